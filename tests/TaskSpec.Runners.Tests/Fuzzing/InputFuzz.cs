using System.Collections.Concurrent;
using System.Globalization;
using TaskSpec.Runners.Scaffolding;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>Reads damaged inputs as the commands do: each is read, or refused in one message that names it, and nothing else is ever thrown.</summary>
/// <param name="Failures">What broke that, each with its number and what was thrown.</param>
/// <param name="Read">How many were read.</param>
internal sealed record InputFuzz(IReadOnlyList<string> Failures, int Read)
{
    private const int LongestMessage = 2_000;

    /// <summary>Tries so many inputs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Where chance begins.</param>
    public static InputFuzz Run(int count, int seed)
    {
        var failures = new ConcurrentBag<(int Number, string What)>();
        var read = 0;
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            number =>
            {
                var random = new Random(unchecked(seed * 1_000_003 + number));
                var subject = FuzzSubject.All[number % FuzzSubject.All.Count];
                var folder = Directory.CreateTempSubdirectory("taskspec-fuzz-").FullName;
                try
                {
                    var damaged = Write(subject, folder, random);
                    if (Broken(subject, folder, damaged, out var isRead) is { } broken)
                        failures.Add(
                            (
                                number,
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"number {number} of seed {seed}, {subject.Name}: {broken}"
                                )
                            )
                        );
                    if (isRead)
                        Interlocked.Increment(ref read);
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        );
        return new([.. failures.OrderBy(failure => failure.Number).Select(failure => failure.What)], read);
    }

    /// <summary>Writes a subject with one file damaged.</summary>
    /// <returns>The damaged file.</returns>
    private static string Write(FuzzSubject subject, string folder, Random random)
    {
        var names = subject.Files.Keys.Order(StringComparer.Ordinal).ToArray();
        var damaged = names[random.Next(names.Length)];
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(
                path,
                FuzzSubject.Content(name, subject.Files[name], name == damaged ? new Damage(random) : null, random)
            );
        }

        return Path.Combine(folder, damaged);
    }

    private static string? Broken(FuzzSubject subject, string folder, string damaged, out bool isRead)
    {
        isRead = false;
        try
        {
            string[] said = subject.Source is { } source
                ? Scaffolded(source, damaged, folder)
                : Imported(subject.Files.Count > 1 ? folder : damaged);
            isRead = true;
            return said.Select(Unfit).FirstOrDefault(unfit => unfit is not null);
        }
        catch (Exception error) when (error is TableException or ScaffoldException)
        {
            return Unfit(error.Message)
                ?? (error.Message.Length > LongestMessage ? $"says too much: {error.Message[..200]}" : null)
                ?? (error.Message.Contains(folder, StringComparison.Ordinal) ? null : $"names no file: {error.Message}");
        }
        // Hides nothing: whatever else is thrown is what the trial looks for, and is told whole.
        catch (Exception error)
        {
            return error.ToString();
        }
    }

    /// <summary>Why nobody could read what is said; null where it can be.</summary>
    private static string? Unfit(string said) =>
        said.Contains("   at TaskSpec", StringComparison.Ordinal) ? $"shows a trace: {said}" : null;

    private static string[] Imported(string path)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var import = new Import(longest.Token);
        SampleRow[] rows = [.. Logs.Read([path], RunnerList.Readers, import)];
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        ScoreRow[] all = [.. new CrossCheck(import).Compare([.. scores.Rows()])];
        Held(ResultTables.Samples, rows);
        Held(ResultTables.Scores, all);
        return
        [
            .. import.Refused.Keys.Select(refused => $"{refused.Where}: {refused.Reason}"),
            .. import.Unread.Values,
            .. import.Notes,
        ];
    }

    private static void Held<TRow>(Table<TRow> table, IReadOnlyList<TRow> rows)
    {
        using var writer = new TableWriter<TRow>(table, "fuzz.csv", new MemoryStream());
        foreach (var row in rows)
            writer.Write(row);
    }

    private static string[] Scaffolded(string source, string path, string folder)
    {
        var reader = Scaffold.Sources.Single(one => one.Name == source);
        var draft = Scaffold.Read(reader, path);
        using (var output = new OutputFolder(Path.Combine(folder, "out")))
            Scaffold.Write(reader, draft, output, CancellationToken.None);
        return [.. draft.Refused.Select(refused => refused.Reason)];
    }
}
