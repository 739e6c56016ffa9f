using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>A metric as lm-evaluation-harness declares it.</summary>
/// <param name="Metric">Its name, or <c>!function module.name</c>.</param>
/// <param name="Aggregation">What makes one number of all samples; the metric's default where null.</param>
/// <param name="HigherIsBetter">Which way it goes; not stated where null.</param>
internal sealed record LmEvalMetric(string Metric, string? Aggregation, bool? HigherIsBetter)
{
    /// <summary>What else is given to it, such as <c>ignore_case</c>: with others it is another metric.</summary>
    public EquatableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The filter whose output it scores; null where it is the one that takes what the model wrote.</summary>
    public string? Filter { get; init; }

    /// <summary>What that filter does; null where it only takes the first output.</summary>
    public string? Steps { get; init; }

    /// <summary>Whether it scores what the model wrote with nothing given to it.</summary>
    public bool IsBare => Parameters.Count == 0 && Filter is null && Steps is null;

    /// <summary>Whether a function of the task computes it.</summary>
    public bool IsFunction => Metric.StartsWith(MetricParameters.Function, StringComparison.Ordinal);

    /// <summary>What results call it: a function's own name without its module.</summary>
    public string Name => Last(Metric);

    /// <summary>Of how many attempts one must be right, where it is given that.</summary>
    public string? K => Parameters.FirstOrDefault(one => one.Name == "k")?.Value;

    /// <summary>It for one number of attempts.</summary>
    public LmEvalMetric At(string k) =>
        this with
        {
            Parameters = [.. Parameters.Select(one => one.Name == "k" ? one with { Value = k } : one)],
        };

    /// <summary>What results call it. The library that computes pass@k names its values by k.</summary>
    public string ResultName =>
        LmEval.LmEvalResults.MetricOf(Name is "pass_at_k" or "pass@k" && K is { } k ? $"pass@{k}" : Name, Filter);

    /// <summary>A name that differs wherever filter or parameters do.</summary>
    public string OwnName =>
        MetricParameters.Name(
            string.Join('-', new[] { Name, Filter, Steps is { } steps ? ConditionText.Digest(steps) : null }.OfType<string>()),
            Parameters
        );

    /// <summary>Filter and parameters in words; empty where there are none.</summary>
    public string Given =>
        (Filter is { } filter ? $", of the filter {filter}" : "")
        + (Steps is { } steps ? $", which is {steps}" : "")
        + MetricParameters.Words(Parameters);

    /// <summary>How it is aggregated, where that is not what the harness does where nothing is said.</summary>
    public string? OwnAggregation => Aggregation == Default(Metric) ? null : Aggregation;

    /// <summary>Whether it is the mean over samples, or what the metric's own default is.</summary>
    public bool IsPlain(string? own = null) => Aggregation is null or "mean" || Aggregation == own;

    /// <summary>The name of the function that aggregates; null where it is none of the task's own.</summary>
    public string? AggregatedBy =>
        Aggregation?.StartsWith(MetricParameters.Function, StringComparison.Ordinal) == true ? Last(Aggregation) : null;

    private static string? Default(string metric) =>
        metric switch
        {
            "acc" or "acc_norm" or "acc_mutual_info" or "exact_match" => "mean",
            "bits_per_byte" or "bleu" or "brier_score" or "chrf" or "f1" or "perplexity" or "ter" => metric,
            "mcc" => "matthews_corrcoef",
            "word_perplexity" or "byte_perplexity" => "weighted_perplexity",
            _ => null,
        };

    private static string Last(string name) =>
        name.StartsWith(MetricParameters.Function, StringComparison.Ordinal)
            ? name[(name.LastIndexOfAny(['.', ' ']) + 1)..].Trim()
            : name;
}
