using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Declarations that people have already, as a project of attributed C#.</summary>
public static class Scaffold
{
    /// <summary>What can be read, in the order of the names.</summary>
    public static IReadOnlyList<ScaffoldSource> Sources { get; } =
    [new InspectSource(), new LmEvalSource(), new MetrSource(), new PromptfooSource(), new TerminalBenchSource()];

    /// <summary>Reads an input.</summary>
    /// <param name="source">What the input is.</param>
    /// <param name="input">A file or a folder.</param>
    /// <param name="revision">The version of what states none.</param>
    /// <exception cref="ScaffoldException">The input cannot be read as that, or no row of it can be taken.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public static ProjectDraft Read(ScaffoldSource source, string input, string revision = ScaffoldSource.Unstated)
    {
        var draft = MetricIds.Settle(source.Read(input, revision));
        return draft.Suites.Any(suite => suite.Families.Count > 0)
            ? draft
            : throw new ScaffoldException(
                draft.Refused is [var first, ..]
                    ? $"{input}: no row of it can be taken; {Ids.Shown(first.Task)}: {first.Reason}"
                    : $"{input} declares nothing"
            );
    }

    /// <summary>Writes a draft as a project.</summary>
    /// <param name="source">What it was read from.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="folder">Where the files go; the caller commits it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(ScaffoldSource source, ProjectDraft draft, OutputFolder folder, CancellationToken stop) =>
        ProjectWriter.Write(source.Project, draft, folder, stop);
}
