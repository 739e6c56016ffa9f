using TaskSpec.Catalogs;
using TaskSpec.Scaling.Chain;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Report;

/// <summary>What a report is made of; null is what was not given.</summary>
internal sealed record ReportInput
{
    public CheckedCatalog? Catalog { get; init; }

    public ScoresOfReport? Scores { get; init; }

    /// <summary>The score of chance by task: what families declare, and what a table says of the others.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    /// <summary>Forecasts that were registered.</summary>
    public EquatableArray<RegisteredForecast> Registered { get; init; } = [];

    public RunSet? Runs { get; init; }

    public ChainTable? Samples { get; init; }

    /// <summary>The names of the files, for the reader.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The catalog as a command names it.</summary>
    public string? CatalogFile { get; init; }

    /// <summary>The folder of its project, in which the package finds files, as a command names it; null where it is no project.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>The scores as a command names them.</summary>
    public string? ScoresFile { get; init; }
}
