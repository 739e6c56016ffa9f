using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Every answer of a run, in lines that are only ever added. Whoever is killed loses at most the line that was being written.</summary>
/// <remarks>
/// The first line, and every later one without an answer, says what the answers behind it depend on. Nobody else can open the file meanwhile, and
/// the system lets go of it when the process ends, however it ends. It holds no address and no key.
/// </remarks>
internal sealed class Journal : IDisposable
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
    private readonly string path;
    private readonly FileStream file;
    private readonly Dictionary<AttemptKey, long> places = [];

    private Journal(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
    }

    /// <summary>Opens a journal, or begins one, and takes from it what holds for this run.</summary>
    /// <exception cref="EvalException">It is in use, damaged, or of another run.</exception>
    public static Journal Open(string path, JournalHeader header, ResumeOptions resume)
    {
        var journal = new Journal(path, Lock(path));
        try
        {
            journal.Begin(header, resume);
            return journal;
        }
        catch
        {
            // Whatever went wrong goes on to the caller; only the lock on the folder does not stay.
            journal.Dispose();
            throw;
        }
    }

    public int Count => places.Count;

    public bool Has(AttemptKey key) => places.ContainsKey(key);

    /// <summary>Adds an answer; it is with the system, and outlives this process, when this returns.</summary>
    public void Add(AttemptKey key, Answer answer)
    {
        places[key] = file.Seek(0, SeekOrigin.End);
        Write(new Line(null, key, answer));
    }

    /// <summary>The answer of an attempt.</summary>
    public Answer Read(AttemptKey key)
    {
        file.Position = places[key];
        using var reader = new StreamReader(file, Encoding.UTF8, false, 1 << 12, leaveOpen: true);
        return JsonSerializer.Deserialize<Line>(reader.ReadLine()!, json)!.Answer!;
    }

    public void Dispose() => file.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        }
        catch (IOException error) when (Staging.IsInUse(error))
        {
            throw new EvalException(
                $"{path} is in use: another run writes to this folder; wait for it, or name another folder",
                error
            );
        }
    }

    private void Begin(JournalHeader header, ResumeOptions resume)
    {
        JournalHeader? current = null;
        var number = 0;
        var end = 0L;
        foreach (var (place, bytes) in Lines())
        {
            number++;
            end = place + bytes.Length + 1;
            var line = Parse(bytes, number);
            if (line.Header is { } other)
                current = other;
            else if (current is null || line.Key is null || line.Answer is null)
                throw Damaged(number);
            else if (Holds(current, header, line.Key, line.Answer, resume))
                places[line.Key] = place;
        }

        if (current is not null && header.Difference(current) is { } difference)
        {
            if (header.IsForeign(current))
                throw new EvalException($"{path} is of another run: {difference}; name another folder");
            if (!resume.Changed)
                throw new EvalException(
                    $"{path} is of a run that differs: {difference}; name another folder, or keep what still holds and run the rest with --resume-changed"
                );
            current = null;
        }

        // What is behind the last whole line was being written when somebody was killed.
        file.SetLength(end);
        file.Position = end;
        if (current is null)
            Write(new Line(header, null, null));
    }

    private static bool Holds(JournalHeader then, JournalHeader now, AttemptKey key, Answer answer, ResumeOptions resume) =>
        now.Tasks.TryGetValue(key.Task, out var task)
        && task.Same(then.Tasks.GetValueOrDefault(key.Task))
        && !(resume.RetryErrors && answer.State == ResultState.Error);

    /// <summary>The whole lines, and where they begin.</summary>
    private IEnumerable<(long Place, byte[] Line)> Lines()
    {
        file.Position = 0;
        var reader = new BufferedStream(file, 1 << 16);
        var line = new MemoryStream();
        var place = 0L;
        for (int next; (next = reader.ReadByte()) >= 0; )
        {
            if (next != '\n')
            {
                line.WriteByte((byte)next);
                continue;
            }

            yield return (place, line.ToArray());
            place += line.Length + 1;
            line.SetLength(0);
        }
    }

    private Line Parse(byte[] line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, json) ?? throw Damaged(number);
        }
        catch (JsonException error)
        {
            throw Damaged(number, error);
        }
    }

    private EvalException Damaged(int line, Exception? inner = null) =>
        new($"{path}, line {line}: it is no line of a journal; remove it, or name another folder", inner);

    private void Write(Line line)
    {
        // One write for one line, so that no reader meets a line without its end but the last.
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, json), (byte)'\n']);
        file.Flush();
    }

    private sealed record Line(JournalHeader? Header, AttemptKey? Key, Answer? Answer);
}
