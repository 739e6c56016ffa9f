using System.Text.Json.Nodes;

namespace TaskSpec.Cli.Tests.Scaling;

public class CorrelateSamplesTests : CliTest
{
    private const string Header = "model,task,sample,metric,value\n";

    [Fact]
    public void Abilities_and_difficulties_of_one_task_are_given()
    {
        var path = Write("s.csv", Table(8, 24, ["t", "u"]));
        var outcome = Run(
            "correlate",
            path,
            "--between",
            "samples",
            "--metric",
            "acc",
            "--task",
            "t",
            "--floor",
            "0.25",
            "--json"
        );
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonNode.Parse(outcome.Output)!;
        Assert.Equal("3pl", json["model"]!.GetValue<string>());
        Assert.Equal(8, json["abilities"]!.AsArray().Count);
        Assert.Equal(22, json["samples"]!.AsArray().Count);
        Assert.Equal(["s16", "s23"], json["leftOut"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.True(json["converged"]!.GetValue<bool>());
        Assert.Equal(-1.14162, json["abilities"]![0]!["ability"]!.GetValue<double>(), 1e-3);
        Assert.Equal(0.912832, json["samples"]![0]!["difficulty"]!.GetValue<double>(), 1e-3);
        var text = Run("correlate", path, "--between", "samples", "--metric", "acc", "--task", "u");
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("2PL: 8 models, 22 samples", text.Output, StringComparison.Ordinal);
        Assert.Contains("8 models are few", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choose with --task from t, u", "--between", "samples", "--metric", "acc")]
    [InlineData("not there for task 'v'; it is for t, u", "--between", "samples", "--metric", "acc", "--task", "v")]
    [InlineData("no metric 'f1'; there are acc", "--between", "samples", "--metric", "f1")]
    [InlineData("--metric is missing", "--between", "samples")]
    [InlineData("--floor is '1.5', but must be", "--between", "samples", "--metric", "acc", "--floor", "1.5")]
    [InlineData("--task and --floor go with --between samples", "--metric", "acc", "--floor", "0.25")]
    [InlineData("--transform does not go", "--between", "samples", "--metric", "acc", "--transform", "logit")]
    [InlineData("--samples goes with", "--metric", "acc", "--samples", "x.csv")]
    [InlineData("of samples there is no plot", "--between", "samples", "--metric", "acc", "--svg", "plots")]
    [InlineData("--residual goes with", "--between", "samples", "--metric", "acc", "--residual", "ability")]
    [InlineData("--residual goes with", "--between", "samples", "--metric", "acc", "--residual", "logistic")]
    public void What_does_not_fit_is_refused_in_one_line(string message, params string[] args)
    {
        var outcome = Run(["correlate", Write("s.csv", Table(8, 24, ["t", "u"])), .. args]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_models_and_graded_scores_are_refused()
    {
        var few = Run("correlate", Write("s.csv", Table(4, 24, ["t"])), "--between", "samples", "--metric", "acc");
        Assert.Equal((2, ""), (few.ExitCode, few.Output));
        Assert.Contains("s.csv: there are 4 models", few.Error, StringComparison.Ordinal);
        var path = Write("g.csv", Table(8, 24, ["t"]) + "m0,t,extra,acc,0.5\n");
        var graded = Run("correlate", path, "--between", "samples", "--metric", "acc");
        Assert.Equal((2, ""), (graded.ExitCode, graded.Output));
        Assert.Contains("sample 'extra' of model 'm0' scores 0.5", graded.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Improvements_take_paired_answers()
    {
        string[] tasks = [.. Enumerable.Range(0, 8).Select(i => $"t{i}")];
        string[] wanted = ["--metric", "acc", "--between", "improvements", "--models", "m0,m1,m2"];
        var scores = Write(
            "scores.csv",
            Header.Replace("sample,", "", StringComparison.Ordinal)
                + string.Concat(
                    from model in Enumerable.Range(0, 3)
                    from task in tasks
                    let right = Enumerable.Range(0, 24).Count(i => IsRight(model, i, task))
                    select FormattableString.Invariant($"m{model},{task},acc,{right / 24.0}\n")
                )
        );
        var samples = Write("s.csv", Table(3, 24, tasks));
        var outcome = Run(["correlate", scores, .. wanted, "--samples", samples, "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonNode.Parse(outcome.Output)!;
        var pair = Assert.Single(json["pairs"]!.AsArray())!;
        Assert.True(pair["paired"]!.GetValue<bool>());
        Assert.NotNull(pair["fromNoise"]);
        Assert.DoesNotContain("differ from the mean", outcome.Output, StringComparison.Ordinal);
        var other = Run(["correlate", scores, .. wanted, "--samples", Write("o.csv", Header + "m0,t0,s,f1,1\n")]);
        Assert.Equal((2, ""), (other.ExitCode, other.Output));
        Assert.Contains("o.csv: there is no metric 'acc'; there are f1", other.Error, StringComparison.Ordinal);
    }

    private static bool IsRight(int m, int i, string task)
    {
        var shift = task.Length > 1 ? 13 * task[1] : 0;
        return (37 * m * m + 101 * i * i + 53 * m * i + 11 * i + shift * (i + m)) % 97 < 12 + 9 * m + 2 * i;
    }

    private static string Table(int models, int samples, string[] tasks) =>
        Header
        + string.Concat(
            from task in tasks
            from m in Enumerable.Range(0, models)
            from i in Enumerable.Range(0, samples)
            select $"m{m},{task},s{i},acc,{(IsRight(m, i, task) ? 1 : 0)}\n"
        );
}
