namespace TaskSpec.Tables;

/// <summary>A file that is prepared beside its place, on the same device, and put there once it is whole.</summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string place;
    private readonly string temporary;
    private readonly UnixFileMode? rights;
    private bool isCommitted;

    private StagedFile(string place)
    {
        this.place = place;
        temporary = Staging.Beside(place);
        if (!OperatingSystem.IsWindows() && File.Exists(place))
            rights = File.GetUnixFileMode(place);
        Stream = Begin();
    }

    /// <summary>What is written to.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins. What a kill left of an earlier one for the same place is removed.</summary>
    /// <param name="place">The real path of the file (<see cref="RealPath"/>).</param>
    /// <exception cref="IOException">Somebody else is writing it, or it cannot be written.</exception>
    public static StagedFile Begin(string place) => new(place);

    /// <summary>Puts the file in its place, with the rights of the one that was there.</summary>
    public void Commit()
    {
        // Whoever wrote may have closed it. Elsewhere than on Windows it stays owned until it is in its place.
        if (Stream.CanWrite && !OperatingSystem.IsWindows())
            Stream.Flush();
        else
            Stream.Dispose();
        try
        {
            // A umask takes from what a file is created with, and not from what it is given.
            if (!OperatingSystem.IsWindows() && rights is { } bits)
                File.SetUnixFileMode(temporary, bits);
            File.Move(temporary, place, overwrite: true);
        }
        catch (FileNotFoundException error)
        {
            throw InUse(error);
        }

        isCommitted = true;
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        if (!isCommitted)
            File.Delete(temporary);
        Stream.Dispose();
    }

    private FileStream Begin()
    {
        for (var again = false; ; again = true)
        {
            try
            {
                return Staging.Own(temporary, FileMode.CreateNew, rights);
            }
            catch (IOException) when (File.Exists(temporary) && !again)
            {
                RemoveLeft();
            }
        }
    }

    private void RemoveLeft()
    {
        try
        {
            Staging.Own(temporary, FileMode.Open).Dispose();
        }
        catch (FileNotFoundException)
        {
            return;
        }
        catch (IOException error) when (Staging.IsInUse(error))
        {
            throw InUse(error);
        }

        File.Delete(temporary);
    }

    private static IOException InUse(Exception error) =>
        new("another command is writing it; wait for that one, or name another file", error);
}
