using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>What a log says of the whole run.</summary>
internal sealed record InspectHeader
{
    /// <summary>The most times that a sample is run: what is missing gets a row for each.</summary>
    public const int MostEpochs = 1_000;

    private InspectHeader(string model, string task) => (Model, Task) = (model, task);

    /// <summary>The model.</summary>
    public string Model { get; }

    /// <summary>The family's id where the task was exported from a catalog, else what Inspect calls it.</summary>
    public string Task { get; }

    /// <summary>The version; null where nobody gave one, which Inspect writes as 0.</summary>
    public string? Version { get; private init; }

    /// <summary>The variant.</summary>
    public string? Variant { get; private init; }

    /// <summary>Whether the task was exported from a catalog.</summary>
    public bool Exported { get; private init; }

    /// <summary>The family of the catalog that Inspect has already; null where it is none.</summary>
    public KnownTask? Has { get; private init; }

    /// <summary>The samples that were to be run.</summary>
    public IReadOnlyList<string> Samples { get; private init; } = [];

    /// <summary>How often each was to be run.</summary>
    public int Epochs { get; private init; } = 1;

    /// <summary>Whether it says a number of times that nobody can have meant.</summary>
    public bool HasOddEpochs { get; private init; }

    /// <summary>The metrics that an exported task measures.</summary>
    public IReadOnlyList<string> Metrics { get; private init; } = [];

    /// <summary>The scorers that were to score, as their scores are called, with their options.</summary>
    public IReadOnlyList<(string Name, JToken? Options)> Scorers { get; private init; } = [];

    /// <summary>Under what the samples were run.</summary>
    public Conditions Conditions { get; } = new();

    /// <summary>How many samples the data has; null where it is not said.</summary>
    public double? Known { get; private init; }

    /// <summary>Takes what stands outside of <c>eval</c>: how the run ended.</summary>
    public void Ended(string? status) => Conditions.Unfinished = status is not null and not "success";

    /// <summary>Takes what stands outside of <c>eval</c>: the steps of the solver, and how outputs were generated.</summary>
    public void Planned(JToken? plan)
    {
        var steps = (plan.At("steps") as JArray ?? []).OfType<JObject>().Select(Step).ToArray();
        Conditions.SetOne(ConditionKind.Solver, "plan", new JArray(steps));
        Conditions.SetAll(ConditionKind.Generation, plan.At("config"));
    }

    /// <summary>Reads a log's <c>eval</c>.</summary>
    /// <exception cref="TableException">It does not say which model did which task.</exception>
    public static InspectHeader Of(JToken? eval, string path, RunnerNames names)
    {
        if (
            eval is not JObject spec
            || spec.At("model").Text() is not { Length: > 0 } model
            || spec.At("task").Text() is not { Length: > 0 } task
        )
            throw new TableException($"{path}: it does not say which model did which task (eval.model, eval.task)");
        var key = ResultKey.Read(spec.At("metadata"));
        var known = key is null ? names.Of(InspectReader.Name, task) : null;
        var version = key is { Version.Length: > 0 } ? key.Version : Stated(spec.At("task_version"));
        var header = new InspectHeader(model, key?.Task ?? known?.Family.Id ?? task)
        {
            Has = known,
            Version = known?.Family.Version ?? version,
            Variant = key?.Variant,
            Exported = key is not null,
            Samples = [.. (spec.At("dataset", "sample_ids") as JArray ?? []).Select(InspectValue.Id).OfType<string>()],
            Epochs = StatedEpochs(spec) is >= 1 and <= MostEpochs and var epochs ? (int)epochs : 1,
            HasOddEpochs = StatedEpochs(spec) is not (>= 1 and <= MostEpochs),
            Metrics = key is null ? [] : [.. OwnMetrics(spec)],
            Scorers = [.. ScorersOf(spec)],
            Known = spec.At("dataset", "samples").Number(),
        };
        header.State(spec);
        if (known is not null)
            header.Conditions.Set(ConditionKind.Version, InspectReader.Name, version);
        return header;
    }

    /// <summary>What results call a scorer's score.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="key">The key, where the scorer gives several scores.</param>
    public string Metric(string scorer, string? key) =>
        key is null ? scorer
        : Exported && scorer == ResultKey.Slot ? key
        : $"{scorer}.{key}";

