namespace TaskSpec.Tables;

/// <summary>Writes the rows of a table in one format. Closing it finishes the table and closes what it writes to.</summary>
internal interface IRowWriter<TRow> : IDisposable
{
    /// <summary>Writes one row.</summary>
    void Write(TRow row);
}
