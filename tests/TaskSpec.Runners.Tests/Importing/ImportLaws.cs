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

    public static TheoryData<string> Writers => [.. LogWriter.All.Select(writer => writer.Name)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Nothing_is_merged_that_differs_and_nothing_split_that_is_the_same(string runner, int seed)
    {
        var runs = Written(runner, seed, "a");

        Assert.Equal(
            runs.GroupBy(run => run.Key)
                .Select(same => Told(same.First().Task, same.SelectMany(run => run.Attempts).Select(Told)))
                .Order(StringComparer.Ordinal),
            Read("a")
                .Where(row => row.Metric is "m" or "reward" or "score_binarized")
                .GroupBy(row => (row.Model, row.Task, row.Variant))
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
        // Each run's files into a folder of their own.
        var moved = 0;
        foreach (var place in files.GroupBy(file => Path.GetDirectoryName(file)!))
            Directory.Move(
                place.Key,
                Path.Combine(
                    Directory.CreateDirectory(Path.Combine(Folder, "c", $"{moved++}")).FullName,
                    Path.GetFileName(place.Key)
                )
            );
        if (runner is "inspect" or "lm-eval" or "promptfoo" or "metr-runs")
            Assert.Equal(once, Read("c"));
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Text_is_read_in_every_encoding_or_refused(string runner)
    {
        Written(runner, 3, "a");
        // Where no date and no name decides, the bytes say which log comes first.
        var expected = Sorted(Read("a"));
        var files = Directory.GetFiles(Path.Combine(Folder, "a"), "*", SearchOption.AllDirectories);
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
        Written(runner, 5, "a");
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "a"), "*", SearchOption.AllDirectories))
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

    private IReadOnlyList<GeneratedRun> Written(string runner, int seed, string folder)
    {
        var writer = LogWriter.All.Single(one => one.Name == runner);
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
