using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Helm;

/// <summary>Reads the runs of HELM: <c>per_instance_stats.json</c> and <c>stats.json</c> with <c>run_spec.json</c> beside them.</summary>
/// <remarks>
/// The task is the run's name as far as it is of the scenario (<c>mmlu:subject=philosophy</c>), the sample the instance, an attempt a train trial. What is no
/// test split, or is perturbed, is a variant. Figures of tokens, time and energy are no metrics.
/// </remarks>
public sealed class HelmReader : LogReader
{
    private const string Instances = "per_instance_stats.json";
    private const string Stats = "stats.json";
    private const string Spec = "run_spec.json";

    private static readonly IsDefault defaults = ConditionText.Defaults(
        ("chain_of_thought_suffix", "\n"),
        ("instance_prefix", "\n"),
        ("reference_suffix", "\n"),
        ("sample_train", "true")
    );

    // What says how long and how large something was, and what nothing was measured by.
    private static readonly string[] counts = ["num_", "training_", "inference_", "finish_reason_", "estimated_", "runtime"];
    private static readonly HashSet<string> others = new(StringComparer.Ordinal) { "batch_size", "prompt_truncated", "max_prob" };

    /// <inheritdoc/>
    public override string Runner => "helm";

    /// <inheritdoc/>
    public override string Reads => "per_instance_stats.json and stats.json of HELM's runs, with run_spec.json beside them";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name is Instances or Stats
        && (file.Names("sum_squared") || file.Head.TrimEnd() == "[]")
        && File.Exists(file.Beside(Spec));

    /// <inheritdoc/>
    public override bool Belongs(LogFile file) =>
        (file.Name.EndsWith(".json", StringComparison.Ordinal) && File.Exists(file.Beside(Spec))) || HelmSchema.Is(file);

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var spec = LogLines.Document(file.Beside(Spec), import.Stop);
        if (spec.At("adapter_spec", "model").Text() is not { } model || spec.At("name").Text() is not { } name)
        {
            import.Refuse(file.Path, $"its {Spec} says no model or no name, so nobody knows whose or what it is");
            return [];
        }

        var first = new SampleRow(model, TaskOf(spec, name), "", "") { Conditions = Of(spec, file, import) };
        if (file.Name == Instances)
            return LogLines.Read(file.Path, import).SelectMany(instance => Rows(first, instance.Value, file.Path, import));
        foreach (var (_, stat) in LogLines.Read(file.Path, import))
        {
            // What all perturbations of an instance give together is of no sample.
            if (IsMetric(stat) && stat.At("name", "perturbation") is not JObject && stat.At("mean").Number() is { } mean)
                import.Aggregate(
                    new(first.Model, first.Task, stat.At("name", "name").Text()!, mean)
                    {
                        Conditions = first.Conditions,
                        Variant = VariantOf(stat),
                    },
                    file.Path
                );
        }

        return [];
    }

    private static IEnumerable<SampleRow> Rows(SampleRow first, JObject instance, string path, Import import)
    {
        if (instance.At("instance_id").Text() is not { } id)
        {
            import.Refuse(path, "an instance has no instance_id");
            yield break;
        }

        foreach (var stat in instance.At("stats").Objects("stats", path, import).Where(IsMetric))
        {
            var value = stat.At("count").Number() > 0 ? stat.At("mean").Number() : null;
            yield return first with
            {
                Sample = id,
                Metric = stat.At("name", "name").Text()!,
                Variant = VariantOf(stat),
                Attempt = (int)(instance.At("train_trial_index").Number() ?? 0) + 1,
                Value = value,
                State = value is null ? ResultState.Missing : ResultState.Scored,
            };
        }
    }

    private static bool IsMetric(JObject stat) =>
        stat.At("name", "name").Text() is { } name
        && !others.Contains(name)
        && !counts.Any(count => name.StartsWith(count, StringComparison.Ordinal));

    private static string? VariantOf(JObject stat)
    {
        var name = stat.At("name");
        string?[] parts =
        [
            name.At("split").Text() is not "test" and var split ? split : null,
            name.At("sub_split").Text(),
            name.At("perturbation", "name").Text(),
        ];
        return parts.Any(part => part is not null) ? string.Join(',', parts.Where(part => part is not null)) : null;
    }

    /// <summary>A run is named after its scenario, with arguments of it and of how it was asked.</summary>
    private static string TaskOf(JObject spec, string name)
    {
        var parts = name.Split(':', 2);
        var own = spec.At("scenario_spec", "args") as JObject ?? [];
        string[] arguments =
            parts.Length < 2
                ? []
                :
                [
                    .. parts[1]
                        .Split(',')
                        .Where(argument =>
                            argument.Split('=')[0] is var member
                            && own.ContainsKey(member)
                            && MemberUses.Of(ConditionKind.TaskArgument, member) != MemberUse.Secret
                        ),
                ];
        return arguments.Length == 0 ? parts[0].Split(',')[0] : $"{parts[0]}:{string.Join(',', arguments)}";
    }

    private static Conditions Of(JObject spec, LogFile file, Import import)
    {
        var adapter = spec.At("adapter_spec") as JObject;
        var instances = file.Beside(Instances);
        var of = new Conditions { Run = import.Files.RunOf(file.Beside(Spec), File.Exists(instances) ? instances : file.Path) };
        of.Set(ConditionKind.Shots, "", ConditionText.Of(adapter.At("max_train_instances")));
        of.Set(ConditionKind.Provider, "deployment", adapter.At("model_deployment").Text());
        of.SetAll(ConditionKind.Generation, adapter, IsElsewhere, defaults);
        of.SetAll(ConditionKind.TaskArgument, spec.At("scenario_spec", "args"));
        of.SetOne(ConditionKind.Judge, "annotators", spec.At("annotators"));
        HelmSchema.State(of, file, import);
        return of;
    }

    private static bool IsElsewhere(string member) =>
        member
            is "model"
                or "model_deployment"
                or "max_train_instances"
                or "max_eval_instances"
                or "num_trials"
                or "num_train_trials"
                or "random"
                or "eval_splits";
}
