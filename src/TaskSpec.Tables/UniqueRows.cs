namespace TaskSpec.Tables;

/// <summary>Refuses a row whose key an earlier one has.</summary>
internal sealed class UniqueRows<TRow>(Action<TRow, RowKey> keyOf)
{
    // Keys are looked up many at a time (KeySet says why); more would keep the rows alive for longer than they are young.
    private const int Batch = 256;
    private readonly KeySet keys = new();
    private readonly UInt128[] hashes = new UInt128[Batch];
    private readonly ReadRow<TRow>[] rows = new ReadRow<TRow>[Batch];
    private readonly RowKey key = new();
    private int count;

    /// <summary>What else may be wrong with the file; null for nothing.</summary>
    public string? Advice { get; set; }

    /// <exception cref="TableException">An earlier row, or this one, has the key of one before it.</exception>
    public void Add(in ReadRow<TRow> read)
    {
        key.Clear();
        keyOf(read.Row, key);
        hashes[count] = key.Hash();
        rows[count++] = read;
        if (count == Batch)
            Flush();
    }

    /// <summary>Looks up those that still wait.</summary>
    public void Flush()
    {
        var repeated = keys.Add(hashes.AsSpan(0, count));
        count = 0;
        if (repeated < 0)
            return;
        key.Clear();
        keyOf(rows[repeated].Row, key);
        var advice = Advice is null ? "" : $"; {Advice}";
        throw new TableException($"{rows[repeated].Place}: an earlier row has the same key {key}; keep one of them{advice}");
    }
}
