using System.Globalization;
using System.IO.Compression;
using System.Text;
using TaskSpec.Catalogs.Json;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests;

public sealed class ScalingTests : CliTest
{
    private const string Header = "model,family,flop,params,tokens,task,metric,value,n\n";

    [SharedFact("scores", "chinchilla.csv")]
    public void Chinchillas_published_parameters()
    {
        var fit = Fits(
                "fit",
                "scaling",
                Shared("chinchilla.csv"),
                "--metric",
                "loss",
                "--form",
                "chinchilla",
                "--drop-highest",
                "5"
            )
            .Single();

        AssertNear(477.84, fit["parameters"]!["A"], 1e-3);
        AssertNear(2143.86, fit["parameters"]!["B"], 1e-3);
        AssertNear(1.81724, fit["parameters"]!["E"], 1e-4);
        AssertNear(0.347313, fit["parameters"]!["alpha"], 1e-4);
        AssertNear(0.367183, fit["parameters"]!["beta"], 1e-4);
        AssertNear(0.00101827, fit["objective"], 1e-5);
        Assert.Equal("240", fit["models"]!.Text);
        string[] members = ["standardErrors", "intervals", "r2", "linearity", "breakthroughness", "warnings"];
        Assert.All(members, name => Assert.NotNull(fit[name]));
    }

    [SharedFact("scores", "chinchilla.csv")]
    public void With_all_runs_the_outliers_are_reported_with_what_they_do()
    {
        var fit = Fits("fit", "scaling", Shared("chinchilla.csv"), "--metric", "loss", "--form", "chinchilla").Single();

        AssertNear(1.8913, fit["parameters"]!["E"], 1e-4);
        var warnings = string.Join('\n', fit["warnings"]!.Items.Select(warning => warning.Text));
        Assert.Contains("5 outliers", warnings);
        Assert.Contains("run-000 (5.0056)", warnings);
        Assert.Contains("E 1.81722 instead of 1.89134", warnings);
    }

    [SharedFact("scores", "observational.csv.gz")]
    public void Mmlu_against_compute_over_complete_models()
    {
        var fit = Fits(
                "fit",
                "scaling",
                Shared("observational.csv.gz"),
                "--metric",
                "acc",
                "--task",
                "MMLU",
                "--form",
                "linear",
                "--complete"
            )
            .Single();

        AssertNear(0.103278, fit["parameters"]!["slope"], 1e-5);
        AssertNear(-1.913686, fit["parameters"]!["intercept"], 1e-5);
        AssertNear(0.686763, fit["r"], 1e-5);
        Assert.Equal("109", fit["models"]!.Text);
    }

