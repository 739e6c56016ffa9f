using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>The columns of a log, each a prompt that one provider was asked. What the config says of the providers stands behind the results.</summary>
internal sealed class PromptfooColumns
{
    private readonly SortedDictionary<long, Column> columns = [];
    private JObject? config;

    /// <summary>The evaluation's own identifier; null where the log has none.</summary>
    public string? Run { get; set; }

    /// <summary>When it was run; null where the log does not say.</summary>
    public string? Date { get; set; }

    /// <summary>Takes down the config: its providers, limits and what holds for all tests.</summary>
    public void Configure(JObject members) => config = members;

    /// <summary>Under what a result came.</summary>
    /// <param name="result">The result.</param>
    /// <param name="model">Its provider's name.</param>
    /// <param name="task">Its task, whose tests say how they were asked.</param>
    /// <param name="exported">Whether it is asked as exported, which all such prompts are alike.</param>
    public Conditions Of(JObject result, string model, string task, bool exported)
    {
        var prompt = result.At("prompt") as JObject;
        var label = prompt.At("label").Text();
        var number = (long)(result.At("promptIdx").Number() ?? 0);
        if (!columns.TryGetValue(number, out var column))
            columns[number] = column = new(
                model,
                result.At("promptId").Text() ?? label,
                (result.At("provider") as JObject)?.DeepClone() as JObject
            );
        if (!column.Tasks.TryGetValue(task, out var asked))
        {
            column.Tasks[task] = asked = new();
            if (!(exported && label is PromptfooExporter.Text or PromptfooExporter.Chat))
            {
                asked.Conditions.Set(ConditionKind.Prompt, "", label is null ? null : MemberUses.Without(label));
                asked.Conditions.Set(ConditionKind.Prompt, "prompt_id", result.At("promptId").Text());
            }

            asked.Conditions.SetAll(ConditionKind.Generation, prompt.At("config"));
        }

        asked.Tests.Add(result.At("testCase") as JObject);
        return asked.Conditions;
    }

    /// <summary>States what is known once the log is read.</summary>
    public void Settle()
    {
        foreach (var alike in columns.Values.GroupBy(column => (column.Model, column.Prompt)).Select(alike => alike.ToArray()))
        {
            JToken?[] providers =
            [
                .. Providers()
                    .Where(provider => provider.Name is { } name && MemberUses.Without(name) == alike[0].Model)
                    .Select(provider => provider.Options),
            ];
            for (var i = 0; i < alike.Length; i++)
            {
                var stated = providers.Length > i ? providers[i] : null;
                foreach (var of in alike[i].Conditions)
                {
                    of.SetAll(ConditionKind.Provider, alike[i].Provider.At("config") ?? stated.At("config"));
                    of.SetOne(ConditionKind.Provider, "transform", alike[i].Provider.At("transform") ?? stated.At("transform"));
                }
            }

            // Columns that nothing else tells apart are told apart by their order.
            foreach (var same in alike.GroupBy(column => column.Key).Where(same => same.Count() > 1).ToArray())
            foreach (var (i, column) in same.Index())
            foreach (var of in column.Conditions)
                of.Set(ConditionKind.Column, "", FormattableString.Invariant($"{i + 1}"));
        }

        foreach (var asked in columns.Values.SelectMany(column => column.Tasks.Values))
        {
            var of = asked.Conditions;
            (of.Run, of.Date) = (Run, Date);
            of.SetOne(ConditionKind.Limit, "timeoutMs", config.At("evaluateOptions", "timeoutMs"));
            asked.Tests.State(of, config.At("defaultTest") as JObject);
        }
    }

    /// <summary>The config's providers by what results call them, in their order. One that is named alone is its own id.</summary>
    private IEnumerable<(string? Name, JToken? Options)> Providers()
    {
        var stated = config.At("providers") ?? config.At("targets");
        foreach (var provider in stated as JArray ?? (stated is null ? [] : [stated]))
        {
            if (
                provider is JObject { Count: 1 } keyed
                && keyed.At("id") is null
                && keyed.Properties().First() is { Value: JObject options } named
            )
                yield return (options.At("label").Text() ?? options.At("id").Text() ?? named.Name, options);
            else if (provider is JObject one)
                yield return (one.At("label").Text() ?? one.At("id").Text(), one);
            else
                yield return (provider.Text(), null);
        }
    }

    private sealed record Column(string Model, string? Prompt, JObject? Provider)
    {
        public SortedDictionary<string, Asked> Tasks { get; } = new(StringComparer.Ordinal);

        public IEnumerable<Conditions> Conditions => Tasks.Values.Select(asked => asked.Conditions);

        public string Key => string.Concat(Tasks.Select(asked => $"{asked.Key}\u0003{asked.Value.Conditions.Key(_ => true)}"));
    }

    private sealed class Asked
    {
        public Conditions Conditions { get; } = new();

        public PromptfooTests Tests { get; } = new();
    }
}
