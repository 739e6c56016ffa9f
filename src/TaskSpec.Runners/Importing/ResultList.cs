using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>All results that logs hold rows of, found by a row.</summary>
internal sealed class ResultList
{
    private readonly List<LoggedResult> all = [];
    private readonly Dictionary<(Conditions, string, string, string, string?, string?), LoggedResult> found = [];
    private readonly Dictionary<(string Task, string Metric), MetricValues> values = [];

    // A log mostly goes through the same few results, sample after sample.
    private readonly LoggedResult?[] recent = new LoggedResult?[8];
    private int next;

    /// <summary>The results by their places.</summary>
    public IReadOnlyList<LoggedResult> All => all;

    /// <summary>The result of a row.</summary>
    public LoggedResult Of(SampleRow row, Conditions conditions)
    {
        foreach (var known in recent)
        {
            if (known?.Is(row, conditions) == true)
                return known;
        }

        var key = (conditions, row.Model, row.Task, row.Metric, row.Variant, row.Version);
        if (!found.TryGetValue(key, out var of))
        {
            if (!values.TryGetValue((row.Task, row.Metric), out var own))
                values[(row.Task, row.Metric)] = own = new();
            found[key] = of = new(all.Count, row, conditions, own);
            all.Add(of);
        }

        recent[next++ % recent.Length] = of;
        return of;
    }

    /// <summary>Forgets the results from a place on.</summary>
    public void Forget(int from)
    {
        foreach (var of in all[from..])
            found.Remove((of.Conditions, of.Model, of.Task, of.Metric, of.Variant, of.Version));
        all.RemoveRange(from, all.Count - from);
        Array.Clear(recent);
    }
}
