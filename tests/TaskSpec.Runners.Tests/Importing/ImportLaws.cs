using System.Text;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What holds of every import, whatever the runner and whatever was run.</summary>
public sealed class ImportLaws : LogTest
{
    public static TheoryData<string, int> Draws
    {
        get
        {
            var draws = new TheoryData<string, int>();
            foreach (var writer in LogWriter.All)
            foreach (var seed in Enumerable.Range(1, 8))
                draws.Add(writer.Name, seed);
            return draws;
        }
    }

    public static TheoryData<string, int> Directed
    {
        get
        {
            var draws = new TheoryData<string, int>();
            foreach (var writer in LogWriter.All.Where(writer => writer.StatesDirection))
            foreach (var seed in new[] { 1, 2, 3 })
                draws.Add(writer.Name, seed);
            return draws;
        }
    }

    public static TheoryData<string> Writers => [.. LogWriter.All.Select(writer => writer.Name)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Nothing_is_merged_that_differs_and_nothing_split_that_is_the_same(string runner, int seed)
    {
        var runs = Written(runner, seed, "a");

        Assert.Equal(
            runs.GroupBy(run => run.Key)
                .Select(same => Told(WriterOf(runner).TaskOf(same.First()), same.SelectMany(run => run.Attempts).Select(Told)))
                .Order(StringComparer.Ordinal),
            Read("a")
                .Where(row => row.Metric.Split('[')[0] is "m" or "reward" or "score_binarized")
                .GroupBy(row => (row.Model, row.Task, row.Variant, row.Metric))
                .Select(group => Told(group.Key.Task, group.Select(Told)))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            Read("a").GroupBy(row => (row.Model, row.Task, row.Variant, row.Sample, row.Metric)),
            sample => Assert.Equal(sample.Count(), sample.Select(row => row.Attempt).Distinct().Count())
        );
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Names_hang_on_nothing_but_the_results(string runner, int seed)
    {
        Written(runner, seed, "a");
        Written(runner, seed, "b");
        var files = Directory.GetFiles(Path.Combine(Folder, "b"), "*", SearchOption.AllDirectories);

        var once = Read("a");
        Assert.Equal(once, Read("a", "b"));
        Assert.Equal(once, Read("b", "a", "a"));
        // The files of each folder into a folder of their own.
        foreach (var (i, place) in files.GroupBy(file => Path.GetDirectoryName(file)!).Index())
        {
            var moved = Directory.CreateDirectory(Path.Combine(Folder, "c", $"{i}", Path.GetFileName(place.Key)));
            foreach (var file in place)
                File.Copy(file, Path.Combine(moved.FullName, Path.GetFileName(file)));
        }

        Assert.Equal(once, Read("c"));

        var (writer, apart) = (WriterOf(runner), Path.Combine(Folder, "d"));
        foreach (var run in GeneratedRun.Draw(new Random(seed), writer))
            writer.Write(Path.Combine(apart, $"{run.Noise}-{run.Number}"), run);
        Assert.Equal(once, Read("d"));
    }

    [Theory]
    [MemberData(nameof(Directed))]
    public void Which_way_a_metric_goes_stays_with_its_rows(string runner, int seed)
    {
        var lower = Written(runner, seed, "a")[0].IsLowerBetter;
        var import = new Import(CancellationToken.None);
        var rows = Logs.Read([Path.Combine(Folder, "a")], RunnerList.Readers, import)
            .Where(row => row.Metric[0] == 'm')
            .ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(lower, row.Scale!.IsLowerBetter));
        Assert.Equal(lower, import.Notes.Any(note => note.Contains("lower is better", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Directed))]
    public void Logs_that_say_otherwise_are_refused_with_both_places(string runner, int seed)
    {
        var run = Written(runner, seed, "a")[0];
        var other = run with { Number = 50, IsLowerBetter = !run.IsLowerBetter };
        WriterOf(runner).Write(Path.Combine(Folder, "b"), other);
        var import = new Import(CancellationToken.None);
        string[] folders = [Path.Combine(Folder, "a"), Path.Combine(Folder, "b")];
        var task = WriterOf(runner).TaskOf(run);

        Assert.DoesNotContain(Logs.Read(folders, RunnerList.Readers, import), row => row.Task == task && row.Metric[0] == 'm');
        Assert.Contains(
            import.Refused.Keys,
            refused =>
                folders.All(folder => refused.Where.Contains(folder, StringComparison.Ordinal))
                && refused.Reason.Contains($"of m in {task}, the first says that", StringComparison.Ordinal)
                && refused.Reason.Contains("--range m=WORST,BEST", StringComparison.Ordinal)
        );

        import = new Import(CancellationToken.None);
        import.Ranges.Give("m", 1, 0);
        Assert.Contains(
            Logs.Read(folders, RunnerList.Readers, import),
            row => row.Task == task && row.Scale == MetricScale.Of(1, 0)
        );
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Text_is_read_in_every_encoding_or_refused(string runner)
    {
        Written(runner, 3, "a");
        // Where no date and no name decides, the bytes say which log comes first.
        var expected = Sorted(Read("a"));
        var files = Directory
            .GetFiles(Path.Combine(Folder, "a"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".parquet", StringComparison.Ordinal));
        var texts = files.ToDictionary(file => file, File.ReadAllText);
        foreach (var encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var (file, text) in texts)
                File.WriteAllText(file, text, encoding);
            Assert.Equal(expected, Sorted(Read("a")));
        }

        foreach (var (file, text) in texts)
            File.WriteAllText(file, text.Replace("\\u00E9", "\u00e9", StringComparison.Ordinal), Encoding.Latin1);
        Assert.Contains("neither UTF-8 nor UTF-16", Assert.Throws<TableException>(() => Read("a")).Message);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void A_member_that_is_something_else_is_read_or_refused_and_no_fault(string runner)
    {
        foreach (var run in GeneratedRun.Draw(new Random(5), WriterOf(runner)).Take(2))
            WriterOf(runner).Write(Path.Combine(Folder, "a"), run with { Attempts = [.. run.Attempts.Take(2)] });
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "a"), "*.json*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            var lines = file.EndsWith(".jsonl", StringComparison.Ordinal) ? text.Split('\n', 2) : [text];
            var count = JToken.Parse(lines[0]) is JContainer whole
                ? whole.Descendants().Count(token => token.Parent is JProperty)
                : 0;
            for (var i = 0; i < count; i++)
                foreach (var hostile in new[] { "5", "\"x\"", "[1]", "{}", "null", "true" })
                {
                    var changed = (JContainer)JToken.Parse(lines[0]);
                    changed.Descendants().Where(token => token.Parent is JProperty).ElementAt(i).Replace(JToken.Parse(hostile));
                    File.WriteAllText(
                        file,
                        changed.ToString(Newtonsoft.Json.Formatting.None) + (lines.Length > 1 ? "\n" + lines[1] : "")
                    );
                    try
                    {
                        Read("a");
                    }
                    catch (TableException error)
                    {
                        Assert.StartsWith(Folder, error.Message);
                    }
                }

            File.WriteAllText(file, text);
        }
    }

    private static string[] Sorted(IEnumerable<SampleRow> rows) =>
        [.. rows.Select(row => (row with { Attempt = null }).ToString()).Order(StringComparer.Ordinal)];

    private static string Told(string task, IEnumerable<string> attempts) =>
        $"{task}: {string.Join(' ', attempts.Order(StringComparer.Ordinal))}";

    private static string Told(GeneratedAttempt attempt) =>
        FormattableString.Invariant(
            $"{attempt.Sample.TrimStart('s')}={attempt.State}{(attempt.State is ResultState.Scored or ResultState.Limit ? attempt.Value : null)}"
        );

    private static string Told(SampleRow row) =>
        FormattableString.Invariant($"{row.Sample.TrimStart('s')}={row.State}{row.Value}");

    private static LogWriter WriterOf(string runner) => LogWriter.All.Single(one => one.Name == runner);

    private IReadOnlyList<GeneratedRun> Written(string runner, int seed, string folder)
    {
        var writer = WriterOf(runner);
        var runs = GeneratedRun.Draw(new Random(seed), writer);
        foreach (var run in runs)
            writer.Write(Path.Combine(Folder, folder), run);
        return runs;
    }

    private SampleRow[] Read(params string[] folders) =>
        [
            .. Logs.Read(
                    folders.Select(folder => Path.Combine(Folder, folder)),
                    RunnerList.Readers,
                    new Import(CancellationToken.None)
                )
                .Select(Bare),
        ];
}