    [SharedFact("scores", "olmo-ladder.csv.gz")]
    public void Ladder_forecasts_are_the_published_ones()
    {
        var outcome = Run(
            "forecast",
            Shared("olmo-ladder.csv.gz"),
            "--target-params",
            "13202396160",
            "--target-tokens",
            "5000088518656",
            "--via",
            "bpb",
            "--metric",
            "acc",
            "--recipe",
            "train",
            "--json"
        );
        var forecasts = JsonParser.Parse(outcome.Output)["forecasts"]!.Items.ToDictionary(forecast => forecast["task"]!.Text);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        AssertWithin(0.653177, forecasts["hellaswag_val_5shot"]["surrogate"], 2e-3);
        AssertWithin(0.853036, forecasts["hellaswag_val_5shot"]["predicted"], 2e-3);
        AssertWithin(0.874795, forecasts["piqa_val_5shot"]["surrogate"], 2e-3);
        AssertWithin(0.820804, forecasts["piqa_val_5shot"]["predicted"], 2e-3);
        Assert.All(
            forecasts.Values,
            forecast => Assert.InRange(Number(forecast["predicted"]), Number(forecast["low"]), Number(forecast["high"]))
        );
        Assert.Equal(JsonKind.Null, forecasts["boolq_val_5shot"]["oneStep"]!.Kind);
        Assert.Contains(
            forecasts["boolq_val_5shot"]["warnings"]!.Items,
            warning => warning.Text.Contains("in one step from compute 'acc' cannot be fitted", StringComparison.Ordinal)
        );
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void Backtest_has_the_fields_that_scripts_read()
    {
        var outcome = Run(
            "backtest",
            Shared("mlfoundations.csv.gz"),
            "--metric",
            "acc",
            "--holdout",
            "largest:1",
            "--via",
            "loss@c4_val",
            "--floors",
            Shared("mlfoundations-tasks.csv"),
            "--json"
        );
        var json = JsonParser.Parse(outcome.Output);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var methods = json["methods"]!.Items.ToDictionary(method => method["method"]!.Text);
        string[] members = ["meanAbsoluteError", "medianAbsoluteError", "skill", "coverage80", "coverage95"];
        Assert.All(methods.Values, method => Assert.All(members, name => Assert.Equal(JsonKind.Number, method[name]!.Kind)));
        Assert.InRange(Number(methods["pooled logit over surrogate, target's known"]["meanAbsoluteError"]), 0, 0.049);
        Assert.InRange(Number(methods["hierarchical curves over compute"]["meanAbsoluteError"]), 0, 0.055);
        Assert.InRange(Number(methods["hierarchical curves over compute"]["coverage80"]), 0.7, 0.9);
        Assert.InRange(Number(methods["hierarchical curves over surrogate, target's known"]["meanAbsoluteError"]), 0, 0.046);
        Assert.Equal(46, json["tasks"]!.Items.Count);
        Assert.Equal(3, json["targets"]!.Items.Count);
        Assert.Equal(138 * methods.Count, json["forecasts"]!.Items.Count);
    }

    [Fact]
    public void A_curve_that_the_models_do_not_identify_has_null_for_its_parameters()
    {
        var fit = Fits("fit", "scaling", Ladder(Noise), "--metric", "acc", "--form", "sigmoid").Single();

        Assert.Equal("false", fit["identified"]!.Text);
        Assert.All(fit["parameters"]!.Members, member => Assert.Equal(JsonKind.Null, member.Value.Kind));
        Assert.Equal(JsonKind.Null, fit["objective"]!.Kind);
        Assert.Contains("not identified: ", fit["warnings"]!.Items[0].Text);
    }

    [Fact]
    public void People_see_the_reason_too()
    {
        var outcome = Run("fit", "scaling", Ladder(Noise), "--metric", "acc", "--form", "sigmoid");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("t: not identified: ", outcome.Output);
        Assert.Contains("within what noise without a trend reaches", outcome.Output);
    }

    [Fact]
    public void A_breakthroughness_that_is_infinite_is_a_dash_and_null()
    {
        string[] fit = ["fit", "scaling", Ladder(i => Math.Max(0, 0.1 * (i - 8))), "--metric", "acc", "--form", "surprisal"];

        Assert.Equal(JsonKind.Null, Fits(fit).Single()["breakthroughness"]!.Kind);
        var shown = Run(fit).Output;
        Assert.Contains("–", shown.Split('\n')[1]);
        Assert.DoesNotContain("Infinity", shown);
        Assert.Contains("breakthroughness is infinite", shown);
    }

    [Fact]
    public void A_backtest_says_how_many_models_it_could_hide()
    {
        string[] backtest = ["backtest", Ladder(i => 0.05 * i), "--metric", "acc", "--gap", "9", "--holdout"];

        Assert.Contains(
            "6 models are hidden instead of 9: a hidden model needs at least 5 models",
            Joined([.. backtest, "largest:9"])
        );
        Assert.DoesNotContain("hidden instead of", Joined([.. backtest, "largest:6"]));

        string Joined(string[] args) =>
            string.Join(
                "|",
                JsonParser.Parse(Run([.. args, "--json"]).Output)["warnings"]!.Items.Select(warning => warning.Text)
            );
    }

    [Fact]
    public void A_forecast_from_scores_alone_has_intervals_and_nothing_of_a_surrogate()
    {
        string[] forecast = ["forecast", Ladder(i => 0.07 * i), "--metric", "acc", "--target-flop", "1e25"];

        var shown = Run(forecast).Output;
        Assert.StartsWith("task  models  predicted  80 %", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("surrogate", shown, StringComparison.Ordinal);
        var one = Assert.Single(JsonParser.Parse(Run([.. forecast, "--json"]).Output)["forecasts"]!.Items);
        Assert.InRange(Number(one["predicted"]), Number(one["low80"]), Number(one["high80"]));
        Assert.InRange(Number(one["predicted"]), 0.7, 0.99);
        Assert.Equal(JsonKind.Null, one["surrogate"]!.Kind);
    }

    [Theory]
    [InlineData("fit", "scaling", "--form", "sigmoid")]
    [InlineData("forecast", "--target-flop", "1e25")]
    [InlineData("backtest", "--gap", "9")]
    [InlineData("signal")]
    public void Items_that_only_the_floors_know_count_like_those_of_the_table(params string[] command)
    {
        var counted = Ladder(i => 0.07 * i);
        var bare = Write("bare.csv", File.ReadAllText(counted).Replace(",100\n", ",\n", StringComparison.Ordinal));
        var floors = Write("floors.csv", "task,floor,datapoints\nt,0.01,100\n");
        var split = command is ["fit", ..] ? 2 : 1;

        Outcome Of(string scores) =>
            Run([.. command[..split], scores, "--metric", "acc", "--floors", floors, .. command[split..], "--json"]);

        Assert.Equal(0, Of(counted).ExitCode);
        Assert.Equal(Of(counted).Output, Of(bare).Output);
    }

    [Fact]
    public void Constant_scores_are_refused()
    {
        AssertRefused(Run("fit", "scaling", Ladder(_ => 0.25), "--metric", "acc", "--form", "sigmoid"), "same score");
        AssertRefused(Run("backtest", Ladder(_ => 0.25), "--metric", "acc"), "nothing to forecast");
        AssertRefused(
            Run("forecast", Ladder(_ => 0.25), "--metric", "acc", "--via", "acc", "--target-flop", "1e26"),
            "same score"
        );
    }

    [Theory]
    [InlineData("fit", "scaling", "--metric", "acc")]
    [InlineData("backtest", "--metric", "acc")]
    [InlineData("forecast", "--metric", "acc", "--via", "acc", "--target-flop", "1e26")]
    public void One_model_is_refused(params string[] args)
    {
        var command = args[0] == "fit" ? 2 : 1;
        var table = Write("one.csv", Header + "m,f,1e18,,,t,acc,0.5,\n");
        AssertRefused(Run([.. args[..command], table, .. args[command..]]));
    }

    [Fact]
    public void Help_names_an_example()
    {
        Assert.Contains("taskspec fit scaling scores.csv", Run("fit", "scaling", "--help").Output);
        Assert.Contains("taskspec forecast scores.csv", Run("forecast", "--help").Output);
        Assert.Contains("taskspec backtest scores.csv", Run("backtest", "--help").Output);
    }

    [Theory]
    [InlineData("there is no metric 'acd'; there are acc", "fit", "scaling", "--metric", "acd")]
    [InlineData("there is no task 'u'", "fit", "scaling", "--metric", "acc", "--task", "u")]
    [InlineData("no row is left; look at the recipes", "fit", "scaling", "--metric", "acc", "--recipe", "none")]
    [InlineData("no model has params and tokens", "fit", "scaling", "--metric", "acc", "--form", "chinchilla")]
    [InlineData("See 'taskspec fit scaling --help'", "fit", "scaling", "--metric", "acc", "--form", "cubic")]
    [InlineData("--delta is '0'", "fit", "scaling", "--metric", "acc", "--delta", "0")]
    [InlineData("there is no metric 'bpb'", "forecast", "--metric", "bpb", "--target-flop", "1e24")]
    [InlineData("there is no metric 'bpb'", "forecast", "--metric", "acc", "--via", "bpb", "--target-flop", "1e24")]
    [InlineData("give --target-flop, or --target-params with", "forecast", "--metric", "acc", "--via", "bpb")]
    [InlineData("give --target-flop, or", "forecast", "--metric", "acc", "--via", "bpb", "--target-params", "1e9")]
    [InlineData("largest:K with K a whole number", "backtest", "--metric", "acc", "--holdout", "smallest:1")]
    [InlineData("largest:K with K a whole number", "backtest", "--metric", "acc", "--holdout", "largest:0")]
    [InlineData("lower --gap", "backtest", "--metric", "acc", "--gap", "1e9")]
    public void Wrong_arguments_are_refused(string said, params string[] args)
    {
        var command = args[0] == "fit" ? 2 : 1;
        AssertRefused(Run([.. args[..command], Ladder(i => 0.05 * i), .. args[command..]]), said);
    }

    [Theory]
    [InlineData("model,flop,task,metric\nm,1e18,t,acc\n", "no column 'value'")]
    [InlineData(Header + "m,f,1e18,,,t,acc,NaN,\n", "line 2, column 'value': 'NaN'")]
    [InlineData(Header + "m,f,inf,,,t,acc,0.5,\n", "column 'flop'")]
    [InlineData(Header + "m,f,-1,,,t,acc,0.5,\n", "column 'flop': '-1'")]
    [InlineData(Header + "m,f,1e18,,,t,acc,0.5,\nm,f,1e19,,,t,acc,0.6,\n", "line 3: an earlier row has the same key")]
    [InlineData(Header + "m,f,1e18,,,t,acc,1.2,\n", "must be a score from 0 to 1, and that of m on t is 1.2")]
    [InlineData(Header + "m,f,1e18,,,t,acc,0.5,\n", "lower --gap")]
    [InlineData(Header + "m,f,,,,t,acc,0.5,\n", "flop above 0")]
    [InlineData(Header, "no row is left")]
    public void Wrong_tables_are_refused_by_backtest(string table, string said) =>
        AssertRefused(Run("backtest", Write("scores.csv", table), "--metric", "acc"), said);

    [Fact]
    public void A_truncated_compressed_table_is_refused()
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionMode.Compress, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(File.ReadAllText(Ladder(i => 0.05 * i))));
        File.WriteAllBytes(PathOf("cut.csv.gz"), memory.ToArray()[..^20]);

        AssertRefused(Run("fit", "scaling", PathOf("cut.csv.gz"), "--metric", "acc"), "cut.csv.gz");
    }

