using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Report;

/// <summary>A plot on the page: the drawing, its numbers as a table, and buttons that save both.</summary>
internal static class FigureBlock
{
    // Beyond them a page becomes heavy; the command that draws the plot has all.
    private const int MostRows = 1000;

    public static Html Of(Plot plot) =>
        $"""
            <figure><div class="drawing" tabindex="0" role="group" aria-label="{Shown.Plain(plot.Title)}">{Html.Raw(
                plot.Embedded.Trim()
            )}</div>
            <figcaption><p>{Shown.Text(plot.Caption)}</p>
            {Numbers(plot.Table, plot.Title)}
            <p class="tools"><button type="button" data-save="svg" data-name="{plot.Id}">Save as SVG</button> <button type="button" data-save="csv" data-name="{plot.Id}">Save as CSV</button></p></figcaption></figure>

            """;

    /// <summary>Several, beside each other where there is room.</summary>
    public static Html Row(IEnumerable<Plot> plots) => $"<div class=\"row\">{Html.Join(plots, Of)}</div>\n";

    private static Html Numbers(PlotTable table, string title) =>
        $"""
            <details><summary>Numbers</summary><div class="scroll" tabindex="0" role="group" aria-label="Numbers of {Shown.Plain(
                title
            )}"><table>
            <thead><tr>{Html.Join(table.Columns, column => $"<th scope=\"col\">{column}</th>")}</tr></thead>
            <tbody>{Html.Join(
                table.Rows.Take(MostRows),
                row => $"<tr>{Html.Join(row, cell => $"<td>{Shown.Plain(cell)}</td>")}</tr>\n"
            )}</tbody></table></div>{Rest(table)}</details>
            """;

    private static Html? Rest(PlotTable table)
    {
        if (table.Rows.Count <= MostRows)
            return null;
        return $"<p class=\"note\">{Figure.Count(table.Rows.Count - MostRows)} further rows are left out here.</p>";
    }
}
