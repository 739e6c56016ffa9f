using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TaskSpec.Cli.Commands;
using TaskSpec.Runners;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests.Scaling;

public class CorrelateTests : CliTest
{
    private const string Header = "model,family,flop,params,tokens,task,metric,value,stderr,n\n";

    [SharedFact("scores", "observational.csv.gz")]
    public void Eight_benchmarks_have_one_component()
    {
        var json = Json("correlate", Scores("observational"), "--metric", "acc");
        Assert.Equal(124, Number(json, "completeRows"));
        var shares = Shares(json);
        Assert.Equal(0.78105, shares[0], 5);
        Assert.Equal(0.95887, shares.Take(3).Sum(), 0.95887 * 1e-3);
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void Tasks_correlate_as_published()
    {
        var json = Json("correlate", Scores("mlfoundations"), "--metric", "acc", "--between", "tasks");
        Assert.Equal(1035, json["pairs"]!.AsArray().Count);
        Assert.Equal(41, json["pairs"]!.AsArray().Count(pair => Number(pair!, "r") > 0.9));
        Assert.Equal(0.204256, Number(json, "mean"), 6);
        Assert.Equal(0.444096, Shares(json)[0], 6);
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void The_same_questions_asked_twice_stand_out_of_what_ability_leaves()
    {
        var json = Json("correlate", Scores("mlfoundations"), "--metric", "acc", "--residual", "ability", "--top", "1");
        var pair = Assert.Single(json["pairs"]!.AsArray())!;
        Assert.Equal(("hellaswag", "hellaswag_zeroshot"), (Text(pair, "a"), Text(pair, "b")));
        Assert.True(Number(pair, "r") > 0.99);
        var after = Json("correlate", Scores("mlfoundations"), "--metric", "acc", "--residual", "loss", "--top", "1");
        Assert.True(Number(after["pairs"]![0]!, "r") > 0.99);
    }

    [SharedTheory("scores", "mlfoundations.csv.gz")]
    [InlineData("c4_original", 0.378912)]
    [InlineData("rpj", 0.137963)]
    [InlineData("rw_original", 0.212435)]
    public void Improvements_correlate_as_published(string corpus, double expected)
    {
        var json = Improvements(
            "mlfoundations",
            $"{corpus}-d=96_l=8_h=4-1.0,{corpus}-d=1024_l=24_h=8-1.0,{corpus}-open_lm_7b-1.0"
        );
        Assert.Equal(expected, Number(Assert.Single(json["pairs"]!.AsArray())!, "r"), 6);
    }

    [SharedTheory("scores", "pythia-mmlu.csv.gz")]
    [InlineData("160m,1.4b,12b", -0.184624)]
    [InlineData("410m,2.8b,12b", -0.082137)]
    public void Improvements_at_the_chance_floor_are_no_signal(string sizes, double expected)
    {
        var json = Improvements(
            "pythia-mmlu",
            string.Join(',', sizes.Split(',').Select(size => $"pythia-{size}-deduped@143000"))
        );
        var pair = Assert.Single(json["pairs"]!.AsArray())!;
        Assert.Equal(expected, Number(pair, "r"), 6);
        Assert.Equal("no signal", Text(pair, "verdict"));
        Assert.True(Number(pair, "firstReliability") < 0);
        Assert.True(Number(pair, "ceiling") < 0);
        Assert.StartsWith("no signal", Text(json, "answer"), StringComparison.Ordinal);
    }

    [SharedFact("scores", "pythia-core.csv.gz")]
    public void Untrained_models_are_models_too() =>
        Assert.Equal(0, Run("correlate", Scores("pythia-core"), "--metric", "acc").ExitCode);

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Residuals_of_runs_correlate_as_published()
    {
        var runs = SharedData.Find("runs", "metr-2025-02.csv.gz")!;
        var models = Json("correlate", runs, "--between", "models", "--residual", "logistic");
        Assert.Equal(0.658114, Number(models, "mean"), 0.658114 * 1e-3);
        Assert.Equal(0.6977, Shares(models)[0], 0.6977 * 1e-3);
        var tasks = Json("correlate", runs, "--between", "tasks", "--residual", "logistic");
        Assert.Equal(0.1489, Number(tasks, "withinFamily"), 0.1489 * 1e-3);
        Assert.Equal(0.0050, Number(tasks, "acrossFamilies"), 1e-4);
    }

    [Theory]
    [InlineData("logit")]
    [InlineData("range-logit")]
    [InlineData("log-error")]
    public void Every_scale_gives_a_report(string transform)
    {
        var outcome = Run("correlate", Write("s.csv", Table(12, 4)), "--metric", "acc", "--transform", transform, "--json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(6, JsonNode.Parse(outcome.Output)!["pairs"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("m,,,,,t,acc,NaN,,\n", "line 2, column 'value': 'NaN'")]
    [InlineData("m,,,,,t,acc,Infinity,,\n", "must be a finite number")]
    [InlineData("m,,,,,t,acc,\"1,5\",,\n", "must be a finite number")]
    [InlineData("m,,,,,t,acc,0.5,,\nm,,,,,t,acc,0.6,,\n", "(m, t, acc); keep one of them\n")]
    [InlineData("m,,,,,t,acc,0.5,,\nm,,,,,t,acc,0.6,,\n", "line 3: an earlier row has the same key (m, t, acc)")]
    [InlineData("m,,,,,t,acc,0.5,,\n", "nothing to correlate")]
    [InlineData("m,,,,,t,loss,0.5,,\n", "has no metric 'acc'; it has loss")]
    [InlineData("", "has no rows")]
    public void A_table_that_will_not_do_is_refused_in_one_line(string rows, string message)
    {
        var outcome = Run("correlate", Write("s.csv", Header + rows), "--metric", "acc", "--json");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void One_model_one_task_and_constant_scores_are_refused()
    {
        foreach (var table in (string[])[Table(1, 5), Table(9, 1), Table(9, 3, _ => 0.5)])
        {
            var outcome = Run("correlate", Write("s.csv", table), "--metric", "acc");
            Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains("nothing to correlate", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_scores_table_that_may_be_one_of_samples_is_told_so_with_a_repeated_row() =>
        AssertRefused(
            Run(
                "correlate",
                Write("s.csv", "model,task,sample,metric,value,n\nm,t,a,acc,1,1\nm,t,b,acc,0,1\n"),
                "--metric",
                "acc"
            ),
            "an earlier row has the same key (m, t, acc); keep one of them; with its column 'sample' it looks like a samples table: leave its columns stderr and n out"
        );

    [Theory]
    [InlineData(".csv")]
    [InlineData(".jsonl.gz")]
    [InlineData(".parquet")]
    public void A_samples_table_gives_what_the_scores_of_its_samples_give(string ending)
    {
        var random = new Random(3);
        SampleRow[] samples =
        [
            .. from model in Enumerable.Range(0, 9)
            from task in Enumerable.Range(0, 4)
            from sample in Enumerable.Range(0, 20)
            select new SampleRow($"m{model}", $"t{task}", $"{sample}", "acc")
            {
                Value = random.NextDouble() < (model + 1) / 10.0 ? 1 : 0,
                Flop = Math.Pow(10, 20 + model / 2.0),
            },
        ];
        var scores = new ScoreTable();
        foreach (var row in samples)
            scores.Add(row);
        Save(ResultTables.Samples, samples, "samples" + ending);
        Save(ResultTables.Scores, scores.Rows(), "scores.csv");
        foreach (
            var command in (string[][])
                [
                    ["correlate"],
                    ["fit", "scaling", "--range", "acc=0,1"],
                ]
        )
        {
            var expected = Run([.. command, PathOf("scores.csv"), "--metric", "acc", "--json"]);
            Assert.Equal(0, expected.ExitCode);
            Assert.Equal(expected.Output, Run([.. command, PathOf("samples" + ending), "--metric", "acc", "--json"]).Output);
        }
    }

    private void Save<TRow>(Table<TRow> table, IEnumerable<TRow> rows, string name)
    {
        using var writer = new TableWriter<TRow>(table, name, File.Create(PathOf(name)));
        foreach (var row in rows)
            writer.Write(row);
    }

    [Fact]
    public void Duplicates_far_apart_are_found()
    {
        var rows = string.Concat(Enumerable.Range(0, 9000).Select(i => $"m{i % 5000},,,,,t,acc,0.5,,\n"));
        var outcome = Run("correlate", Write("s.csv", Header + rows), "--metric", "acc");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("line 5002: an earlier row has the same key (m0, t, acc)", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_line_and_a_file_cut_off_are_refused()
    {
        var huge = Run("correlate", Write("s.jsonl", "{\"model\": \"" + new string('x', 1 << 25)), "--metric", "acc");
        Assert.Equal(2, huge.ExitCode);
        Assert.Contains("longer than", huge.Error, StringComparison.Ordinal);
        var whole = Compressed(Table(200, 20));
        File.WriteAllBytes(PathOf("s.csv.gz"), whole);
        Assert.Equal(0, Run("correlate", PathOf("s.csv.gz"), "--metric", "acc").ExitCode);
        foreach (var kept in (int[])[whole.Length / 2, whole.Length - 30, whole.Length - 8, whole.Length - 1])
        {
            File.WriteAllBytes(PathOf("s.csv.gz"), whole[..kept]);
            var cut = Run("correlate", PathOf("s.csv.gz"), "--metric", "acc");
            Assert.Equal((2, ""), (cut.ExitCode, cut.Output));
            Assert.Contains("cut off", cut.Error, StringComparison.Ordinal);
        }

        // Two compressed files in one are one.
        File.WriteAllBytes(PathOf("s.csv.gz"), [.. whole, .. Compressed("other,,,,,t0,acc,0.25,,\n")]);
        Assert.Equal(0, Run("correlate", PathOf("s.csv.gz"), "--metric", "acc").ExitCode);
    }

    private static byte[] Compressed(string text)
    {
        using var memory = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Fastest))
            zip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    [Fact]
    public void Arguments_that_do_not_go_together_are_refused()
    {
        var path = Write("s.csv", Table(12, 4));
        Assert.Contains("--metric is missing", Run("correlate", path).Error, StringComparison.Ordinal);
        Assert.Contains(
            "has no metric 'loss'",
            Run("correlate", path, "--metric", "acc", "--residual", "loss").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "two successive improvements take three",
            Run("correlate", path, "--metric", "acc", "--between", "improvements", "--models", "m0,m1").Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no recipe",
            Run("correlate", path, "--metric", "acc", "--between", "improvements").Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("pairs.csv")]
    [InlineData("pairs.jsonl.gz")]
    public void All_pairs_are_written_to_a_table_beside_the_few_that_are_shown(string name)
    {
        var path = Write("s.csv", Table(12, 70));
        var all = Json("correlate", path, "--metric", "acc")["pairs"]!.AsArray();
        var outcome = Run("correlate", path, "--metric", "acc", "--out", PathOf(name), "--json", "--top", "3");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(3, JsonNode.Parse(outcome.Output)!["pairs"]!.AsArray().Count);
        Correlation[] written = [.. TableReader.Read(PairsTable.Pairs, PathOf(name))];
        Assert.Equal(70 * 69 / 2, written.Length);
        Assert.Equal(
            all.Select(pair => (Text(pair!, "a"), Text(pair!, "b"), Number(pair!, "n"), Number(pair!, "low"))),
            written.Select(pair => (pair.A, pair.B, (double)pair.N, pair.Interval!.Value.Low))
        );
    }

    [Fact]
    public void Only_pairs_of_tasks_or_models_go_to_a_table()
    {
        var path = Write("s.csv", Table(12, 4));
        foreach (var between in (string[])["improvements", "samples"])
        {
            var outcome = Run("correlate", path, "--metric", "acc", "--between", between, "--out", PathOf("pairs.csv"));
            AssertRefused(outcome, "--out writes the pairs of --between tasks or models");
            Assert.False(File.Exists(PathOf("pairs.csv")));
        }

        AssertRefused(
            Run("correlate", Write("one.csv", Table(12, 1)), "--metric", "acc", "--out", PathOf("pairs.csv")),
            "nothing to correlate"
        );
        Assert.False(File.Exists(PathOf("pairs.csv")));
    }

    [Fact]
    public void Of_many_tasks_the_largest_pairs_are_told_and_what_takes_all()
    {
        var outcome = Run("correlate", Write("s.csv", Random(4, 450)), "--metric", "acc", "--json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(100_000, Regex.Count(outcome.Output, "\"corrected\""));
        Assert.Contains("of the largest correlations, of 101,025; --top takes more", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Six_thousand_tasks_are_correlated()
    {
        var json = Json("correlate", Write("s.csv", Random(4, 6_000)), "--metric", "acc", "--top", "1");
        Assert.Equal(6_000, Number(json, "series"));
        Assert.Single(json["pairs"]!.AsArray());
        // Four models lie in three dimensions.
        Assert.Equal(1, Shares(json).Take(3).Sum(), 1e-5);
        Assert.DoesNotContain("--top takes", json["warnings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Random(int models, int tasks)
    {
        var random = new Random(1);
        return Header
            + string.Concat(
                from task in Enumerable.Range(0, tasks)
                from model in Enumerable.Range(0, models)
                select FormattableString.Invariant($"m{model},,,,,t{task},acc,{random.NextDouble():0.0000},,\n")
            );
    }

    private static string Table(int models, int tasks, Func<int, double>? score = null) =>
        Header
        + string.Concat(
            from model in Enumerable.Range(0, models)
            from task in Enumerable.Range(0, tasks)
            let value = score?.Invoke(model) ?? 0.1 + (31 * model * (task + 3) + 7 * task) % 83 / 100.0
            select FormattableString.Invariant($"m{model},,,,,t{task},acc,{value},,\n")
        );

    private static string Scores(string name) => SharedData.Find("scores", name + ".csv.gz")!;

    private static JsonNode Improvements(string table, string models) =>
        Json("correlate", Scores(table), "--metric", "acc", "--between", "improvements", "--models", models);

    private static JsonNode Json(params string[] args)
    {
        var outcome = Run([.. args, "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return JsonNode.Parse(outcome.Output)!;
    }

    private static double[] Shares(JsonNode json) =>
        [.. json["eigenvalueShares"]!.AsArray().Select(share => share!.GetValue<double>())];

    private static double Number(JsonNode json, string name) => json[name]!.GetValue<double>();

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
