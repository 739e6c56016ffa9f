using System.IO.Compression;
using System.Text;
using TaskSpec.Catalogs.Json;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests;

public sealed class FitHorizonTests : CliTest
{
    private const string Header = "agent,task,family,human_minutes,score\n";

    [Fact]
    public void Json_has_what_scripts_read()
    {
        var releases = Write("releases.csv", "agent,release_date\nweak,2024-01-01\nstrong,2024-07-01\nunknown,2025-01-01\n");

        var outcome = Run(
            "fit",
            "horizon",
            Runs(),
            "--releases",
            releases,
            "--bootstrap",
            "50",
            "--quantiles",
            "0.5,0.8",
            "--json"
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonParser.Parse(outcome.Output);
        Assert.Equal(["never", "strong", "weak"], json["agents"]!.Items.Select(agent => agent["agent"]!.Text));
        foreach (var agent in json["agents"]!.Items.Skip(1))
        {
            Assert.All(["slope", "intercept", "logLikelihood"], name => Assert.Equal(JsonKind.Number, agent[name]!.Kind));
            var half = agent["horizons"]!["0.5"]!;
            Assert.InRange(Number(half["minutes"]!), Number(half["low"]!), Number(half["high"]!));
            Assert.True(Number(agent["horizons"]!["0.8"]!["minutes"]!) < Number(half["minutes"]!));
        }

        var never = json["agents"]!.Items[0];
        Assert.Equal(JsonKind.Null, never["horizons"]!["0.5"]!["minutes"]!.Kind);
        Assert.Equal(JsonKind.Null, never["slope"]!.Kind);
        Assert.Contains("never succeeds", Assert.Single(never["warnings"]!.Items).Text);
        Assert.Equal("2", json["trend"]!["n"]!.Text);
        Assert.All(["doublingDays", "low"], name => Assert.Equal(JsonKind.Number, json["trend"]![name]!.Kind));
        Assert.Equal(outcome.Output, Run("fit", "horizon", Runs(), "--releases", releases, "--bootstrap", "50", "--json").Output);
    }

    [Fact]
    public void Without_releases_there_are_horizons_and_no_trend()
    {
        var json = JsonParser.Parse(Run("fit", "horizon", Runs(), "--bootstrap", "0", "--json").Output);

        Assert.Equal(JsonKind.Null, json["trend"]!["doublingDays"]!.Kind);
        Assert.Equal(JsonKind.Null, json["agents"]!.Items[1]["horizons"]!["0.5"]!["low"]!.Kind);
        var text = Run("fit", "horizon", Runs(), "--bootstrap", "0").Output;
        Assert.Contains("no trend: no agent has a release date", text);
        Assert.Contains("never: never succeeds in 8 runs", text);
        Assert.DoesNotContain("never succeeds", Run("fit", "horizon", Runs(), "--bootstrap", "0", "--quiet").Output);
    }

    [Fact]
    public void Every_model_and_the_comparison_can_be_asked_for()
    {
        foreach (var model in new[] { "logistic", "hazard", "constant-hazard" })
        {
            var outcome = Run(
                "fit",
                "horizon",
                Runs(),
                "--model",
                model,
                "--slope",
                "common",
                "--weights",
                "equal",
                "--bootstrap",
                "20",
                "--json"
            );
            Assert.Equal(
                JsonKind.Number,
                JsonParser.Parse(outcome.Output)["agents"]!.Items[1]["horizons"]!["0.5"]!["minutes"]!.Kind
            );
        }

        var compared = JsonParser.Parse(Run("fit", "horizon", Runs(), "--compare", "--bootstrap", "0", "--json").Output)[
            "comparison"
        ]!;
        Assert.Equal(10, compared["curves"]!.Items.Count);
        Assert.All(compared["curves"]!.Items, curve => Assert.Equal(JsonKind.Number, curve["aic"]!.Kind));
        Assert.Contains("never", Assert.Single(compared["warnings"]!.Items).Text);
    }

    [Fact]
    public async Task Tables_fit_a_narrow_terminal() =>
        await LinesOnTerminal(80, "fit", "horizon", Runs(), "--bootstrap", "20", "--compare");

    [Fact]
    public void Arguments_that_will_not_do_are_refused_in_one_line()
    {
        var runs = Runs();
        AssertRefused(Run("fit", "horizon"), "RUNS is missing", "taskspec fit horizon --help");
        AssertRefused(Run("fit", "horizon", PathOf("none.csv")), "none.csv", "no such file");
        AssertRefused(
            Run("fit", "horizon", runs, "--model", "probit"),
            "--model is 'probit'",
            "logistic, hazard or constant-hazard"
        );
        AssertRefused(Run("fit", "horizon", runs, "--weights", "x"), "family or equal");
        AssertRefused(Run("fit", "horizon", runs, "--regularization", "-1"), "--regularization is '-1'", "at least 0");
        AssertRefused(Run("fit", "horizon", runs, "--regularization", "NaN"), "--regularization is 'NaN'");
        AssertRefused(Run("fit", "horizon", runs, "--bootstrap", "1.5"), "--bootstrap is '1.5'", "whole number");
        AssertRefused(Run("fit", "horizon", runs, "--quantiles", "0.5,1"), "--quantiles is '0.5,1'", "between 0 and 1");
        AssertRefused(Run("fit", "horizon", runs, "--since", "2025"), "--since is '2025'", "2026-01-31");
        AssertRefused(Run("fit", "horizon", runs, "--random-seed", "x"), "--random-seed is 'x'");
        AssertRefused(Run("fit", "horizon", runs, "--exclude", "waek"), "'waek'", "'weak'");
        AssertRefused(Run("fit", "horizon", runs, "--exclude", "weak,strong,never"), "leaves no agent");
        AssertRefused(Run("fit", "horizon", runs, "--releases", Write("bad.csv", "agent\nweak\n")), "bad.csv", "'release_date'");
    }

    [Theory]
    [InlineData("agent,task,family,score\na,t,f,1\n", "line 1", "'human_minutes'")]
    [InlineData(Header + "a,t,f,5,1.2\n", "line 2", "'score'", "1.2")]
    [InlineData(Header + "a,t,f,5,NaN\n", "line 2", "'score'", "NaN")]
    [InlineData(Header + "a,t,f,inf,1\n", "line 2", "'human_minutes'")]
    [InlineData(Header + "a,t,f,0,1\n", "line 2", "'human_minutes'", "above 0")]
    [InlineData(Header + "a,t,f,2,1\nb,u,f,,1\n", "agent 'b'", "task 'u'", "no human_minutes")]
    [InlineData(Header + "a,t,f,5,\n", "line 2", "'score'", "empty")]
    [InlineData(Header + "a,t,f,5,1\na,t,g,5,1\n", "runs.csv", "one family")]
    [InlineData(Header, "runs.csv", "no rows")]
    public void Table_that_is_none_is_refused_in_one_line(string text, params string[] said) =>
        AssertRefused(Run("fit", "horizon", Write("runs.csv", text), "--json"), said);

    [Fact]
    public void Compressed_table_that_is_cut_off_is_refused()
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(File.ReadAllText(Runs())));
        File.WriteAllBytes(PathOf("cut.csv.gz"), whole.ToArray()[..^20]);

