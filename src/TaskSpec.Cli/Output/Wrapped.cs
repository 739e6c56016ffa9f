namespace TaskSpec.Cli.Output;

/// <summary>Breaks long sentences at spaces, for a terminal.</summary>
internal static class Wrapped
{
    /// <summary>The text in lines: the first has room for what stands before it, the others are indented.</summary>
    public static IEnumerable<string> Lines(string text, int width, int taken, string indent)
    {
        var line = "";
        var room = (long)width - taken;
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Printable.Width(longer) > room)
            {
                yield return line;
                (line, room) = (indent + word, width);
            }
            else
                line = longer;
        }

        yield return line;
    }
}
