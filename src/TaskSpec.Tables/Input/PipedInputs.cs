using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace TaskSpec.Tables;

/// <summary>What one command reads of pipes and devices: each is read once, and kept on disk for as long as the command runs.</summary>
/// <param name="stop">Ends the command.</param>
internal sealed class PipedInputs(CancellationToken stop)
{
    private static readonly AsyncLocal<PipedInputs?> current = new();
    private readonly Dictionary<string, FileStream> copies = new(StringComparer.Ordinal);

    /// <summary>Those of the command that runs; null where pipes are not read.</summary>
    public static PipedInputs? Current => current.Value;

    /// <summary>Ends the command.</summary>
    public CancellationToken Stop => stop;

    /// <summary>From here on pipes are read: in everything that the calling method starts, and nowhere else.</summary>
    /// <param name="stop">Ends the command.</param>
    public static void Take(CancellationToken stop) => current.Value = new(stop);

    /// <summary>What was kept of a path; null where it was not read, or is no pipe.</summary>
    public FileStream? Find(string path)
    {
        lock (copies)
            return copies.TryGetValue(Path.GetFullPath(path), out var copy) ? Anew(copy) : null;
    }

    /// <summary>Keeps all that a pipe gives.</summary>
    /// <exception cref="IOException">It gives more than is kept, or the disk does not hold it.</exception>
    public FileStream Keep(string path, Stream pipe)
    {
        var copy = UnnamedFile.Create();
        InputFile.Awaited(Task.Run(() => Copy(pipe, copy), CancellationToken.None), stop);
        lock (copies)
            copies[Path.GetFullPath(path)] = copy;
        return Anew(copy);
    }

    private long Copy(Stream pipe, FileStream copy)
    {
        var buffer = new byte[1 << 16];
        for (int count; (count = pipe.Read(buffer)) > 0; )
        {
            stop.ThrowIfCancellationRequested();
            if (copy.Position + count > ReadBudget.Piped)
                throw new IOException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"it is a pipe or a device that gives more than {ReadBudget.Piped:N0} bytes; write what you need of it to a file first"
                    )
                );
            copy.Write(buffer, 0, count);
        }

        return copy.Position;
    }

    /// <summary>The copy once more from its beginning; each keeps a place of its own.</summary>
    private static FileStream Anew(FileStream copy) =>
        new(new SafeFileHandle(copy.SafeFileHandle.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, 1 << 16)
        {
            Position = 0,
        };
}
