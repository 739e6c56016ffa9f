namespace TaskSpec.Cli.Plots;

/// <summary>A figure with the table that says the same: for the page, for <c>--svg</c>, and for whoever cannot see it.</summary>
/// <param name="Id">Its name in a file and on the page: lower-case letters, digits and hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">How to read it, in a sentence or two.</param>
/// <param name="Svg">It as a whole SVG document, legible on a light and on a dark page.</param>
/// <param name="Table">The numbers in it.</param>
internal sealed record Plot(string Id, string Title, string Caption, string Svg, PlotTable Table);

/// <summary>The numbers of a plot.</summary>
/// <param name="Columns">Their names, with units.</param>
/// <param name="Rows">One text a column, numbers in the invariant culture.</param>
internal sealed record PlotTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
