using System.Text;

namespace TaskSpec.Tables;

/// <summary>
/// What a result was measured under, as its log states it: the members that change what is measured, and beside them those that only say where it
/// comes from. Two results are of one thing where the first are the same; docs/runners/conditions.md lists both.
/// </summary>
/// <remarks>A log may say more of them behind its results: they are compared once it is read.</remarks>
public sealed class Conditions
{
    private static readonly System.Buffers.SearchValues<char> behindName = System.Buffers.SearchValues.Create(",[");
    private readonly SortedDictionary<(ConditionKind Kind, string Name), string> members = new(ConditionOrder.Ordinal);
    private readonly Dictionary<string, MetricScale> scales = new(StringComparer.Ordinal);
    private readonly Dictionary<(ConditionKind Kind, string Name), string> alike = [];
    private readonly HashSet<(ConditionKind Kind, string Name)> found = [];
    private readonly HashSet<(ConditionKind Kind, string Name)> defaults = [];

    /// <summary>The conditions by which results are compared, in the order of their kinds and names.</summary>
    public IReadOnlyDictionary<(ConditionKind Kind, string Name), string> Members => members;

    /// <summary>The conditions that the log states, also those by which nothing is told apart.</summary>
    public IEnumerable<(ConditionKind Kind, string Name)> Stated => members.Keys.Concat(alike.Keys);

    /// <summary>The runner that logged it.</summary>
    public string? Runner { get; set; }

    /// <summary>Which run it is, by the log's own identifier; null where it states none.</summary>
    public string? Run { get; set; }

    /// <summary>What a run and its retries have in common; null where the log states none.</summary>
    public string? Lineage { get; set; }

    /// <summary>Whether the run ended by itself: a retry takes the place of what one that did not left open.</summary>
    public bool Unfinished { get; set; }

    /// <summary>When it was run, in a form that sorts; null where the log does not say.</summary>
    public string? Date { get; set; }

    /// <summary>The model's parameters, where the log states them.</summary>
    public double? Params { get; set; }

    /// <summary>The model's training tokens, where the log states them.</summary>
    public double? Tokens { get; set; }

    /// <summary>The model's training compute in FLOP, where the log states it.</summary>
    public double? Flop { get; set; }

    /// <summary>The model's recipe, where the log states it.</summary>
    public string? Family { get; set; }

    /// <summary>States a metric's range or direction.</summary>
    /// <param name="metric">What the log calls it.</param>
    /// <param name="scale">What it says of it.</param>
    public void SetScale(string metric, MetricScale scale) => scales[metric] = scale;

    /// <summary>What the log says of a metric's range and direction.</summary>
    /// <param name="metric">The metric; filter and parameters behind its name change neither.</param>
    public MetricScale ScaleOf(string metric) =>
        scales.TryGetValue(metric, out var stated) || scales.TryGetValue(PlainMetric(metric), out stated)
            ? stated
            : MetricScale.Unknown;

    /// <summary>A metric's name without filter and parameters: that of <c>exact_match,strict</c> and <c>exact_match[k=1]</c> is <c>exact_match</c>.</summary>
    public static string PlainMetric(string metric) =>
        metric.AsSpan().IndexOfAny(behindName) is > 0 and var end ? metric[..end] : metric;

    /// <summary>States a condition; an empty one is none.</summary>
    public void Set(ConditionKind kind, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            members[(kind, name)] = value;
    }

    /// <summary>
    /// States a condition that the runner finds out by itself, and that some of its versions do not log: it tells results apart where two logs say
    /// differently, and not where one says nothing.
    /// </summary>
    public void SetFound(ConditionKind kind, string name, string? value)
    {
        Set(kind, name, value);
        if (members.ContainsKey((kind, name)))
            found.Add((kind, name));
    }

    /// <summary>Whether a condition is one that not every version of the runner logs.</summary>
    public bool IsFound(ConditionKind kind, string name) => found.Contains((kind, name));

    /// <summary>States a condition that holds as well where a log says nothing of it.</summary>
    public void SetDefault(ConditionKind kind, string name, string? value)
    {
        Set(kind, name, value);
        if (members.ContainsKey((kind, name)))
            defaults.Add((kind, name));
    }

    /// <summary>Whether a condition holds as well where a log says nothing of it.</summary>
    public bool IsDefault(ConditionKind kind, string name) => defaults.Contains((kind, name));

    /// <summary>Compares results by a condition no more, as what others say of it is not known.</summary>
    public void Disregard(ConditionKind kind, string name)
    {
        if (members.Remove((kind, name), out var value))
            alike[(kind, name)] = value;
    }

    /// <summary>A condition's value; null where it is not stated.</summary>
    public string? Of(ConditionKind kind, string name = "") =>
        members.GetValueOrDefault((kind, name)) ?? alike.GetValueOrDefault((kind, name));

    /// <summary>A text that two conditions share exactly where all members are the same.</summary>
    /// <param name="kinds">Which kinds are compared.</param>
    public string Key(Func<ConditionKind, bool> kinds)
    {
        var key = new StringBuilder();
        foreach (var ((kind, name), value) in members)
        {
            if (kinds(kind))
                key.Append((int)kind).Append('\u0001').Append(name).Append('\u0001').Append(value).Append('\u0002');
        }

        return key.ToString();
    }
}

/// <summary>What a condition is. Everything else that a log says of a run is provenance: it changes no name and groups nothing.</summary>
public enum ConditionKind
{
    /// <summary>The model's revision or checkpoint.</summary>
    Revision,

    /// <summary>How the model was loaded: data type, quantisation, adapters, chat template.</summary>
    ModelArgument,

    /// <summary>How its provider was configured.</summary>
    Provider,

    /// <summary>Which of several columns of one provider and prompt.</summary>
    Column,

    /// <summary>An argument of the task.</summary>
    TaskArgument,

    /// <summary>The version of the task.</summary>
    Version,

    /// <summary>The prompt, where a log has several.</summary>
    Prompt,

    /// <summary>Solved examples before the question.</summary>
    Shots,

    /// <summary>How outputs are generated and drawn.</summary>
    Generation,

    /// <summary>The solver, agent or scaffold.</summary>
    Solver,

    /// <summary>A limit of an attempt.</summary>
    Limit,

    /// <summary>The model that judges.</summary>
    Judge,

    /// <summary>A parameter of the metric.</summary>
    Metric,
}
