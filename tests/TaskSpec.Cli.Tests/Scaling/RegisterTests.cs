using System.Text.Json.Nodes;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests.Scaling;

public class RegisterTests : CliTest
{
    private string Evidence => PathOf("study.taskspec.json");

    [Fact]
    public void A_forecast_is_kept_with_what_the_file_has_and_a_later_one_beside_it()
    {
        var measured = new MeasuredFamily("line", "acc", 3, 1e18, 1e20);
        File.WriteAllText(Evidence, new EvidenceFile { Measured = [measured], Profiles = [new("line")] }.ToJson());
        var scores = Scores();
        Assert.Equal(0, Register(scores, "2026-03-01").ExitCode);
        var first = EvidenceFile.Read(File.ReadAllText(Evidence));
        Assert.Equal((measured, "line"), (Assert.Single(first.Measured), Assert.Single(first.Profiles).Family));
        var kept = Assert.Single(first.Forecasts);
        Assert.Equal(
            ("line", "acc", "bpb", 1e22, "2026-03-01"),
            (kept.Task, kept.Metric, kept.Via!, kept.TargetFlop, kept.Registered)
        );
        Assert.Equal(["scores.csv"], kept.Results);
        Assert.InRange(kept.Forecast.Value, kept.Forecast.Low, kept.Forecast.High);

        // The same day takes the place of what it said before, another day stands beside it.
        var text = File.ReadAllText(Evidence);
        Assert.Equal(0, Register(scores, "2026-03-01").ExitCode);
        Assert.Equal(text, File.ReadAllText(Evidence));
        Assert.Equal(0, Register(scores, "2026-02-01").ExitCode);
        Assert.Equal(
            ["2026-02-01", "2026-03-01"],
            EvidenceFile.Read(File.ReadAllText(Evidence)).Forecasts.Select(forecast => forecast.Registered)
        );
    }

    [Fact]
    public void What_cannot_be_forecast_is_not_kept_and_told()
    {
        var outcome = Register(Scores(), "2026-03-01");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("flat is not registered: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("1 forecast registered", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.2e22, 0, "hit")]
    [InlineData(1.2e22, -.5, "miss")]
    [InlineData(3e22, 0, null)]
    public void What_came_stands_beside_what_was_forecast(double flop, double off, string? came)
    {
        Assert.Equal(0, Register(Scores(), "2026-03-01").ExitCode);
        var kept = Assert.Single(EvidenceFile.Read(File.ReadAllText(Evidence)).Forecasts);
        var later = Write(
            "later.csv",
            FormattableString.Invariant(
                $"model,family,flop,task,metric,value,stderr\nbig,f,{flop},line,acc,{kept.Forecast.Value + off},0.01\nsmall,f,1e19,line,acc,0.3,0.01\n"
            )
        );
        var outcome = Run("forecast", later, "--score", Evidence, "--json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var forecast = Assert.Single(JsonNode.Parse(outcome.Output)!["forecasts"]!.AsArray())!;
        Assert.Equal(came is null ? null : "big", forecast["model"]?.GetValue<string>());
        Assert.Equal(came is null ? null : came == "hit", forecast["hit"]?.GetValue<bool>());
        Assert.Contains(came ?? "not yet", Run("forecast", later, "--score", Evidence).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_and_files_are_refused()
    {
        var scores = Scores();
        AssertRefused(Run("forecast", scores), "give --metric");
        AssertRefused(Run([.. Forecast(scores), "--register", PathOf("f.json")]), ".taskspec.json");
        AssertRefused(Run([.. Forecast(scores), "--register", PathOf("none/f.taskspec.json")]), "folder does not exist");
        AssertRefused(Run([.. Forecast(scores), "--register", Evidence, "--date", "March"]), "--date is 'March'");
        AssertRefused(Run([.. Forecast(scores), "--date", "2026-03-01"]), "--register");
        AssertRefused(Run("forecast", scores, "--score", Evidence), "no such file");
        AssertRefused(Run("forecast", scores, "--score", Evidence, "--register", Evidence), "do not go together");
        File.WriteAllText(Evidence, new EvidenceFile().ToJson());
        AssertRefused(Run("forecast", scores, "--score", Evidence), "has no forecasts");
        File.WriteAllText(Evidence, "{ \"schemaVersion\": 2 }");
        AssertRefused(Register(scores, "2026-03-01"), "study.taskspec.json(1,");
        Assert.Equal("{ \"schemaVersion\": 2 }", File.ReadAllText(Evidence));
    }

    private Outcome Register(string scores, string date) => Run([.. Forecast(scores), "--register", Evidence, "--date", date]);

    private static string[] Forecast(string scores) =>
        ["forecast", scores, "--metric", "acc", "--via", "bpb", "--target-flop", "1e22"];

    // A task whose loss falls as a power law and whose accuracy follows it, and one that never changes.
    private string Scores() =>
        Write(
            "scores.csv",
            "model,family,flop,task,metric,value\n"
                + string.Concat(
                    from i in Enumerable.Range(0, 12)
                    let flop = 1e18 * Math.Pow(10, i / 4.0)
                    let loss = .3 + 2 * Math.Pow(flop / 1e18, -.2) + .01 * Math.Sin(5 * i)
                    let score = .25 + .75 / (1 + Math.Exp(4 * (loss - 1.2))) + .01 * Math.Cos(7 * i)
                    from row in new[] { ("line", "bpb", loss), ("line", "acc", score), ("flat", "bpb", 1), ("flat", "acc", .25) }
                    select FormattableString.Invariant($"m{i:00},f,{flop},{row.Item1},{row.Item2},{row.Item3}\n")
                )
        );
}
