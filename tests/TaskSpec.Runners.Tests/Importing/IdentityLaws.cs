using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What is one thing and what are two hangs on what logs say, never on what they are called, where they lie, how often and in which order they are imported.</summary>
public sealed partial class IdentityLaws : LogTest
{
    private static readonly string[] metrics = ["m", "reward", "score_binarized"];

    public static TheoryData<string, int> Draws
    {
        get
        {
            var draws = new TheoryData<string, int>();
            foreach (var writer in LogWriter.All)
            foreach (var seed in Enumerable.Range(1, 4))
                draws.Add(writer.Name, seed);
            return draws;
        }
    }

    public static TheoryData<string> Writers => [.. LogWriter.All.Select(writer => writer.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void Copies_under_other_names_in_other_folders_and_in_any_order_give_the_same_bytes(string runner, int seed)
    {
        Write(runner, Drawn(runner, seed), "a");
        var once = Table("a");
        Rename("a", "renamed");
        Part("a", "parted");

        Assert.Equal(once, Table("a", "a"));
        Assert.Equal(once, Table("renamed"));
        Assert.Equal(once, Table("renamed", "a", "parted"));
        Assert.Equal(once, Table("parted", "a", "renamed", "a"));
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Equal_answers_under_different_results_stay_apart_in_any_order(string runner, int seed)
    {
        var drawn = Drawn(runner, seed);
        GeneratedRun[] runs = [.. drawn.Select(run => run with { Attempts = drawn[0].Attempts })];
        string[] folders = [.. runs.Select(run => $"r{run.Number}")];
        foreach (var (run, folder) in runs.Zip(folders))
            Write(runner, [run], folder);

        var once = Table(folders);
        Assert.Equal(once, Table([.. folders.Reverse()]));
        Assert.Equal(once, Table([.. folders.Reverse(), .. folders]));
        Assert.Equal(runs.Sum(run => run.Attempts.Count), Counted(Read(folders).Rows).Length);
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Columns_of_a_result_do_not_hang_on_what_else_is_imported(string runner, int seed)
    {
        var runs = Drawn(runner, seed);
        Write(runner, [runs[0]], "alone");
        Write(runner, [.. runs.Skip(1)], "others");
        string[] alone = [.. Read("alone").Rows.Select(Provenance).Distinct()];

        Assert.Empty(alone.Except(Read("alone", "others").Rows.Select(Provenance)));
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_log_that_is_cut_off_leaves_the_others_as_they_are_and_is_told(string runner, int seed)
    {
        var runs = Drawn(runner, seed);
        Write(runner, runs.SkipLast(1), "whole");
        Write(runner, runs, "cut");
        var whole = new DirectoryInfo(Path.Combine(Folder, "whole"));
        string[] cut =
        [
            .. Directory
                .GetFiles(Path.Combine(Folder, "cut"), "*", SearchOption.AllDirectories)
                .Where(file =>
                    !File.Exists(Path.Combine(whole.FullName, Path.GetRelativePath(Path.Combine(Folder, "cut"), file)))
                ),
        ];
        Assert.NotEmpty(cut);
        foreach (var path in cut)
        {
            using var file = File.OpenWrite(path);
            file.SetLength(file.Length - file.Length / 8 - 3);
        }

        Assert.Equal(Table("whole"), Table("cut"));
        Assert.NotEmpty(Read("cut").Import.Unread.Keys.Intersect(cut));
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("lm-eval")]
    [InlineData("promptfoo")]
    [InlineData("harbor")]
    [InlineData("metr-runs")]
    public void A_result_with_one_attempt_that_two_places_disagree_on_is_refused_whole(string runner)
    {
        var runs = Enumerable
            .Range(1, 50)
            .Select(seed => Drawn(runner, seed))
            .First(drawn => drawn[0].Attempts is [{ State: ResultState.Scored }, _, ..]);
        var (run, first) = (runs[0], runs[0].Attempts[0]);
        Write(runner, runs, "a");
        Write(runner, [run with { Attempts = [first with { Value = 1 - first.Value }, .. run.Attempts.Skip(1)] }], "b");
        var before = Counted(Read("a").Rows).GroupBy(Named).ToDictionary(same => same.Key, same => same.Count());
        var (rows, import) = Read("b", "a");
        var after = Counted(rows).GroupBy(Named).ToDictionary(same => same.Key, same => same.Count());

        var gone = Assert.Single(before.Keys.Except(after.Keys));
        Assert.Equal(runs.Where(other => other.Key == run.Key).Sum(other => other.Attempts.Count), before[gone]);
        Assert.All(after, result => Assert.Equal(before[result.Key], result.Value));
        var refused = import.Refused.Single(refused => refused.Key.Reason.Contains("two different scores"));
        Assert.Contains(Path.Combine(Folder, "a"), refused.Key.Where);
        Assert.Contains(Path.Combine(Folder, "b"), refused.Key.Where);
        Assert.DoesNotContain(
            new CrossCheck(import).Compare([]),
            score => (score.Model, score.Task, score.Variant, score.Metric) == gone
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_and_its_retries_are_one_run_however_often_they_are_imported(int seed)
    {
        var drawn = Drawn("inspect", seed)[0];
        // Where nothing is scored, no log says by which metric.
        var run = drawn with
        {
            Attempts = [drawn.Attempts[0] with { State = ResultState.Scored, Value = 1 }, .. drawn.Attempts.Skip(1)],
        };
        WriteRetries(run, new Random(seed), "a");
        var once = Table("a");
        Rename("a", "renamed");

        Assert.Equal(once, Table("a", "a"));
        Assert.Equal(once, Table("renamed", "a"));
        Assert.Equal(
            run.Attempts.Select(attempt => $"{attempt.Sample} {attempt.Number} {attempt.State}").Order(StringComparer.Ordinal),
            Counted(Read("renamed", "a", "a").Rows)
                .Select(row => $"{row.Sample} {row.Attempt} {row.State}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Results_of_different_runners_stay_apart_whatever_they_state(string runner)
    {
        var run = Drawn("inspect", 1)[0] with { Model = "lab/one", Task = "task" };
        foreach (var writer in LogWriter.All)
        {
            var conditions = writer.Conditions.ToDictionary(name => name, name => name == "shots" ? "0" : "1");
            writer.Write(Path.Combine(Folder, writer.Name), run with { Conditions = conditions });
        }

        foreach (var other in LogWriter.All.Where(other => other.Name != runner))
            Assert.All(
                Read(runner, other.Name).Rows.GroupBy(Named),
                result => Assert.Single(result.Select(row => row.Conditions!.Runner).Distinct())
            );
    }

    private static IReadOnlyList<GeneratedRun> Drawn(string runner, int seed) =>
        GeneratedRun.Draw(new Random(seed), LogWriter.All.Single(one => one.Name == runner));

    private void Write(string runner, IEnumerable<GeneratedRun> runs, string folder)
    {
        foreach (var run in runs)
            LogWriter.All.Single(one => one.Name == runner).Write(Path.Combine(Folder, folder), run);
    }

    /// <summary>A run that breaks off again and again: each retry takes over what is finished, and makes again what is not.</summary>
    private void WriteRetries(GeneratedRun run, Random random, string folder)
    {
        Write("inspect", [run], "whole");
        var whole = JObject.Parse(File.ReadAllText(Directory.GetFiles(Path.Combine(Folder, "whole")).Single()));
        Directory.CreateDirectory(Path.Combine(Folder, folder));
        var finished = new HashSet<JToken>();
        var retries = random.Next(1, 4);
        for (var retry = 0; retry <= retries; retry++)
        {
            var log = (JObject)whole.DeepClone();
            log["status"] = retry < retries ? "error" : "success";
            log["eval"]!["eval_id"] = $"retry{retry}";
            log["eval"]!["created"] = $"2026-03-01T0{retry}:00:00+00:00";
            foreach (var (sample, written) in whole["samples"]!.Zip(log["samples"]!.ToArray()))
            {
                if (finished.Contains(sample))
                    continue;
                if (retry == retries || random.Next(2) == 0)
                    finished.Add(sample);
                else if (random.Next(3) == 0)
                    written.Remove();
                else
                    (written["uuid"], written["scores"], written["limit"], written["error"]) = (
                        $"open{retry}-{sample["uuid"]}",
                        null,
                        null,
                        new JObject { ["message"] = "cut off" }
                    );
            }

            // The names say the contrary of the dates.
            File.WriteAllText(Path.Combine(Folder, folder, $"{9 - retry}.json"), log.ToString());
        }
    }

    /// <summary>Copies a folder with everything called otherwise that a runner leaves free, and sorted the other way round.</summary>
    private void Rename(string from, string to) =>
        Copy(from, to, (name, i) => Fixed.IsMatch(name) ? name : $"{999 - i}{Path.GetExtension(name)}");

    /// <summary>Copies a folder with everything in it into a folder of its own.</summary>
    private void Part(string from, string to) => Copy(from, to, (name, i) => Path.Combine($"{999 - i}", name));

    private void Copy(string from, string to, Func<string, int, string> named)
    {
        var entries = Directory.GetFileSystemEntries(Path.Combine(Folder, from)).Order(StringComparer.Ordinal);
        foreach (var (i, entry) in entries.Index())
        {
            var target = Path.Combine(Folder, to, named(Path.GetFileName(entry), i));
            foreach (var file in File.Exists(entry) ? [entry] : Directory.GetFiles(entry, "*", SearchOption.AllDirectories))
            {
                var place = file == entry ? target : Path.Combine(target, Path.GetRelativePath(entry, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(file, place);
            }
        }
    }

    private (SampleRow[] Rows, Import Import) Read(params string[] folders)
    {
        var import = new Import(CancellationToken.None);
        return ([.. Logs.Read(folders.Select(folder => Path.Combine(Folder, folder)), RunnerList.Readers, import)], import);
    }

    /// <summary>What an import writes, with all conditions as columns, and the scores.</summary>
    private string Table(params string[] folders)
    {
        var (rows, import) = Read(folders);
        using var written = new MemoryStream();
        var kept = KeptConditions.In(ResultTables.Samples, import, row => row.Conditions);
        using (var writer = new TableWriter<SampleRow>(kept, "samples.csv", written))
        {
            foreach (var row in rows)
                writer.Write(row);
        }

        var scores = new ScoreTable();
        var check = new CrossCheck(import);
        foreach (var row in rows)
        {
            scores.Add(row);
            check.Add(row);
        }

        return System.Text.Encoding.UTF8.GetString(written.ToArray())
            + string.Join('\n', check.Compare([.. scores.Rows()]).Select(score => score with { Conditions = null }));
    }

    private static SampleRow[] Counted(IEnumerable<SampleRow> rows) =>
        [.. rows.Where(row => metrics.Contains(Conditions.PlainMetric(row.Metric)))];

    private static (string, string, string?, string) Named(SampleRow row) => (row.Model, row.Task, row.Variant, row.Metric);

    private static string Provenance(SampleRow row) =>
        $"{row.Sample} {row.Conditions!.Runner} {row.Conditions.Run} {row.Conditions.Date} {row.Conditions.Key(_ => true)}";

    [GeneratedRegex(
        @"^(result|results|run_spec|schema|stats|per_instance_stats|metadata)\.jsonl?$|_\d{4}-\d\d-\d\dT|_samples\.jsonl$"
    )]
    private static partial Regex Fixed { get; }
}
