using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// A folder that is filled whole or not at all: beside its place first, or in a hidden folder in it where it is there already, and into it once
/// everything is written.
/// </summary>
/// <remarks>
/// A folder that is there gets its files one by one. Until the last, a list of all with their hashes, is there, it is marked, and nothing of ours
/// takes it for whole (<see cref="FolderState"/>). What a kill left is removed by the next one for the same place.
/// </remarks>
public sealed class OutputFolder : IDisposable
{
    private const string Lock = "lock";
    private const string Content = "files";

    private readonly string place;
    private readonly string staging;
    private readonly FileStream owned;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="place">The folder. Files that are there already stay, unless one of the same name is written.</param>
    /// <exception cref="IOException">The place is a file, is being written by another command, or cannot be written.</exception>
    public OutputFolder(string place)
    {
        this.place = RealPath.Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place)));
        if (File.Exists(this.place))
            throw new IOException("it is a file; name a folder");
        var parent = Path.GetDirectoryName(this.place) ?? throw new IOException("it is the root; name a folder in it");
        Directory.CreateDirectory(parent);
        var (beside, inside) = (Staging.Beside(this.place), Path.Combine(this.place, Staging.Suffix));
        staging = Directory.Exists(this.place) ? inside : beside;
        owned = Own(staging);
        // A kill right after the folder came to be leaves what was beside it.
        if (staging == inside && Directory.Exists(beside))
            Remove(beside, Own(beside));
        Directory.CreateDirectory(Path.Combine(staging, Content));
    }

    /// <summary>The names of the files written so far, relative, with slashes, in ordinal order.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>Begins a file.</summary>
    /// <param name="name">Its name, relative, with slashes; every segment an id or a constant, so that none leaves the folder.</param>
    /// <exception cref="ArgumentException">The name leaves the folder, or was written before.</exception>
    public Stream Create(string name)
    {
        var root = Path.Combine(staging, Content);
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !files.Add(name))
            throw new ArgumentException($"'{name}' leaves the folder, or is written twice", nameof(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        using var stream = Create(name);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Puts everything in its place. A folder that is not there yet appears at once; in one that is, each file does.</summary>
    /// <exception cref="IOException">A place cannot be written.</exception>
    public void Commit()
    {
        var root = Path.Combine(staging, Content);
        FolderState.WriteManifest(root, files);
        if (!Directory.Exists(place) && IsMoved(root))
            return;

        // Somebody may have made it meanwhile, and be writing to it.
        var inside = Path.Combine(place, Staging.Suffix);
        var other = staging == inside ? null : Own(inside);
        FolderState.Mark(place);
        foreach (var name in files)
        {
            var target = Path.Combine(place, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(root, name), target, overwrite: true);
        }

        File.Move(Path.Combine(root, FolderState.Manifest), Path.Combine(place, FolderState.Manifest), overwrite: true);
        FolderState.Unmark(place);
        if (other is not null)
            Remove(inside, other);
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose() => Remove(staging, owned);

    private bool IsMoved(string root)
    {
        try
        {
            Directory.Move(root, place);
            return true;
        }
        // Somebody was quicker.
        catch (IOException) when (Directory.Exists(place))
        {
            return false;
        }
    }

    private static FileStream Own(string folder)
    {
        while (true)
        {
            Directory.CreateDirectory(folder);
            try
            {
                var owned = Staging.Own(Path.Combine(folder, Lock), FileMode.OpenOrCreate);
                if (File.Exists(owned.Name))
                {
                    RemoveContent(folder);
                    return owned;
                }

                // It was given up between its opening and its locking.
                owned.Dispose();
            }
            catch (DirectoryNotFoundException)
            {
                // The one before has just removed it.
            }
            catch (IOException error) when (Staging.IsInUse(error))
            {
                throw new IOException("another command is writing to it; wait for that one, or name another folder", error);
            }
        }
    }

    // The lock goes last, and the folder only if nobody else has come for it.
    private static void Remove(string folder, FileStream owned)
    {
        RemoveContent(folder);
        File.Delete(owned.Name);
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // It is another command's now.
        }

        owned.Dispose();
    }

    private static void RemoveContent(string folder)
    {
        var content = Path.Combine(folder, Content);
        if (Directory.Exists(content))
            Directory.Delete(content, recursive: true);
    }
}
