using System.IO.Compression;
using System.Text.Json.Nodes;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests.Scaling;

public class SimulateTests : CliTest
{
    private const string Ladder = "1e18,3e18,1e19,3e19,1e20,3e20,1e21,3e21,1e22";

    private static Catalog Sized { get; } =
        Examples.Of(
            Examples.Chain,
            Examples.Addition with
            {
                Records = [new("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood) { Best = 0 }],
                Difficulty = new(1e20, .3),
            },
            Examples.Addition with
            {
                Id = "sums",
                Headline = Examples.Addition.Headline! with { Best = 1, Worst = 0 },
                HumanTimes = [new(3, HumanSource.Estimate)],
                Difficulty = new(1e21, .3),
            }
        );

    [Theory]
    [InlineData("scores", "model,family,flop,params,tokens,task,metric,value,stderr,n,")]
    [InlineData("samples", "model,family,flop,task,sample,metric,value,variant,attempt,")]
    [InlineData("runs", "agent,task,family,human_minutes,score,")]
    public void Writes_each_table_the_same_for_the_same_seed(string table, string header)
    {
        var catalog = Write(Sized);
        string Text(string name, string seed)
        {
            var outcome = Run([
                "simulate",
                catalog,
                "--flop",
                "1e19,1e21",
                "--samples",
                "20",
                "--random-seed",
                seed,
                "--table",
                table,
                "--out",
                PathOf(name),
            ]);
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
            return File.ReadAllText(PathOf(name));
        }

        var text = Text("a.csv", "4");
        Assert.StartsWith(header, text, StringComparison.Ordinal);
        Assert.Equal(text, Text("b.csv", "4"));
        Assert.NotEqual(text, Text("c.csv", "5"));
        Assert.Equal(["a.csv", "b.csv", "c.csv", "catalog.json"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Compresses_by_name_and_says_what_was_drawn()
    {
        var outcome = Run(
            "simulate",
            Write(Sized),
            "--flop",
            Ladder,
            "--out",
            PathOf("s.csv.gz"),
            "--truth",
            PathOf("t.json"),
            "--json"
        );
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(outcome.Output, File.ReadAllText(PathOf("t.json")));
        var json = JsonNode.Parse(outcome.Output)!;
        using var lines = new StreamReader(new GZipStream(File.OpenRead(PathOf("s.csv.gz")), CompressionMode.Decompress));
        Assert.Equal(json["rows"]!.GetValue<long>(), lines.ReadToEnd().Split('\n').Length - 2);
        Assert.Equal([PathOf("s.csv.gz")], json["files"]!.AsArray().Select(file => file!.GetValue<string>()));
        Assert.Equal("simulated-1e18", json["models"]![0]!.GetValue<string>());
        var chain = json["families"]!.AsArray().Single(family => family!["task"]!.GetValue<string>() == "sha256-chain")!;
        Assert.Equal((1, 1, 100), (Number(chain, "jump"), Number(chain, "effectiveItems"), Number(chain, "items")));
        foreach (var name in (string[])["halfAtFlop", "exponent", "misfit", "itemCorrelation", "spreadDecades"])
            Assert.InRange(Number(chain, name), 0, 1e30);
        Assert.Equal(9, chain["curve"]!.AsArray().Count);
        Assert.Empty(json["leftOut"]!.AsArray());
    }

    [Fact]
    public void Other_commands_read_what_it_writes()
    {
        var (catalog, scores) = (Write(Sized), PathOf("scores.csv"));
        var priors = Write("priors.json", Reference.Json);
        Assert.Equal(
            0,
            Run("simulate", catalog, "--priors", priors, "--flop", Ladder, "--samples", "500", "--out", scores).ExitCode
        );
        string[][] commands =
        [
            ["fit", "scaling", scores, "--metric", "exact_match", "--form", "power"],
            ["correlate", scores, "--metric", "exact_match"],
            ["backtest", scores, "--metric", "exact_match", "--holdout", "largest:1"],
            ["forecast", scores, "--metric", "exact_match", "--via", "log_likelihood", "--target-flop", "1e23"],
        ];
        Assert.All(commands, command => Assert.Equal((0, ""), (Run(command).ExitCode, Run(command).Error)));
        Assert.Equal(0, Run("simulate", catalog, "--flop", Ladder, "--table", "runs", "--out", scores).ExitCode);
        Assert.Equal(0, Run("fit", "horizon", scores).ExitCode);
    }

    [Fact]
    public void What_takes_people_an_unknown_time_has_no_runs_and_is_told()
    {
        var outcome = Run("simulate", Write(Sized), "--flop", "1e20", "--table", "runs", "--out", PathOf("r.csv"), "--json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["addition", "sha256-chain"],
            JsonNode.Parse(outcome.Output)!["leftOut"]!.AsArray().Select(left => left!["family"]!.GetValue<string>())
        );
        Assert.Equal(["sums"], File.ReadLines(PathOf("r.csv")).Skip(1).Select(line => line.Split(',')[2]).Distinct());
    }

    [Fact]
    public void As_declared_it_draws_what_it_drew_before_anything_was_measured()
    {
        var measured = new MeasuredFamily("addition", "exact_match", 7, 1e18, 1e22) { Difficulty = new(1e25, .1, .3, .2, 0) };
        var calibrated = Sized with
        {
            Families = [Sized.Families[0], Sized.Families[1] with { Measured = measured }, Sized.Families[2]],
        };
        string Text(Catalog catalog, params string[] args)
        {
            Assert.Equal(0, Run(["simulate", Write(catalog), "--flop", Ladder, "--out", PathOf("s.csv"), .. args]).ExitCode);
            return File.ReadAllText(PathOf("s.csv"));
        }

        Assert.NotEqual(Text(Sized), Text(calibrated));
        Assert.Equal(Text(Sized), Text(calibrated, "--as-declared"));
    }

    [Fact]
    public void Without_models_it_takes_the_plan_s()
    {
        var outcome = Run("simulate", Write(Sized), "--out", PathOf("s.csv"), "--json");
        var models = JsonNode.Parse(outcome.Output)!["models"]!.AsArray().Select(model => model!.GetValue<string>());
        Assert.Equal(
            [
                "simulated-1e18",
                "simulated-4.64e18",
                "simulated-2.15e19",
                "simulated-1e20",
                "simulated-4.64e20",
                "simulated-2.15e21",
                "simulated-1e22",
            ],
            models
        );
    }

    [Theory]
    [InlineData("--flop has 'x'", "--flop", "1e18,x")]
    [InlineData("at most 1e100", "--flop", "1e200")]
    [InlineData("above 0", "--flop", "0")]
    [InlineData("twice", "--flop", "1e18,1E18")]
    [InlineData("names 0 models", "--flop", ",")]
    [InlineData("--samples is '0'", "--samples", "0")]
    [InlineData("--samples is 99999999", "--samples", "99999999")]
    [InlineData("--random-seed is '-1'", "--random-seed", "-1")]
    [InlineData("'scores' 'samples' 'runs'", "--table", "all")]
    public void Wrong_arguments_are_refused_and_nothing_is_written(string said, params string[] wrong)
    {
        AssertRefused(Run(["simulate", Write(Sized), "--out", PathOf("s.csv"), .. wrong]), said);
        Assert.False(File.Exists(PathOf("s.csv")));
    }

    [Fact]
    public void Where_the_truth_cannot_be_written_there_is_no_table_either()
    {
        string[] truths = [Path.Combine(Folder, "none", "t.json"), Folder];
        foreach (var truth in truths)
            AssertRefused(Run("simulate", Write(Sized), "--flop", "1e20", "--out", PathOf("s.csv"), "--truth", truth), truth);
        AssertRefused(
            Run("simulate", Write(Sized), "--out", Path.Combine(Folder, "none", "s.csv"), "--truth", PathOf("t.json")),
            "s.csv: its folder does not exist"
        );
        Assert.Equal(["catalog.json"], Directory.GetFiles(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_catalog_with_nothing_to_draw_is_refused()
    {
        AssertRefused(
            Run("simulate", Write(Examples.Of(Examples.Addition with { Headline = null })), "--out", PathOf("s.csv")),
            "addition: it declares no headline metric"
        );
        AssertRefused(
            Run("simulate", Write(Examples.Of(Examples.Addition)), "--table", "runs", "--out", PathOf("s.csv")),
            "[HumanTime]"
        );
        AssertRefused(Run("simulate", Write(Sized), "--out", Path.Combine(Folder, "none", "s.csv")), "folder does not exist");
        Assert.Equal(["catalog.json"], Directory.GetFiles(Folder).Select(Path.GetFileName));
    }

    private static double Number(JsonNode json, string name) => json[name]!.GetValue<double>();
}
