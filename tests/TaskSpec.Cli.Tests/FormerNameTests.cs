using System.Globalization;

namespace TaskSpec.Cli.Tests;

/// <summary>What options were called before goes on working, says how they are called now, and stands in no help.</summary>
public sealed class FormerNameTests : CliTest
{
    public static TheoryData<string, string, string> Names =>
        new()
        {
            { "explain addition --catalog C", "explain C addition", "taskspec explain C addition" },
            { "explain --catalog=C addition", "explain C addition", "taskspec explain C addition" },
            { "plan addition --limit 0.2 --catalog C", "plan C addition --limit 0.2", "taskspec plan C addition --limit 0.2" },
            {
                "fit scaling S --metric acc --form power --family a",
                "fit scaling S --metric acc --form power --recipe a",
                "--recipe"
            },
            {
                "forecast S --metric acc --target-flop 1e24 --family a",
                "forecast S --metric acc --target-flop 1e24 --recipe a",
                "--recipe"
            },
            { "backtest S --metric acc --holdout family:1", "backtest S --metric acc --holdout recipe:1", "--holdout recipe:" },
            { "backtest S --metric acc --holdout=family:1", "backtest S --metric acc --holdout recipe:1", "--holdout recipe:" },
            { "backtest S --metric acc --ladder family", "backtest S --metric acc --ladder recipe", "--ladder recipe" },
            { "signal S --metric acc --family:a", "signal S --metric acc --recipe a", "--recipe" },
            { "signal S --metric acc --recipes family", "signal S --metric acc --recipes each", "--recipes each" },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_former_name_does_what_the_present_one_does_and_names_it(string was, string now, string named)
    {
        var (old, present) = (Run(Words(was)), Run(Words(now)));

        Assert.Equal(present.Output, old.Output);
        Assert.Equal(present.ExitCode, old.ExitCode);
        Assert.NotEqual("", old.Output);
        var note = Assert.Single(Lines(old.Error).Except(Lines(present.Error)));
        Assert.StartsWith("taskspec: --", note, StringComparison.Ordinal);
        Assert.EndsWith(" " + string.Join(' ', Words(named)), note, StringComparison.Ordinal);
        Assert.Equal(Run([.. Words(now), "--quiet"]), Run([.. Words(was), "--quiet"]));
    }

    [Theory]
    [InlineData("explain", "--catalog")]
    [InlineData("plan", "--catalog")]
    [InlineData("fit scaling", "--family")]
    [InlineData("forecast", "--family")]
    [InlineData("backtest", "family:")]
    [InlineData("signal", "--family")]
    [InlineData("calibrate", "--family")]
    [InlineData("run", "--training-family")]
    public void No_help_has_a_former_name(string command, string former) =>
        Assert.DoesNotContain(former, Run([.. command.Split(' '), "--help"]).Output, StringComparison.Ordinal);

    [Fact]
    public void A_family_may_be_left_out_where_there_is_one()
    {
        var one = Write(Examples.Of(Examples.Addition));
        Assert.Equal(Run("explain", one, "addition"), Run("explain", one));
        Assert.Equal(Run("plan", one, "addition"), Run("plan", one));
        AssertRefused(
            Run("explain", Write(Examples.All)),
            "FAMILY is missing; name one of addition, addition-graded, sha256-chain, sha256-tree"
        );
        AssertRefused(
            Run("plan", Write(Examples.All), "sha256-chian"),
            "the nearest is 'sha256-chain', others are sha256-tree, addition, addition-graded"
        );
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n');

    private string[] Words(string line) => [.. line.Split(' ').Select(Filled)];

    private string Filled(string word) =>
        word switch
        {
            "C" or "--catalog=C" => word[..^1] + Write(Examples.All),
            "S" => Table(),
            _ => word,
        };

    private string Table() =>
        Write(
            "scores.csv",
            "model,family,flop,params,tokens,task,metric,value,n\n"
                + string.Concat(
                    from recipe in Enumerable.Range(0, 3)
                    from model in Enumerable.Range(0, 8)
                    from task in Enumerable.Range(0, 3)
                    let x = 19 + .6 * model
                    let score = .9 / (1 + Math.Exp(-(x + .3 * recipe - 20.5 - .4 * task)))
                    select string.Create(
                        CultureInfo.InvariantCulture,
                        $"{"abc"[recipe]}-{model},{"abc"[recipe]},{Math.Pow(10, x)},{1000 + model},{1000 + model},t{task},acc,{score:0.000},500\n"
                    )
                )
        );
}
