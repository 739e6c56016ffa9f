using System.Text.Json.Nodes;

namespace TaskSpec.Cli.Tests.Scaling;

/// <summary>A forecast without an interval shows none, and says why.</summary>
public sealed class ForecastIntervalTests : CliTest
{
    [Fact]
    public void What_is_no_number_is_no_interval()
    {
        string[] forecast = ["forecast", Scores(new(1)), "--metric", "acc", "--via", "loss", "--target-flop", "1e24"];
        var (json, text) = (Run([.. forecast, "--json"]), Run(forecast));
        Assert.Equal((0, 0), (json.ExitCode, text.ExitCode));
        Assert.DoesNotContain("NaN", text.Output, StringComparison.Ordinal);

        var without = 0;
        foreach (var one in JsonNode.Parse(json.Output)!["forecasts"]!.AsArray().Select(one => one!))
        {
            var task = one["task"]!.GetValue<string>();
            var shown = text.Output.Split('\n').First(line => line.StartsWith(task, StringComparison.Ordinal));
            var told = one["warnings"]!.AsArray().Any(warning => warning!.GetValue<string>().EndsWith("has no interval"));
            // That of 80 %, that of 95 %, and the joint forecast's.
            Assert.Equal(told ? 1 : 3, shown.Count(letter => letter == '–'));
            Assert.All(["low", "high", "low80", "high80"], end => Assert.Equal(told, one[end] is null));
            without += told ? 1 : 0;
        }

        Assert.InRange(without, 1, Tasks);
    }

    private const int Tasks = 12;

    // Scores that fall while the loss that stands for them does, so that no curve that rises with scale is identified; and some that rise.
    private string Scores(Random random) =>
        Write(
            "scores.csv",
            "model,family,flop,task,metric,value\n"
                + string.Concat(
                    from task in Enumerable.Range(0, Tasks)
                    let way = task % 4 == 0 ? 1 : -1
                    from i in Enumerable.Range(0, 7)
                    let loss = .9 - .05 * i + .01 * random.NextDouble()
                    let score = .3 + way * .04 * i + .02 * random.NextDouble()
                    from row in new[] { ("loss", loss), ("acc", score) }
                    select FormattableString.Invariant(
                        $"m{i},f,{Math.Pow(10, 18 + i * 2 / 3.0)},t{task:00},{row.Item1},{row.Item2}\n"
                    )
                )
        );
}
