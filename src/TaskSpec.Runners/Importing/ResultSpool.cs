using System.Buffers.Binary;
using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Rows on disk between two readings: what a result is called depends on all others, and a log is not to be read twice.</summary>
internal sealed class ResultSpool : IDisposable
{
    // A row is many small values: they are put together in memory, where that costs little, and written in blocks of whole rows.
    private const int Block = 1 << 16;
    private readonly FileStream file = UnnamedFile.Create();
    private readonly MemoryStream block = new();
    private readonly BinaryWriter writer;
    private readonly Interned texts = new();
    private readonly RowKey key = new();

    public ResultSpool() => writer = new(block, Encoding.UTF8, leaveOpen: true);

    /// <summary>Where the next row will stand.</summary>
    public long Position
    {
        get
        {
            Flush();
            return file.Position;
        }
    }

    /// <summary>Adds a row of a result.</summary>
    public void Add(LoggedResult of, SampleRow row)
    {
        if (block.Length >= Block)
            Flush();
        writer.Write7BitEncodedInt(of.Place);
        writer.Write(row.Sample);
        writer.Write((byte)row.State);
        writer.Write7BitEncodedInt(row.Attempt ?? 0);
        Span<double?> numbers = [row.Value, row.Flop, row.HumanMinutes, row.TokensUsed, row.Seconds];
        var id = row.Id is null ? UInt128.Zero : Hash(row.Id);
        var texted = (row.Cluster ?? row.Subtask ?? row.Limit ?? row.Family) is not null;
        var mask = (id == 0 ? 0 : 1) | (texted ? 2 : 0);
        for (var i = 0; i < numbers.Length; i++)
            mask |= numbers[i] is null ? 0 : 4 << i;
        writer.Write((byte)mask);
        foreach (var number in numbers)
        {
            if (number is { } value)
                writer.Write(value);
        }

        if (texted)
        {
            writer.Write(row.Cluster ?? "");
            writer.Write7BitEncodedInt(texts.Of(row.Subtask));
            writer.Write7BitEncodedInt(texts.Of(row.Limit));
            writer.Write7BitEncodedInt(texts.Of(row.Family));
        }

        if (id == 0)
            return;
        writer.Write((ulong)(id >> 64));
        writer.Write((ulong)id);
    }

    /// <summary>The rows of a part of the file.</summary>
    /// <param name="results">The results by their places.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="rows">How many rows it has.</param>
    public IEnumerable<SpooledRow> Read(IReadOnlyList<LoggedResult> results, long from, long rows)
    {
        Flush();
        file.Position = from;
        var row = new SpooledRow();
        for (var left = rows; left > 0; )
        {
            using var reader = new BinaryReader(NextBlock(), Encoding.UTF8);
            for (; left > 0 && reader.BaseStream.Position < reader.BaseStream.Length; left--)
            {
                Read(reader, results, row);
                yield return row;
            }
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    private void Flush()
    {
        if (block.Length == 0)
            return;
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)block.Length);
        file.Write(length);
        file.Write(block.GetBuffer(), 0, (int)block.Length);
        block.SetLength(0);
    }

    private MemoryStream NextBlock()
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        file.ReadExactly(length);
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        file.ReadExactly(bytes);
        return new(bytes);
    }

    private void Read(BinaryReader reader, IReadOnlyList<LoggedResult> results, SpooledRow row)
    {
        row.Of = results[reader.Read7BitEncodedInt()];
        row.Sample = reader.ReadString();
        row.State = (ResultState)reader.ReadByte();
        var attempt = reader.Read7BitEncodedInt();
        row.Attempt = attempt == 0 ? null : attempt;
        var mask = reader.ReadByte();
        double? Number(int i) => (mask & (4 << i)) != 0 ? reader.ReadDouble() : null;
        (row.Value, row.Flop, row.HumanMinutes, row.TokensUsed, row.Seconds) = (
            Number(0),
            Number(1),
            Number(2),
            Number(3),
            Number(4)
        );
        (row.Cluster, row.Subtask, row.Limit, row.Family) = (null, null, null, null);
        if ((mask & 2) != 0)
        {
            row.Cluster = reader.ReadString() is { Length: > 0 } cluster ? cluster : null;
            (row.Subtask, row.Limit, row.Family) = (texts.Text(reader), texts.Text(reader), texts.Text(reader));
        }

        row.Id = (mask & 1) != 0 ? new(reader.ReadUInt64(), reader.ReadUInt64()) : UInt128.Zero;
    }

    private UInt128 Hash(string id)
    {
        key.Clear();
        return key.Add(id).Add("id").Hash();
    }

    /// <summary>Texts that many rows share, by small numbers.</summary>
    private sealed class Interned
    {
        private readonly List<string?> texts = [null];
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public int Of(string? text)
        {
            if (text is null)
                return 0;
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers[text] = number = texts.Count;
                texts.Add(text);
            }

            return number;
        }

        public string? Text(BinaryReader reader) => texts[reader.Read7BitEncodedInt()];
    }
}

/// <summary>A row as it is read back; the same object for one row after the other.</summary>
internal sealed class SpooledRow
{
    public LoggedResult Of { get; set; } = null!;

    public string Sample { get; set; } = "";

    public ResultState State { get; set; }

    public int? Attempt { get; set; }

    public double? Value { get; set; }

    public double? Flop { get; set; }

    public double? HumanMinutes { get; set; }

    public double? TokensUsed { get; set; }

    public double? Seconds { get; set; }

    public string? Cluster { get; set; }

    public string? Subtask { get; set; }

    public string? Limit { get; set; }

    public string? Family { get; set; }

    public UInt128 Id { get; set; }

    /// <summary>The row under its names.</summary>
    public SampleRow Named(int attempt, double? value) =>
        new(Of.ModelName, Of.Task, Sample, Of.MetricName)
        {
            Conditions = Of.Conditions,
            Variant = Of.VariantName,
            Version = Of.Version,
            Run = Of.Run,
            Scale = Of.Scale.IsKnown ? Of.Scale : null,
            Attempt = attempt,
            Value = value,
            State = State,
            Limit = Limit,
            Family = Family,
            Flop = Flop,
            Subtask = Subtask,
            Cluster = Cluster,
            HumanMinutes = HumanMinutes,
            TokensUsed = TokensUsed,
            Seconds = Seconds,
        };
}