        AssertRefused(Run("fit", "horizon", PathOf("cut.csv.gz")), "cut.csv.gz", "cut off");
    }

    [Fact]
    public void One_agent_at_one_task_gets_a_warning()
    {
        var json = JsonParser.Parse(
            Run("fit", "horizon", Write("one.csv", Header + "a,t,f,5,1\na,t,f,5,0\n"), "--compare", "--json").Output
        );

        var agent = Assert.Single(json["agents"]!.Items);
        Assert.Equal(JsonKind.Null, agent["horizons"]!["0.5"]!["minutes"]!.Kind);
        Assert.Contains("all its tasks take 5 minutes", Assert.Single(agent["warnings"]!.Items).Text);
    }

    [SharedFact("runs", "metr-th1.0-published.csv")]
    public void Trend_of_published_horizons_is_metrs()
    {
        var path = SharedData.Find("runs", "metr-th1.0-published.csv")!;

        var all = JsonParser.Parse(Run("fit", "trend", path, "--json").Output)["trend"]!;
        var late = JsonParser.Parse(Run("fit", "trend", path, "--since", "2023-01-01", "--json").Output)["trend"]!;

        Assert.Equal((195.823, "17"), (Math.Round(Number(all["doublingDays"]!), 3), all["n"]!.Text));
        Assert.Equal((165.251, "14"), (Math.Round(Number(late["doublingDays"]!), 3), late["n"]!.Text));
        Assert.InRange(Number(all["doublingDays"]!), Number(all["low"]!), Number(all["high"]!));
    }

    [Fact]
    public void Trend_needs_its_columns_and_numbers()
    {
        AssertRefused(Run("fit", "trend", Write("t.csv", "agent,p50\na,5\n")), "'release_date'");
        AssertRefused(Run("fit", "trend", Write("t.csv", "agent,release_date,p50\na,2024-01-01,-5\n")), "line 2", "'p50'");
        AssertRefused(
            Run("fit", "trend", Write("t.csv", "agent,release_date,p50\na,2024-01-01,5\na,2024-01-02,6\n")),
            "line 3",
            "same key"
        );
        var one = Run("fit", "trend", Write("t.csv", "agent,release_date,p50\na,2024-01-01,5\nb,2024-02-01,\n"), "--json");
        var json = JsonParser.Parse(one.Output);
        Assert.Equal(JsonKind.Null, json["trend"]!["doublingDays"]!.Kind);
        Assert.Equal("b has no p50 and is left out", Assert.Single(json["warnings"]!.Items).Text);
    }

    private static double Number(JsonValue json) => double.Parse(json.Text, System.Globalization.CultureInfo.InvariantCulture);

    private string Runs()
    {
        var text = new StringBuilder(Header);
        foreach (var (agent, reach) in new[] { ("weak", 3), ("strong", 5), ("never", -9) })
        {
            for (var i = 0; i < 8; i++)
            {
                var right = agent == "never" ? 0 : 1 / (1 + Math.Exp(i - reach));
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{agent},t{i},f{i / 2},{1 << i},{right:0.###}\n");
            }
        }

        return Write("runs.csv", text.ToString());
    }
}
