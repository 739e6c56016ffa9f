using System.Globalization;
using Newtonsoft.Json;

namespace TaskSpec.Tables;

/// <summary>Reads JSON as Python writes it, with NaN and Infinity, and no more at once than <see cref="ReadBudget"/> allows.</summary>
internal sealed class BudgetReader : JsonTextReader
{
    // The names on the way are of any length, and the last ones tell most.
    private const int LongestPath = 120;
    private readonly string name;
    private long tokens;

    /// <param name="text">The text; closed with this.</param>
    /// <param name="name">What it is, for messages.</param>
    public BudgetReader(TextReader text, string name)
        : base(text)
    {
        this.name = name;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = FloatParseHandling.Double;
        SupportMultipleContent = true;
        MaxDepth = ReadBudget.Depth;
    }

    /// <summary>Whether it stands as deep as values may be nested.</summary>
    public bool IsDeepest => Depth >= ReadBudget.Depth;

    /// <summary>Where it stands, as messages tell it: the file, the line, and the path within the JSON.</summary>
    public string Place => name + PlaceOf(Math.Max(1, LineNumber), Path);

    /// <summary>The same with the position within the line.</summary>
    public string ExactPlace => name + PlaceOf(Math.Max(1, LineNumber), Path, Math.Max(1, LinePosition));

    /// <summary>A line, where it is known, and a path within the JSON, behind the name of what they are in.</summary>
    public static string PlaceOf(int line, string path, int position = 0) =>
        (line > 0 ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "")
        + (position > 0 ? string.Create(CultureInfo.InvariantCulture, $", position {position}") : "")
        + (path.Length == 0 ? "" : $", at {(path.Length <= LongestPath ? path : "…" + path[^LongestPath..])}");

    /// <summary>Counts anew: what was read is not held any more.</summary>
    public void Forget() => tokens = 0;

    public override bool Read() =>
        ++tokens <= ReadBudget.Tokens ? base.Read() : throw new TableException($"{Place}: {ReadBudget.TooMany}");
}