    private static double StatedEpochs(JObject spec) => spec.At("config", "epochs").Number() ?? 1;

    private void State(JObject spec)
    {
        var of = Conditions;
        of.Run = spec.At("eval_id").Text() ?? spec.At("run_id").Text();
        of.Lineage = spec.At("task_id").Text();
        of.Date = spec.At("created").Text();
        of.SetAll(ConditionKind.ModelArgument, spec.At("model_args"));
        of.SetAll(ConditionKind.Judge, spec.At("model_roles"));
        // What an exported task is made of is its version's; the argument only says in which file.
        Arguments(ConditionKind.TaskArgument, "task_args", spec, name => Exported && name == "bundle");
        of.Set(ConditionKind.TaskArgument, "dataset", spec.At("dataset", "name").Text());
        of.SetAll(ConditionKind.Generation, spec.At("model_generate_config"));
        of.Set(ConditionKind.Solver, "", spec.At("solver").Text());
        Arguments(ConditionKind.Solver, "solver_args", spec, _ => false);
        of.Set(ConditionKind.Solver, "sandbox", spec.At("sandbox").Text() ?? spec.At("sandbox", "type").Text());
        of.SetOne(ConditionKind.Solver, "sandbox.config", Located(spec.At("sandbox", "config")));
        of.SetOne(ConditionKind.Solver, "approval", spec.At("config", "approval"));
        foreach (var limit in (spec.At("config") as JObject ?? []).Properties())
        {
            if (LimitOf(limit.Name) is { } name)
                of.SetOne(ConditionKind.Limit, name, limit.Value);
        }
    }

    /// <summary>Arguments with their defaults, of which older versions log those alone that somebody passed.</summary>
    private void Arguments(ConditionKind kind, string member, JObject spec, Func<string, bool> except)
    {
        var passed = spec.At($"{member}_passed") as JObject;
        if (spec.At(member) is not JObject all)
            Conditions.SetAll(kind, passed, except);
        else
            Conditions.SetAll(
                kind,
                all,
                except,
                (name, text) => text == "false" && passed is not null && !passed.ContainsKey(name)
            );
    }

    /// <summary>A step of the plan; generating is no solver's own, so that its parameters are how outputs are generated.</summary>
    private static JObject Step(JObject step)
    {
        var own = (JObject)step.DeepClone();
        // It says again what of the parameters was passed.
        if (own.At("params") is JObject)
            own.Remove("params_passed");
        if (own.At("solver").Text() is "generate")
            own.Set("params", ConditionText.Canonical(own.At("params"), ConditionKind.Generation) ?? new JObject());
        return own;
    }

    /// <summary>A limit of an attempt by its name today; null for what is none.</summary>
    private static string? LimitOf(string name) =>
        name switch
        {
            "max_messages" => "message_limit",
            "max_tokens" => "token_limit",
            _ when name.EndsWith("_limit", StringComparison.Ordinal) => name,
            _ => null,
        };

    // Where a file lies is the machine's.
    private static JToken? Located(JToken? config) =>
        config.Text() is { } path && Path.IsPathRooted(path) ? Path.GetFileName(path) : config;

    private static string? Stated(JToken? version) =>
        InspectValue.Id(version) is { } stated and not "0" and not "" ? stated : null;

    /// <summary>A scorer goes by its name without its package, and the second of one name has a number behind it.</summary>
    private static IEnumerable<(string, JToken?)> ScorersOf(JObject spec)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scorer in (spec.At("scorers") as JArray ?? []).OfType<JObject>())
        {
            if (scorer.At("name").Text()?.Split('/')[^1] is not { } plain || plain == ResultKey.Slot)
                continue;
            var name = plain;
            for (var i = 1; !names.Add(name); i++)
                name = FormattableString.Invariant($"{plain}{i}");
            yield return (name, scorer.At("options"));
        }
    }

    private static IEnumerable<string> OwnMetrics(JObject spec) =>
        from scorer in (spec.At("scorers") as JArray ?? []).OfType<JObject>()
        where scorer.At("name").Text() == ResultKey.Slot
        from metric in (scorer.At("options", "metrics") as JArray ?? []).OfType<JObject>()
        where metric.At("name").Text() is not null
        select metric.At("name").Text();
}
