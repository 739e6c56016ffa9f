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

    /// <summary>Takes down the config: its providers, limits and judge.</summary>
    public void Configure(JObject members) => config = members;

    /// <summary>Under what a result came.</summary>
    /// <param name="result">The result.</param>
    /// <param name="model">Its provider's name.</param>
    /// <param name="exported">Whether it is asked as exported, which all such prompts are alike.</param>
    public Conditions Of(JObject result, string model, bool exported)
    {
        var prompt = (result["prompt"] as JObject)?["label"].Text();
        var number = (long)(result["promptIdx"].Number() ?? 0);
        if (!columns.TryGetValue(number, out var column))
            columns[number] = column = new(
                model,
                result["promptId"].Text() ?? prompt,
                (result["provider"] as JObject)?["config"] as JObject
            );
        var of = column.Conditions;
        if (!(exported && prompt is PromptfooExporter.Text or PromptfooExporter.Chat))
        {
            of.Set(ConditionKind.Prompt, "prompt", prompt);
            of.Set(ConditionKind.Prompt, "prompt_id", result["promptId"].Text());
        }

        return of;
    }

    /// <summary>States what is known once the log is read.</summary>
    public void Settle()
    {
        foreach (var alike in columns.Values.GroupBy(column => (column.Model, column.Prompt)).Select(alike => alike.ToArray()))
        {
            JToken?[] providers =
            [
                .. Providers().Where(provider => provider.Name == alike[0].Model).Select(provider => provider.Config),
            ];
            for (var i = 0; i < alike.Length; i++)
            {
                var stated = alike[i].Config ?? (providers.Length > i ? providers[i] : null);
                alike[i].Conditions.SetAll(ConditionKind.Provider, stated);
            }

            // Columns that nothing else tells apart are told apart by their order.
            foreach (
                var same in alike.GroupBy(column => column.Conditions.Key(_ => true)).Where(same => same.Count() > 1).ToArray()
            )
            foreach (var (i, column) in same.Index())
                column.Conditions.Set(ConditionKind.Column, "column", FormattableString.Invariant($"{i + 1}"));
        }

        foreach (var column in columns.Values)
        {
            (column.Conditions.Run, column.Conditions.Date) = (Run, Date);
            column.Conditions.Set(ConditionKind.Limit, "timeoutMs", ConditionText.Of(config.At("evaluateOptions", "timeoutMs")));
            column.Conditions.Set(ConditionKind.Judge, "", Judge(config.At("defaultTest", "options", "provider")));
        }
    }

    /// <summary>The config's providers by what results call them, in their order. One that is named alone is its own id.</summary>
    private IEnumerable<(string? Name, JToken? Config)> Providers()
    {
        foreach (var provider in (config.At("providers") ?? config.At("targets")) as JArray ?? [])
        {
            if (
                provider is JObject { Count: 1 } keyed
                && keyed["id"] is null
                && keyed.Properties().First() is { Value: JObject options } named
            )
                yield return (options["label"].Text() ?? options["id"].Text() ?? named.Name, options["config"]);
            else if (provider is JObject stated)
                yield return (stated["label"].Text() ?? stated["id"].Text(), stated["config"]);
            else
                yield return (provider.Text(), null);
        }
    }

    private static string? Judge(JToken? provider) => provider.Text() ?? (provider as JObject)?["id"].Text();

    private sealed record Column(string Model, string? Prompt, JObject? Config)
    {
        public Conditions Conditions { get; } = new();
    }
}
