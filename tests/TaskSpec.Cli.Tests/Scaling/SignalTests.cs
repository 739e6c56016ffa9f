using System.Text.Json.Nodes;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests.Scaling;

public class SignalTests : CliTest
{
    private const string Header = "model,family,flop,params,tokens,task,metric,value,n\n";

    [Fact]
    public void Signal_is_written_with_the_members_that_scripts_read()
    {
        var rows = string.Concat(
            from family in (string[])["a", "b"]
            from size in (double[])[1e8, 1e9]
            from step in Enumerable.Range(1, 5)
            let value = (family == "a" ? 40 : 50) + 10 * (size / 1e9) + (step % 2)
            select FormattableString.Invariant(
                $"{family}-{size}@{step},{family},{6 * size * size * step},{size},{size * step},t,m,{value},\n"
            )
        );
        var outcome = Run("signal", Write("s.csv", Header + rows), "--metric", "m", "--range", "m=0,100", "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonNode.Parse(outcome.Output)!;
        var task = json["tasks"]!.AsArray().Single()!;
        Assert.Equal("t", task["task"]!.GetValue<string>());
        Assert.Equal(.1 / .556, task["signal"]!.GetValue<double>(), 9);
        Assert.Equal(
            task["signal"]!.GetValue<double>() / task["noise"]!.GetValue<double>(),
            task["ratio"]!.GetValue<double>(),
            9
        );
        var decisions = json["decisions"]!;
        Assert.Equal((1, 1), (decisions["n"]!.GetValue<int>(), decisions["observed"]!.GetValue<double>()));
        Assert.InRange(decisions["predicted"]!.GetValue<double>(), .9, 1);
    }

    [Fact]
    public void What_is_missing_is_said_and_what_is_wrong_is_refused()
    {
        var table = Write("s.csv", Header + "a,a,1e20,,,t,m,.5,100\nb,b,1e20,,,t,m,.6,100\n");
        var outcome = Run("signal", table, "--metric", "m");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("no checkpoints", outcome.Output, StringComparison.Ordinal);
        AssertRefused(Run("signal", table, "--metric", "x"), "no metric 'x'; there are m");
        AssertRefused(Run("signal", table, "--metric", "m", "--checkpoints", "2"), "at least 3");
        AssertRefused(Run("signal", Write("u.csv", Header + "a,a,,,,t,m,.5,\n"), "--metric", "m"), "flop");
    }

    [Fact]
    public async Task It_fits_a_terminal()
    {
        var rows =
            from task in Enumerable.Range(0, 6)
            from family in (string[])["a", "b"]
            from size in (double[])[1e8, 1e9]
            from step in Enumerable.Range(1, 5)
            let value = (family == "a" ? .4 : .5) + size / 1e10 + .01 * (step % 2) * task
            select FormattableString.Invariant(
                $"{family}-{size}@{step},{family},{6 * size * size * step},{size},{size * step},t{task},m,{value},100\n"
            );
        var lines = await LinesOnTerminal(80, "signal", Write("s.csv", Header + string.Concat(rows)), "--metric", "m");
        Assert.Contains(lines, line => line.StartsWith("decided at", StringComparison.Ordinal));
    }

    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void Three_corpora_are_decided_as_the_page_says()
    {
        var decisions = Json("mlfoundations.csv.gz", "--floors", SharedData.Find("scores", "mlfoundations-tasks.csv")!)[
            "decisions"
        ]!;
        Assert.Equal(4320, decisions["n"]!.GetValue<int>());
        Assert.Equal(.54, decisions["observed"]!.GetValue<double>(), 2);
    }

    [SharedFact("scores", "pythia-core.csv.gz")]
    public void Deduplication_is_decided_as_the_page_says()
    {
        var decisions = Json("pythia-core.csv.gz")["decisions"]!;
        Assert.Equal((24, .5), (decisions["n"]!.GetValue<int>(), decisions["observed"]!.GetValue<double>()));
        Assert.Equal(.75, decisions["predicted"]!.GetValue<double>(), 2);
    }

    [SharedFact("scores", "olmo-ladder.csv.gz")]
    public void A_rerun_moves_more_than_checkpoints_do_as_the_page_says()
    {
        var tasks = Json("olmo-ladder.csv.gz", "--recipes", "one")["tasks"]!.AsArray();
        Assert.Equal([2.8, 51.5, 17.2, 9.3], tasks.Select(task => Math.Round(task!["ratio"]!.GetValue<double>(), 1)));
        Assert.All(
            tasks,
            task =>
                Assert.True(
                    task!["seeds"]!["low"]!.GetValue<double>()
                        > task["checkpoints"]!["deviation"]!.GetValue<double>() / Math.Sqrt(5)
                )
        );
    }

    private static JsonNode Json(string table, params string[] options)
    {
        var outcome = Run(["signal", SharedData.Find("scores", table)!, "--metric", "acc", "--json", .. options]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return JsonNode.Parse(outcome.Output)!;
    }
}
