using System.Globalization;
using System.Text;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Tests;

/// <summary>From scores to beliefs, and back into the commands that go by them.</summary>
public sealed class PriorsTests : CliTest
{
    private const string Floors = "task,floor\nc0,0.25\nc1,0.25\nc2,0.25\n";

    [Fact]
    public void Beliefs_are_learnt_written_and_read()
    {
        var (scores, floors, file) = (Write("s.csv", Scores()), Write("f.csv", Floors), PathOf("priors.json"));
        var outcome = Run("priors", scores, "--metric", "acc", "--floors", floors, "--out", file);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("from s.csv: 6 tasks in one", outcome.Output, StringComparison.Ordinal);
        var learnt = LearntPriors.Read(File.ReadAllText(file));
        Assert.Equal((3, 3), (learnt.Answers.Tasks, learnt.Choices.Tasks));
        Assert.InRange(learnt.Answers.MedianExponent.Value, .15, .6);
        Assert.Equal(["s.csv"], learnt.Sources.Select(source => source.File));
    }

    [Fact]
    public void Beliefs_that_were_learnt_from_a_table_judge_it_with_a_note()
    {
        var (scores, floors, file) = (Write("s.csv", Scores("one", "two")), Write("f.csv", Floors), PathOf("priors.json"));
        Run("priors", scores, "--metric", "acc", "--floors", floors, "--out", file);
        string[] asked = ["validity", scores, "--metric", "acc", "--floors", floors, "--priors"];
        var own = Run([.. asked, file]);
        var other = Run([.. asked, "held-out"]);

        Assert.Equal((0, 0), (own.ExitCode, other.ExitCode));
        Assert.Contains("was learnt from s.csv itself, and judges it too kindly", own.Error, StringComparison.Ordinal);
        Assert.Equal("", other.Error);
        Assert.Contains("forecast error, without results", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_floors_table_counts()
    {
        var (scores, first, second) = (
            Write("s.csv", Scores()),
            Write("f1.csv", "task,floor\nc0,0.25\n"),
            Write("f2.csv", "task,floor\nc1,0.25\nc2,0.25\n")
        );
        var outcome = Run("priors", scores, "--metric", "acc", "--floors", first, "--floors", second, "--json");

        Assert.Equal(3, LearntPriors.Read(outcome.Output).Choices.Tasks);
    }

    [Fact]
    public void Forecasts_start_from_what_is_named()
    {
        var (scores, floors) = (Write("s.csv", Scores()), Write("f.csv", Floors));
        string[] asked = ["backtest", scores, "--metric", "acc", "--floors", floors, "--holdout", "largest:1", "--json"];
        var without = Run(asked).Output;

        Assert.NotEqual(without, Run([.. asked, "--priors", "shipped"]).Output);
        Assert.Equal(without, Run(asked).Output);
        Assert.Equal(0, Run("forecast", scores, "--metric", "acc", "--target-flop", "1e24", "--priors", "shipped").ExitCode);
        AssertRefused(Run([.. asked, "--priors", PathOf("none.json")]), "none.json");
    }

    [Fact]
    public void What_cannot_be_learnt_from_is_told()
    {
        var scores = Write("s.csv", Scores());
        AssertRefused(Run("priors", scores, "--metric", "x"), "s.csv has no metric 'x'; it has acc");
        AssertRefused(
            Run("priors", scores, "--metric", "acc", "--out", PathOf("p.json")),
            "have a chance floor (name them with --floors)"
        );
        Assert.False(File.Exists(PathOf("p.json")));
        var broken = Write("broken.json", "{\"day\":");
        AssertRefused(
            Run("validity", scores, "--metric", "acc", "--priors", broken),
            "broken.json: line 1, column 8: expected a value, but the text ends here; write it anew with taskspec priors"
        );
    }

    // Three tasks of answers and three of four choices, ten models of each family.
    private static string Scores(params string[] families)
    {
        var text = new StringBuilder("model,family,flop,task,metric,value,n\n");
        foreach (var family in families.DefaultIfEmpty("one"))
            for (var i = 0; i < 10; i++)
            for (var task = 0; task < 3; task++)
            {
                var right = Math.Exp(-Math.Log(2) * Math.Pow(10, -.3 * (.5 * i - 2 - task)));
                Row("a", right);
                Row("c", .25 + .75 * right);

                void Row(string kind, double value) =>
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"{family}{i},{family},{Math.Pow(10, 18 + .5 * i):e4},{kind}{task},acc,{value:0.0000},1000\n"
                    );
            }

        return text.ToString();
    }
}