    [Theory]
    [InlineData("task\nt\n", "column 'floor': it is empty")]
    [InlineData("task,floor\nt,1\n", "line 2, column 'floor': '1' will not do")]
    [InlineData("task,floor\nt,1.5\n", "line 2, column 'floor': '1.5' will not do")]
    [InlineData("task,random_baseline\nt,x\n", "column 'random_baseline': 'x'")]
    public void Wrong_floors_are_refused(string table, string said) =>
        AssertRefused(Run("backtest", Ladder(i => 0.05 * i), "--metric", "acc", "--floors", Write("floors.csv", table)), said);

    [Fact]
    public void A_missing_file_is_refused() => AssertRefused(Run("backtest", PathOf("none.csv"), "--metric", "acc"), "none.csv");

    private static double Noise(int i) => 0.25 + 0.01 * Math.Sin(7 * i);

    private static string Shared(string name) => SharedData.Find("scores", name)!;

    private string Ladder(Func<int, double> value) =>
        Write(
            "scores.csv",
            Header
                + string.Concat(
                    Enumerable
                        .Range(0, 12)
                        .Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"m{i:00},f,{Math.Pow(10, 18 + 0.5 * i)},,,t,acc,{value(i)},100\n"
                            )
                        )
                )
        );

    private static IReadOnlyList<JsonValue> Fits(params string[] args)
    {
        var outcome = Run([.. args, "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return JsonParser.Parse(outcome.Output)["fits"]!.Items;
    }

    private static double Number(JsonValue? value) => double.Parse(value!.Text, CultureInfo.InvariantCulture);

    private static void AssertNear(double expected, JsonValue? actual, double share) =>
        AssertWithin(expected, actual, share * Math.Abs(expected));

    private static void AssertWithin(double expected, JsonValue? actual, double most) =>
        Assert.InRange(Number(actual), expected - most, expected + most);
}
