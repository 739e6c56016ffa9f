using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Rows on disk between two readings: what a result is called depends on all others, and a log is not to be read twice.</summary>
internal sealed class ResultSpool : IDisposable
{
    private const int Buffer = 1 << 16;
    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), $"taskspec-{Path.GetRandomFileName()}"),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        Buffer,
        FileOptions.DeleteOnClose
    );
    private readonly BinaryWriter writer;
    private readonly Interned texts = new();
    private readonly List<Conditions?> conditions = [];
    private readonly Dictionary<Conditions, int> places = [];
    private readonly RowKey key = new();
    private int last = -1;

    public ResultSpool() => writer = new(file, Encoding.UTF8, leaveOpen: true);

    /// <summary>Where the next row will stand.</summary>
    public long Position
    {
        get
        {
            writer.Flush();
            return file.Position;
        }
    }

    public void Add(SampleRow row)
    {
        writer.Write7BitEncodedInt(PlaceOf(row.Conditions));
        writer.Write7BitEncodedInt(texts.Of(row.Model));
        writer.Write7BitEncodedInt(texts.Of(row.Task));
        writer.Write7BitEncodedInt(texts.Of(row.Metric));
        writer.Write7BitEncodedInt(texts.Of(row.Variant));
        writer.Write7BitEncodedInt(texts.Of(row.Version));
        writer.Write7BitEncodedInt(texts.Of(row.Subtask));
        writer.Write7BitEncodedInt(texts.Of(row.Limit));
        writer.Write7BitEncodedInt(texts.Of(row.Family));
        writer.Write(row.Sample);
        writer.Write(row.Cluster ?? "");
        writer.Write((byte)row.State);
        writer.Write7BitEncodedInt(row.Attempt ?? 0);
        Write(row.Value);
        Write(row.Flop);
        Write(row.HumanMinutes);
        Write(row.TokensUsed);
        Write(row.Seconds);
        var id = row.Id is null ? UInt128.Zero : Hash(row.Id);
        writer.Write((ulong)(id >> 64));
        writer.Write((ulong)id);
    }

    /// <summary>The rows of a part of the file, each with a number for its identifier; 0 where it has none.</summary>
    public IEnumerable<(SampleRow Row, UInt128 Id)> Read(long from, long rows)
    {
        writer.Flush();
        file.Flush();
        file.Position = from;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        for (var i = 0L; i < rows; i++)
        {
            var of = conditions[reader.Read7BitEncodedInt()];
            string model = texts.Text(reader)!,
                task = texts.Text(reader)!,
                metric = texts.Text(reader)!;
            string? variant = texts.Text(reader),
                version = texts.Text(reader),
                subtask = texts.Text(reader),
                limit = texts.Text(reader),
                family = texts.Text(reader);
            var sample = reader.ReadString();
            var cluster = reader.ReadString();
            var state = (ResultState)reader.ReadByte();
            var attempt = reader.Read7BitEncodedInt();
            var row = new SampleRow(model, task, sample, metric)
            {
                Conditions = of,
                Variant = variant,
                Version = version,
                Subtask = subtask,
                Limit = limit,
                Family = family,
                Cluster = cluster.Length == 0 ? null : cluster,
                State = state,
                Attempt = attempt == 0 ? null : attempt,
                Value = Number(reader),
                Flop = Number(reader),
                HumanMinutes = Number(reader),
                TokensUsed = Number(reader),
                Seconds = Number(reader),
            };
            yield return (row, new UInt128(reader.ReadUInt64(), reader.ReadUInt64()));
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    private int PlaceOf(Conditions? of)
    {
        if (last >= 0 && ReferenceEquals(conditions[last], of))
            return last;
        if (of is null || !places.TryGetValue(of, out last))
        {
            last = of is null ? conditions.IndexOf(null) : -1;
            if (last < 0)
            {
                last = conditions.Count;
                conditions.Add(of);
                if (of is not null)
                    places[of] = last;
            }
        }

        return last;
    }

    private UInt128 Hash(string id)
    {
        key.Clear();
        return key.Add(id).Add("id").Hash();
    }

    private void Write(double? number) => writer.Write(number ?? double.NaN);

    private static double? Number(BinaryReader reader) =>
        reader.ReadDouble() is var number && double.IsNaN(number) ? null : number;

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
