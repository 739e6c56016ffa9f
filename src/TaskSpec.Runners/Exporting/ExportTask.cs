using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>One family as it is asked in one way: what a runner calls a task.</summary>
/// <param name="Catalog">The assembly whose catalog holds it.</param>
/// <param name="Family">The family.</param>
/// <param name="Variant">The variant; null for a family without any, and for the default.</param>
/// <param name="Samples">Its samples, made while they are enumerated.</param>
public sealed record ExportTask(string Catalog, Family Family, Variant? Variant, Func<IEnumerable<Sample>> Samples)
{
    private readonly Dictionary<string, double> minutes = Family
        .Tasks.Where(task => task.HumanMinutes is not null)
        .ToDictionary(task => task.Id, task => task.HumanMinutes!.Value, StringComparer.Ordinal);

    /// <summary>Why there are no samples here, and what to do; null where there are.</summary>
    public string? Missing { get; init; }

    /// <summary>A name that is safe as a path segment and unique: <c>family</c>, or <c>family@variant</c>, as no id holds an @.</summary>
    public string Name => Variant is null ? Family.Id : $"{Family.Id}@{Variant.Id}";

    /// <summary>Solved examples before the question.</summary>
    public int FewShot => Variant?.FewShot ?? Family.Sampling?.FewShot ?? 0;

    /// <summary>Independent attempts at each sample.</summary>
    public int Attempts => Family.Sampling?.Attempts ?? 1;

    /// <summary>The metrics of the answer, the headline first.</summary>
    public IEnumerable<MetricUse> Metrics => Family.Headline is { } headline ? Family.Records.Prepend(headline) : Family.Records;

    /// <summary>Human time of a sample in minutes: its own, its named task's, or the family's.</summary>
    public double? MinutesOf(Sample sample) =>
        sample.HumanMinutes
        ?? (sample.Task is { } task && minutes.TryGetValue(task, out var own) ? own : (double?)null)
        ?? (Family.HumanTimes.IsEmpty ? null : Family.HumanTimes[0].Minutes);
}
