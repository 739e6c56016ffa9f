using System.Runtime.InteropServices;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Chain;

/// <summary>Gathers the scores of each sample over the models of one recipe.</summary>
public sealed class ChainTable
{
    private readonly Dictionary<Key, Dictionary<string, Dictionary<string, (double Sum, int Count)>>> samples = [];
    private readonly Dictionary<string, double> flops = new(StringComparer.Ordinal);
    private readonly SortedSet<string> withoutFlop = new(StringComparer.Ordinal);

    /// <summary>Rows that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Models whose compute is not known, so that nothing can be correlated with it.</summary>
    public IReadOnlyCollection<string> WithoutFlop => withoutFlop;

    /// <summary>Models whose compute is known.</summary>
    public int Models => flops.Count;

    /// <summary>Adds a row; attempts at a sample are averaged.</summary>
    public void Add(SampleRow row)
    {
        Rows++;
        if (row.Flop is not > 0)
            withoutFlop.Add(row.Model);
        if (row.Flop is not > 0 || row.Value is not { } value)
            return;
        flops[row.Model] = row.Flop.Value;
        ref var models = ref CollectionsMarshal.GetValueRefOrAddDefault(
            samples,
            new(row.Family ?? "", row.Task, row.Sample, row.Variant),
            out _
        );
        models ??= [];
        ref var metrics = ref CollectionsMarshal.GetValueRefOrAddDefault(models, row.Model, out _);
        metrics ??= new(StringComparer.Ordinal);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(metrics, row.Metric, out _);
        sum = (sum.Sum + value, sum.Count + 1);
    }

    /// <summary>For every sample of every family the scores by metric, each with the compute of its model.</summary>
    internal IEnumerable<Dictionary<string, List<(double Flop, double Value)>>> Curves()
    {
        foreach (var models in samples.Values)
        {
            var curves = new Dictionary<string, List<(double, double)>>(StringComparer.Ordinal);
            foreach (var (model, metrics) in models)
            {
                foreach (var (metric, value) in Scores(metrics))
                {
                    ref var curve = ref CollectionsMarshal.GetValueRefOrAddDefault(curves, metric, out _);
                    (curve ??= []).Add((flops[model], value));
                }
            }

            yield return curves;
        }
    }

    private static IEnumerable<(string Metric, double Value)> Scores(Dictionary<string, (double Sum, int Count)> metrics)
    {
        var wrong = metrics
            .Where(metric => metric.Key.StartsWith(ChainMetrics.WrongLogLikelihood, StringComparison.Ordinal))
            .Select(metric => metric.Value.Sum / metric.Value.Count)
            .ToArray();
        foreach (var (metric, (sum, count)) in metrics)
        {
            if (metric == ChainMetrics.LogLikelihood)
            {
                foreach (var step in ChainMetrics.Of(sum / count, wrong))
                    yield return step;
            }
            else if (!metric.StartsWith(ChainMetrics.WrongLogLikelihood, StringComparison.Ordinal))
            {
                yield return (metric, sum / count);
            }
        }
    }

    private readonly record struct Key(string Family, string Task, string Sample, string? Variant);
}
