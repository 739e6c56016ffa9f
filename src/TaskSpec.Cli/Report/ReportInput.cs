using TaskSpec.Scaling.Chain;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Report;

/// <summary>What a report is made of; null is what was not given.</summary>
internal sealed record ReportInput
{
    public CheckedCatalog? Catalog { get; init; }

    public ScoresOfReport? Scores { get; init; }

    /// <summary>The score of chance by task.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    public RunSet? Runs { get; init; }

    public ChainTable? Samples { get; init; }

    /// <summary>The names of the files, for the reader.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
