using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests;

/// <summary>A folder of its own for each test, and logs read from it.</summary>
public abstract class LogTest : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("taskspec-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return Path.Combine(Folder, name);
    }

    /// <summary>The rows of a log, and what was refused and noted.</summary>
    protected static (SampleRow[] Rows, Import Import) Read(LogReader reader, string path)
    {
        var import = new Import(CancellationToken.None);
        return ([.. Logs.Read([path], [reader], import).Select(Bare)], import);
    }

    /// <summary>A row without what only says where it comes from.</summary>
    internal static SampleRow Bare(SampleRow row) => row with { Conditions = null, Id = null, Run = null, Scale = null };
}
