using System.Reflection;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>The metrics that are at hand in Python, in a module of the standard library alone that scores as their own <c>Score</c> does.</summary>
public static class PythonMetrics
{
    /// <summary>The module's file name.</summary>
    public const string FileName = "taskspec_metrics.py";

    private static readonly Dictionary<string, MetricAttribute> metrics = new(StringComparer.Ordinal);

    /// <summary>The ids of the metrics that an answer's text decides: the module's <c>TEXT</c>.</summary>
    public static IReadOnlySet<string> Text { get; } =
        Ids(
            typeof(Bleu),
            typeof(ChrF),
            typeof(EditSimilarity),
            typeof(ExactMatch),
            typeof(F1),
            typeof(LongestPrefix),
            typeof(MacroF1),
            typeof(NumericMatch),
            typeof(Rouge1),
            typeof(Rouge2),
            typeof(RougeL),
            typeof(SetF1),
            typeof(TokenAccuracy),
            typeof(TolerantMatch)
        );

    /// <summary>The ids of the metrics that the log-likelihoods of the choices decide: the module's <c>CHOICE</c>.</summary>
    public static IReadOnlySet<string> Choice { get; } =
        Ids(typeof(MultipleChoiceAccuracy), typeof(LengthNormalizedAccuracy), typeof(BrierScore), typeof(ChoiceLogLikelihoods));

    /// <summary>The ids of the metrics that the log-likelihood of the target decides: the module's <c>TARGET</c>.</summary>
    public static IReadOnlySet<string> Target { get; } = Ids(typeof(BitsPerByte), typeof(LogLikelihood));

    /// <summary>Whether more is better, of a metric that is at hand.</summary>
    public static bool HigherIsBetter(string metric) => metrics[metric].Best > metrics[metric].Worst;

    /// <summary>Whether a use of a metric is of one that is at hand: an author's own of the same id is not it.</summary>
    public static bool Has(MetricUse use) =>
        typeof(ExactMatch).Assembly.GetType(use.Type) is not null && metrics.ContainsKey(use.Metric);

    /// <summary>The module's text.</summary>
    public static string Source { get; } = Asset.WithCharacters("Python/assets/" + FileName);

    private static HashSet<string> Ids(params Type[] types)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in types.Select(type => type.GetCustomAttribute<MetricAttribute>()!))
        {
            metrics.Add(metric.Id, metric);
            ids.Add(metric.Id);
        }

        return ids;
    }
}
