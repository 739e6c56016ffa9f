using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>Families that are alike in some respects, summed up: what a catalog too large to read one by one relies on.</summary>
internal static class CheckGroups
{
    /// <summary>What families can be alike in beside the entries of their metadata.</summary>
    public const string Keys = "suite, headline, form, shots";

    // More rows than these are for --json.
    private const int Shown = 25;

    /// <summary>The groups, those with the most tasks first.</summary>
    public static IReadOnlyList<CheckGroup> Of(Catalog catalog, IEnumerable<Assessment> assessments, IReadOnlyList<string> keys)
    {
        if (keys.FirstOrDefault(key => !IsKey(catalog, key)) is { } unknown)
            throw new CliError($"--by {unknown}: no family has that; name {Keys} or a key of the families' metadata");
        var context = new CatalogContext(catalog);
        return
        [
            .. assessments
                .GroupBy(
                    assessment => keys.Select(key => Value(assessment.Family, key)).ToEquatableArray(),
                    (values, members) => Of(context, values, [.. members])
                )
                .OrderByDescending(group => group.Tasks)
                .ThenBy(group => string.Join('\n', group.Values), StringComparer.Ordinal),
        ];
    }

    public static void Json(JsonWriter json, IReadOnlyList<string> keys, IEnumerable<CheckGroup> groups) =>
        json.List(
            "groups",
            groups,
            (json, group) =>
            {
                for (var i = 0; i < keys.Count; i++)
                    json.Text(keys[i], group.Values[i]);
                json.Number("families", group.Families);
                json.Number("tasks", group.Tasks);
                json.NumberOrNull("forecastErrorLeast", group.Best?.Error);
                json.NumberOrNull("forecastError", group.Worst?.Error);
                json.NumberOrNull("floor", group.Worst?.Floor);
                json.NumberOrNull("excess", group.Worst?.Excess);
                json.TextOrNull("cause", group.Cause);
                json.TextOrNull("remedy", group.Remedy);
            }
        );

    public static void Write(Screen screen, IReadOnlyList<string> keys, IReadOnlyList<CheckGroup> groups)
    {
        var table = new TextTable([
            .. keys.Select(key => new Column(key)),
            new("families", Right: true),
            new("tasks", Right: true),
            new("error"),
            new("floor", Right: true),
            new("excess", Right: true),
            new("cause", Fold: Fold.Below),
            new("remedy", Fold: Fold.Below),
        ]);
        foreach (var group in groups.Take(Shown))
            table.Add([
                .. group.Values.Select(value => new Span(value)),
                Figure.Count(group.Families),
                Figure.Count(group.Tasks),
                Error(group),
                group.Worst is null ? "" : Figure.Points(group.Worst.Floor),
                group.Worst is null ? "" : Figure.Points(group.Worst.Excess),
                group.Cause ?? "",
                group.Remedy ?? "",
            ]);
        table.Write(screen);
        if (groups.Count > Shown)
        {
            var rest = groups.Skip(Shown).ToArray();
            screen.WriteLine(
                $"… and {Figure.Of(rest.Length, "further group")} of {Figure.Of(rest.Sum(group => group.Families), "family", "families")} and {Figure.Of(rest.Sum(group => group.Tasks), "task")}; --json has them"
            );
        }
    }

    private static string Error(CheckGroup group)
    {
        if (group.Worst is null)
            return "unknown";
        var (least, most) = (Figure.Points(group.Best!.Error), Figure.Points(group.Worst.Error));
        return least == most ? $"±{most}" : $"±{least}–{most}";
    }

    private static CheckGroup Of(CatalogContext context, EquatableArray<string> values, Assessment[] members)
    {
        var judged = members.Where(member => member.Forecast is not null).OrderBy(member => member.Forecast!.Excess).ToArray();
        var group = new CheckGroup(values, members.Length, members.Sum(member => Math.Max(1, member.Family.Tasks.Count)));
        if (judged.Length == 0)
            return group;
        var worst = judged[^1];
        // What lies behind it is shown of families within their limit too: a group tells what a design costs, and blames nobody.
        var detailed = Assessor.Of(context, worst.Family, worst.LimitShare, Detail.Remedies);
        return group with
        {
            Best = judged.MinBy(member => (member.IsSolved, member.Forecast!.Error))!.Forecast,
            Worst = worst.Forecast,
            Cause = detailed.Causes.IsEmpty ? null : detailed.Causes[0].Name,
            Remedy =
                detailed.Remedies.IsEmpty ? null
                : detailed.Remedies[0].Suffices ? detailed.Remedies[0].Name
                : detailed.Remedies[0].Name + ", not enough alone",
        };
    }

    private static bool IsKey(Catalog catalog, string key) =>
        key is "suite" or "headline" or "form" or "shots"
        || catalog.Families.Any(family => family.Metadata.Any(entry => entry.Key == key));

    private static string Value(Family family, string key) =>
        key switch
        {
            "suite" => family.Suite ?? "none",
            "headline" => family.Headline?.ResultMetric() ?? "none",
            "form" => family.Headline is { } headline ? FormName(headline.Form) : "none",
            "shots" => family.Sampling?.FewShot?.ToString(CultureInfo.InvariantCulture) ?? "unstated",
            _ => family.Metadata.FirstOrDefault(entry => entry.Key == key) is { } entry ? Text(entry.Value) : "unstated",
        };

    private static string ResultMetric(this MetricUse use) => use.Name ?? use.Metric;

    private static string FormName(Form form) => char.ToLowerInvariant(form.ToString()[0]) + form.ToString()[1..];

    private static string Text(string json) => JsonParser.Parse(json) is { Kind: JsonKind.Text } text ? text.Text : json;
}

/// <summary>Families that are alike.</summary>
/// <param name="Values">In what, in the order of the keys.</param>
/// <param name="Families">How many.</param>
/// <param name="Tasks">How many named tasks they have, a family without any counting as one.</param>
internal sealed record CheckGroup(EquatableArray<string> Values, int Families, int Tasks)
{
    /// <summary>The forecast of the family with the least error; null where none has one.</summary>
    public ForecastSummary? Best { get; init; }

    /// <summary>That of the family with the largest excess.</summary>
    public ForecastSummary? Worst { get; init; }

    /// <summary>What costs that family most.</summary>
    public string? Cause { get; init; }

    /// <summary>What would help it.</summary>
    public string? Remedy { get; init; }
}
