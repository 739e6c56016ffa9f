using System.Text.RegularExpressions;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>What runners call the families of a catalog that they have already (<see cref="RunsAsAttribute"/>): results of that name are the family's.</summary>
public sealed class RunnerNames
{
    private readonly Dictionary<(string Runner, string Name), KnownTask> known = [];

    /// <summary>Those of a catalog.</summary>
    /// <param name="catalog">The catalog; null where results are held against none.</param>
    public RunnerNames(Catalog? catalog)
    {
        foreach (var family in catalog?.Families ?? [])
        {
            if (family.RunsAs is not { } runs)
                continue;
            Add(new(LmEval.LmEvalReader.Name, family, LmEval.LmEvalResults.MetricOf(runs.LmEvalMetric)), runs.LmEval);
            Add(new(Inspect.InspectReader.Name, family, runs.InspectScorer), runs.Inspect);
            // A log names the task without its package.
            Add(new(Inspect.InspectReader.Name, family, runs.InspectScorer), runs.Inspect?.Split('/')[^1]);
        }
    }

    /// <summary>No names.</summary>
    public static RunnerNames None { get; } = new(null);

    /// <summary>The family that a runner calls so; null where it is none of the catalog's.</summary>
    internal KnownTask? Of(string runner, string task) => known.GetValueOrDefault((runner, task));

    private void Add(KnownTask task, string? name)
    {
        if (name is not null)
            known.TryAdd((task.Runner, name), task);
    }
}

/// <summary>A family that a runner has already.</summary>
/// <param name="Runner">The runner.</param>
/// <param name="Family">The family.</param>
/// <param name="Metric">What the runner calls the headline metric; null where it goes by the metric's own names.</param>
internal sealed partial record KnownTask(string Runner, Family Family, string? Metric)
{
    /// <summary>The family's named task that a part of the runner's task is: by its id, or as the runner writes it.</summary>
    public string PartOf(string name) =>
        Family.Tasks.FirstOrDefault(task => task.Id == name || Plain(task.Id) == Plain(name))?.Id ?? name;

    /// <summary>A row of the runner's task as one of the family. The version there is no version of the declaration's, but tells results apart.</summary>
    public SampleRow Of(SampleRow row)
    {
        row.Conditions?.Set(ConditionKind.Version, Runner, row.Version);
        return row with { Task = Family.Id, Version = Family.Version };
    }

    /// <summary>What a metric of the runner's task is called as one of the family.</summary>
    public string MetricOf(string logged) =>
        Metric is null || Family.Headline?.ResultName() is not { } headline ? logged
        : logged == Metric ? headline
        // Another metric that goes by the same name is not it.
        : logged == headline ? $"{logged}[{Runner}]"
        : logged;

    private static string Plain(string name) => NoWord.Replace(name.ToLowerInvariant(), "-");

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord { get; }
}
