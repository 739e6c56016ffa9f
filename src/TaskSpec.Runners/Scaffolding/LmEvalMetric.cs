using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>A metric as lm-evaluation-harness declares it.</summary>
/// <param name="Metric">Its name, or <c>!function module.name</c>.</param>
/// <param name="Aggregation">What makes one number of all samples; the metric's default where null.</param>
/// <param name="HigherIsBetter">Which way it goes; not stated where null.</param>
internal sealed record LmEvalMetric(string Metric, string? Aggregation, bool? HigherIsBetter)
{
    private const string Function = "!function ";

    // Behind an id that stands already a number still fits.
    private const int Longest = 100;
    private const int LongestValue = 24;

    /// <summary>What else is given to it, such as <c>ignore_case</c>: with others it is another metric.</summary>
    public EquatableArray<Note> Parameters { get; init; } = [];

    /// <summary>The filter whose output it scores; null where it is the one that takes what the model wrote.</summary>
    public string? Filter { get; init; }

    /// <summary>What that filter does; null where it only takes the first output.</summary>
    public string? Steps { get; init; }

    /// <summary>Whether it scores what the model wrote with nothing given to it.</summary>
    public bool IsBare => Parameters.Count == 0 && Filter is null && Steps is null;

    /// <summary>Whether a function of the task computes it.</summary>
    public bool IsFunction => Metric.StartsWith(Function, StringComparison.Ordinal);

    /// <summary>What results call it: a function's own name without its module.</summary>
    public string Name => Last(Metric);

    /// <summary>What results call it.</summary>
    public string ResultName => LmEval.LmEvalResults.MetricOf(Name, Filter);

    /// <summary>A name that differs wherever filter or parameters do.</summary>
    public string OwnName
    {
        get
        {
            string[] parts =
            [
                Name,
                .. Filter is { } filter ? [filter] : Array.Empty<string>(),
                .. Steps is { } steps ? [ConditionText.Digest(steps)] : Array.Empty<string>(),
                .. Parameters.Select(one => one.Value is true ? one.Key : $"{one.Key}-{Short(one.Value)}"),
            ];
            var name = string.Join('-', parts);
            return name.Length <= Longest ? name : $"{Name}-{ConditionText.Digest(name)}";
        }
    }

    /// <summary>Filter and parameters in words; empty where there are none.</summary>
    public string Given =>
        (Filter is { } filter ? $", of the filter {filter}" : "")
        + (Steps is { } steps ? $", which is {steps}" : "")
        + string.Concat(Parameters.Select(one => $", {one.Key} = {Text(one.Value)}"));

    /// <summary>Whether it is the mean over samples, or what the metric's own default is.</summary>
    public bool IsPlain(string? own = null) => Aggregation is null or "mean" || Aggregation == own;

    /// <summary>The name of the function that aggregates; null where it is none of the task's own.</summary>
    public string? AggregatedBy => Aggregation?.StartsWith(Function, StringComparison.Ordinal) == true ? Last(Aggregation) : null;

    private static string Last(string name) =>
        name.StartsWith(Function, StringComparison.Ordinal) ? name[(name.LastIndexOfAny(['.', ' ']) + 1)..].Trim() : name;

    private static string Short(object value) =>
        Text(value) is { Length: <= LongestValue } text && text.All(char.IsLetterOrDigit)
            ? text
            : ConditionText.Digest(Text(value));

    private static string Text(object value) =>
        value is bool flag
            ? flag
                ? "true"
                : "false"
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
