using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Simulation;

/// <summary>An item of a family, the same one for all models.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Place">Its place among the family's, from 0.</param>
/// <param name="Task">The named task that it belongs to.</param>
/// <param name="Cluster">The cluster, from 1; null where the family has none.</param>
internal sealed record SimulatedItem(string Id, int Place, EvalTask? Task, int? Cluster)
{
    /// <summary>Where it is half way, in decades from its family.</summary>
    public double Offset { get; init; }

    /// <summary>Whether the harness stops attempts at it.</summary>
    public bool Stopped { get; init; }

    /// <summary>So many items of a family: in the order of its named tasks where it has any, else by number.</summary>
    public static IEnumerable<SimulatedItem> Of(Family family, int count)
    {
        var sizes = family.Tasks.Select(task => Math.Max(1, task.Samples ?? 1)).ToArray();
        // Another number than the tasks have is shared out among them in turn.
        var byTask = family.Tasks.IsEmpty
            ? []
            : Enumerable
                .Range(0, count)
                .Select(i => sizes.Sum() == count ? Owner(sizes, i) : i % sizes.Length)
                .Order()
                .GroupBy(task => task)
                .SelectMany(items => items.Select((task, k) => (Task: family.Tasks[task], Number: k + 1, Of: items.Count())))
                .ToArray();
        var clusters = family.Samples?.Clusters ?? family.Profile?.Clusters;
        for (var i = 0; i < count; i++)
        {
            int? cluster = clusters is > 0 and var groups ? (int)((long)i * groups / count) + 1 : null;
            yield return byTask.Length == 0
                ? new(FormattableString.Invariant($"{i + 1}"), i, null, cluster)
                : new(NameOf(byTask[i]), i, byTask[i].Task, cluster);
        }
    }

    private static string NameOf((EvalTask Task, int Number, int Of) item) =>
        item.Of == 1 ? item.Task.Id : FormattableString.Invariant($"{item.Task.Id}-{item.Number}");

    private static int Owner(int[] sizes, int item)
    {
        var task = 0;
        while (item >= sizes[task])
            item -= sizes[task++];
        return task;
    }
}
