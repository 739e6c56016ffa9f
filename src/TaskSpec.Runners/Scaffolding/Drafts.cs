using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>What a source declares, in the catalog's words: what the writer turns into C#.</summary>
/// <param name="Suites">The suites.</param>
/// <param name="Refused">The rows that could not be taken, in the order of the source.</param>
public sealed record ProjectDraft(IReadOnlyList<SuiteDraft> Suites, IReadOnlyList<RefusedRow> Refused);

/// <summary>A suite.</summary>
/// <param name="Id">Its id, safe as a path segment.</param>
/// <param name="Version">Its version.</param>
/// <param name="Families">Its families; none where all rows of it were refused.</param>
public sealed record SuiteDraft(string Id, string Version, IReadOnlyList<FamilyDraft> Families)
{
    /// <summary>What it is, in words of any kind.</summary>
    public string? Summary { get; init; }
}

/// <summary>A family.</summary>
/// <param name="Family">Its declaration. Types, metrics and metadata in it count for nothing: they stand here.</param>
public sealed record FamilyDraft(Family Family)
{
    /// <summary>The metric to forecast; null where the source names none.</summary>
    public MetricDraft? Headline { get; init; }

    /// <summary>What else is recorded.</summary>
    public IReadOnlyList<MetricDraft> Records { get; init; } = [];

    /// <summary>The skills that it needs, in the source's words.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Free entries.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Its named tasks.</summary>
    public IReadOnlyList<TaskDraft> Tasks { get; init; } = [];

    /// <summary>Its samples, where the source has them: they go to a file beside it.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];
}

/// <summary>A metric.</summary>
/// <param name="Use">Its facts; the type is that of a built-in one, or empty for one that has to be declared.</param>
public sealed record MetricDraft(MetricUse Use)
{
    /// <summary>What it is, where it has to be declared. Metrics that differ differ in it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What tells it from metrics that have its id: where they differ in one of these, it stands behind the id.</summary>
    public EquatableArray<string> Apart { get; init; } = [];
}

/// <summary>A named task, and what the source says of it that the language has no place for.</summary>
public sealed record TaskDraft(EvalTask Task, IReadOnlyList<Note> Notes);

/// <summary>A free entry.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">A string, number or Boolean.</param>
public sealed record Note(string Key, object Value);

/// <summary>A row that could not be taken.</summary>
/// <param name="Task">Its name in the source, or its place where it has none.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RefusedRow(string Task, string Reason);
