namespace TaskSpec.Tables;

/// <summary>Several files of text as one table, one after the other.</summary>
internal sealed class TextFiles(string name, IReadOnlyList<string> files) : TableSource(name)
{
    public override bool IsMixed => true;

    public override IEnumerable<ReadRow<TRow>> Rows<TRow>(
        Table<TRow> table,
        TableQuery query,
        Action<Func<string, bool>> found
    ) => files.SelectMany(file => new TextFile(file).Rows(table, query, found));
}
