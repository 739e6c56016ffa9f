namespace TaskSpec.Cli.Report;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Number">Whether numbers stand in it.</param>
internal sealed record DataColumn(string Title, bool Number = false);

/// <summary>A table whose columns sort.</summary>
internal static class DataTable
{
    /// <param name="caption">What it is, which readers of a screen hear first.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">One markup a column; the first of a row is its heading.</param>
    public static Html Of(string caption, IReadOnlyList<DataColumn> columns, IEnumerable<IReadOnlyList<Html>> rows) =>
        $"""
            <div class="scroll" tabindex="0" role="group" aria-label="{caption}"><table><caption>{caption}</caption>
            <thead><tr>{Html.Join(columns, Head)}</tr></thead>
            <tbody>{Html.Join(
                rows,
                row => $"<tr>{Html.Join(row.Index(), cell => Cell(cell.Item, cell.Index, columns[cell.Index]))}</tr>\n"
            )}</tbody></table></div>

            """;

    private static Html Head(DataColumn column) =>
        $"<th scope=\"col\"{Class(column)}><button type=\"button\">{column.Title}</button></th>";

    private static Html Cell(Html value, int index, DataColumn column) =>
        index == 0 ? (Html)$"<th scope=\"row\"{Class(column)}>{value}</th>" : (Html)$"<td{Class(column)}>{value}</td>";

    private static Html? Class(DataColumn column) => column.Number ? Html.Raw(" class=\"n\"") : null;
}
