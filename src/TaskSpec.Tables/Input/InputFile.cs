using System.Runtime.ExceptionServices;

namespace TaskSpec.Tables;

/// <summary>
/// The one way to open a file that somebody names. A file is opened as it is; a pipe or a device gives what it has once, and is read where
/// <see cref="PipedInputs"/> keep it; a folder, and what a command was stopped at, are refused.
/// </summary>
internal static class InputFile
{
    /// <summary>Opens it at its beginning; it can be read more than once, and from anywhere.</summary>
    /// <exception cref="IOException">It is a folder, is of an incomplete one, gives more than is kept, or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The command was stopped while it waited for a pipe.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("it is a folder; name a file");
        if (PipedInputs.Current?.Find(path) is { } kept)
            return kept;
        FolderState.RefuseIncomplete(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (MayWait(path))
            return Piped(path);
        return Whole(path);
    }

    /// <summary>Whether nothing stands in it, as far as can be told without waiting for whoever writes to a pipe.</summary>
    public static bool IsEmpty(string path) =>
        new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is FileInfo target
            ? !target.Exists || target.Length == 0
            : new FileInfo(path).Length == 0;

    private static FileStream Whole(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    // Pipes and devices have no length, and the links to them that shells and systems make lead to no name.
    private static bool MayWait(string path) =>
        new FileInfo(path) is { Exists: true } file && (file.LinkTarget is not null || file.Length == 0);

    /// <summary>What may be a pipe or a device, opened where no wait for whoever writes to it keeps an interruption waiting.</summary>
    private static FileStream Piped(string path)
    {
        var inputs = PipedInputs.Current;
        var opening = Task.Run(() => Opened(path), CancellationToken.None);
        var (file, isWhole) = Awaited(opening, inputs?.Stop ?? default);
        if (isWhole)
            return file;
        using (file)
            return inputs?.Keep(path, file)
                ?? throw new IOException(
                    "it is a pipe or a device, which gives what it has once, and this is read more than once; write it to a file first"
                );
    }

    private static (FileStream File, bool IsWhole) Opened(string path)
    {
        var file = Whole(path);
        // A device may be wound back and yet have no length.
        var isWhole = file.CanSeek && (file.Length > 0 || file.ReadByte() < 0);
        if (file.CanSeek)
            file.Position = 0;
        return (file, isWhole);
    }

    /// <summary>Waits for something that cannot be told to end, for as long as it is let.</summary>
    internal static T Awaited<T>(Task<T> task, CancellationToken stop)
    {
        try
        {
            task.Wait(stop);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
        }

        return task.Result;
    }
}
