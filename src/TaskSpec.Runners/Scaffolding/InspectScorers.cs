using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>The scorers of a task of Inspect, as its logs list them: a name, or an object with <c>name</c> and <c>options</c>.</summary>
internal static class InspectScorers
{
    // What a scorer is called, what its scores are summed up by, and what says nothing of them.
    private static readonly string[] others = ["name", "metrics", "metadata"];

    // Members that hold the parameters.
    private static readonly string[] holders = ["options.", "args.", "params."];

    /// <summary>The metrics: those of the task, else those that its eval states for all.</summary>
    public static IReadOnlyList<MetricDraft> Of(Row task, Row eval)
    {
        var stated = new[] { task, eval }
            .SelectMany(row => new[] { row["scorers"], row["scorer"] })
            .FirstOrDefault(one => one is not null);
        IEnumerable<JToken> scorers =
            stated is JArray list ? list
            : stated is null ? []
            : [stated];
        return [.. scorers.Select(scorer => Of(scorer, task.Place)).Distinct()];
    }

    private static MetricDraft Of(JToken scorer, string place)
    {
        var row = new Row(scorer as JObject ?? new JObject { { "name", scorer } }, place);
        var name = row.Required("name");
        Parameter[] given =
        [
            .. MetricParameters
                .Of(row, row.Members.Except(others))
                .Select(one => one with { Name = Plain(one.Name) })
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
        var (form, by) = Known(name);
        return new(
            new(Ids.IsSafe(name) ? name : Ids.Safe(name), "", form)
            {
                Best = 1,
                Worst = 0,
                By = by,
                Inspect = name,
            }
        )
        {
            Summary =
                $"The scorer {name} of Inspect{MetricParameters.Words(given)}"
                + (form == Form.Unknown ? "; how it is computed is not stated." : "."),
            Apart = given.Length == 0 ? [] : [MetricParameters.Name("with", given)],
        };
    }

    private static string Plain(string name) =>
        holders.FirstOrDefault(holder => name.StartsWith(holder, StringComparison.Ordinal)) is { } holder
            ? name[holder.Length..]
            : name;

    private static (Form, By?) Known(string name) =>
        name switch
        {
            "answer" or "choice" or "exact" or "includes" or "match" or "math" or "pattern" => (Form.AllRight, By.Text),
            "f1" => (Form.TokensRight, By.Text),
            "model_graded_fact" or "model_graded_qa" => (Form.Unknown, By.Judge),
            _ => (Form.Unknown, null),
        };
}
