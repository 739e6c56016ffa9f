using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>A catalog at a glance: one row a family.</summary>
internal static class CatalogOverview
{
    private static readonly (Column Column, Func<Family, string> Value)[] Columns =
    [
        (new("family", Fold: Fold.Above), family => family.Id),
        (new("version"), family => family.Version),
        (new("suite"), family => family.Suite ?? ""),
        (new("items", Right: true), family => family.Items is { } items ? Figure.Count(items) : "?"),
        (new("tasks", Right: true), family => Figure.Count(family.Tasks.Count)),
        (new("steps", Right: true), family => Figure.Count(family.Steps.Count)),
        (new("metrics", Fold: Fold.Above), MetricNames.Of),
        (new("title", Fold: Fold.Below), family => family.Title ?? ""),
    ];

    public static TextTable Table(Catalog catalog)
    {
        var table = new TextTable([.. Columns.Select(column => column.Column)]);
        foreach (var family in catalog.Families)
            table.Add([.. Columns.Select(column => new Span(column.Value(family)))]);
        return table;
    }

    public static string Markdown(Catalog catalog)
    {
        var text = new StringBuilder($"# {Cell(catalog.Assembly)}\n\n");
        if (catalog.Plan is { } plan)
            text.Append(PlanText.Of(plan)).Append("\n\n");
        Row(text, Columns.Select(column => column.Column.Title));
        Row(text, Columns.Select(column => column.Column.Right ? "---:" : "---"));
        foreach (var family in catalog.Families)
            Row(text, Columns.Select(column => Cell(column.Value(family))));
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(string text) => Printable.Of(text).Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;");
}
