namespace TaskSpec.Cli.Output;

/// <summary>Where a column goes when a terminal is too narrow for all of them.</summary>
internal enum Fold
{
    /// <summary>It stays.</summary>
    Never,

    /// <summary>To a line below its row; these go first.</summary>
    Below,

    /// <summary>To a line above its row.</summary>
    Above,
}

/// <summary>A column of a table.</summary>
internal sealed record Column(string Title, bool Right = false, Fold Fold = Fold.Never);

/// <summary>Aligned text without lines, which reads the same on a terminal, in a log and in a diff.</summary>
internal sealed class TextTable(params Column[] columns)
{
    private const string Gap = "  ";
    private readonly List<Span[]> rows = [];

    public void Add(params Span[] cells) => rows.Add(cells);

    public void Write(Screen screen)
    {
        Span[] titles = [.. columns.Select(column => new Span(column.Title, Tone.Title))];
        var widths = columns.Select((_, i) => rows.Append(titles).Max(row => Printable.Width(row[i].Text))).ToArray();
        var layout = Layout(widths, screen.Width);
        WriteRow(screen, titles, widths, layout);
        foreach (var row in rows)
            WriteRow(screen, row, widths, layout);
    }

    /// <summary>The folds that make the table fit, or all of them where nothing does.</summary>
    private Fold[] Layout(int[] widths, int available)
    {
        foreach (
            Fold[] folded in (Fold[][])
                [
                    [],
                    [Fold.Below],
                ]
        )
        {
            var kept = widths.Where((_, i) => !folded.Contains(columns[i].Fold)).ToArray();
            if (kept.Sum() + Gap.Length * (kept.Length - 1) <= available)
                return folded;
        }

        return [Fold.Below, Fold.Above];
    }

    private void WriteRow(Screen screen, Span[] cells, int[] widths, Fold[] folded)
    {
        WriteFolded(screen, "", Gap, cells, folded, Fold.Above);
        var line = new List<Span>();
        if (folded.Contains(Fold.Above))
            line.Add(Gap);
        var owed = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (folded.Contains(columns[i].Fold))
                continue;
            // Padding is written only before further text, so that no line ends in spaces.
            var missing = widths[i] - Printable.Width(cells[i].Text);
            var before = owed + (columns[i].Right ? missing : 0);
            if (cells[i].Text.Length > 0)
            {
                line.Add(new string(' ', before));
                line.Add(cells[i]);
                owed = columns[i].Right ? 0 : missing;
            }
            else
                owed += widths[i];
            owed += Gap.Length;
        }

        screen.WriteLine([.. line]);
        WriteFolded(screen, Gap + Gap, " → ", cells, folded, Fold.Below);
    }

    private void WriteFolded(Screen screen, string indent, string between, Span[] cells, Fold[] folded, Fold fold)
    {
        if (!folded.Contains(fold))
            return;
        var line = new List<Span>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (columns[i].Fold != fold || cells[i].Text.Length == 0)
                continue;
            line.Add(line.Count == 0 ? indent : between);
            line.Add(cells[i]);
        }

        if (line.Count > 0)
            screen.WriteLine([.. line]);
    }
}
