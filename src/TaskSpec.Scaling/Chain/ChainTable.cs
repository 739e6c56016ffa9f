using System.Runtime.InteropServices;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Chain;

/// <summary>Gathers the scores of each sample over the models of one recipe, and how they correlate with compute.</summary>
/// <remarks>Whoever adds a long table's samples one after the other settles those that are whole: only the others are held.</remarks>
/// <param name="statistic">Which correlation.</param>
public sealed class ChainTable(RankStatistic statistic = RankStatistic.Spearman)
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

    /// <summary>Correlations with compute by metric, of the samples that were settled.</summary>
    internal Dictionary<string, CorrelationList> Correlations { get; } = new(StringComparer.Ordinal);

    /// <summary>How the wrong choices' mass correlates with the right choice's log-likelihood.</summary>
    internal CorrelationList WrongWithRight { get; } = new();

    /// <summary>The wrong choices' mass at the largest model, in orders of magnitude, one a sample and recipe.</summary>
    internal List<double> WrongAtLargest { get; } = [];

    /// <summary>Takes the samples that were added for whole: correlates their scores, and forgets them.</summary>
    public void Settle()
    {
        foreach (var curves in Curves())
        {
            foreach (var (metric, curve) in curves.Where(curve => IsLadder(curve.Value)))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(Correlations, metric, out _);
                (list ??= new()).Add(ComputeCorrelation.Of(curve, statistic));
            }

            if (curves.TryGetValue(ChainMetrics.WrongMass, out var wrong) && IsLadder(wrong))
            {
                var right = curves[ChainMetrics.LogLikelihood];
                if (right.Count == wrong.Count)
                    WrongWithRight.Add(
                        ComputeCorrelation.Of([.. right.Select(p => p.Value)], [.. wrong.Select(p => p.Value)], statistic)
                    );
                WrongAtLargest.Add(wrong.MaxBy(point => point.Flop).Value / Math.Log(10));
            }
        }

        samples.Clear();
    }

    private static bool IsLadder(List<(double Flop, double Value)> curve) =>
        curve.Select(point => point.Flop).Distinct().Count() >= ChainReport.FewestModels;

    /// <summary>For every sample of every family the scores by metric, each with the compute of its model.</summary>
    private IEnumerable<Dictionary<string, List<(double Flop, double Value)>>> Curves()
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
