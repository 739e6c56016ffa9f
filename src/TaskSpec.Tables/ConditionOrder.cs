namespace TaskSpec.Tables;

/// <summary>Conditions by their kinds and names, in the same order on every machine: a pair's own order goes by the machine's collation.</summary>
internal sealed class ConditionOrder : IComparer<(ConditionKind Kind, string Name)>
{
    private ConditionOrder() { }

    /// <summary>The one there is.</summary>
    public static ConditionOrder Ordinal { get; } = new();

    /// <inheritdoc/>
    public int Compare((ConditionKind Kind, string Name) x, (ConditionKind Kind, string Name) y) =>
        x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : string.CompareOrdinal(x.Name, y.Name);
}
