using Newtonsoft.Json;

namespace TaskSpec.Tables;

/// <summary>Reads JSON as Python writes it, with NaN and Infinity, and no more at once than <see cref="ReadBudget"/> allows.</summary>
internal sealed class BudgetReader : JsonTextReader
{
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

    /// <summary>Counts anew: what was read is not held any more.</summary>
    public void Forget() => tokens = 0;

    public override bool Read() =>
        ++tokens <= ReadBudget.Tokens
            ? base.Read()
            : throw new TableException($"{name}, line {LineNumber}: {ReadBudget.TooMany}");
}
