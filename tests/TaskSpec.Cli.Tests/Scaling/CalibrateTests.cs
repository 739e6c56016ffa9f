using System.Globalization;
using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests.Scaling;

public class CalibrateTests : CliTest
{
    [Fact]
    public void Writes_a_file_that_the_analyzers_read_and_the_same_one_every_time()
    {
        var scores = Scores("one", "two");
        var outcome = Run("calibrate", scores, "--metric", "acc", "--out", PathOf("a.taskspec.json"), "--date", "2026-02-03");
        Run("calibrate", scores, "--metric", "acc", "--out", PathOf("b.taskspec.json"), "--date", "2026-02-03");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var text = File.ReadAllText(PathOf("a.taskspec.json"));
        Assert.Equal(text, File.ReadAllText(PathOf("b.taskspec.json")));
        var measured = EvidenceFile.Read(text).Measured;
        Assert.Equal(["one", "two"], measured.Select(one => one.Family));
        Assert.All(
            measured,
            one =>
            {
                Assert.Equal(("acc", 12, "2026-02-03"), (one.Metric, one.Models, one.Since));
                Assert.Equal(["scores.csv"], one.Results);
                Assert.InRange(Math.Log10(one.Difficulty!.HalfAtFlop), 18.5, 21.5);
                Assert.True(one.Misfit!.Low <= one.Misfit.Value && one.Misfit.Value <= one.Misfit.High);
            }
        );
        Assert.Contains("one recipe", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_file()
    {
        var outcome = Run("calibrate", Scores("one"), "--metric", "acc", "--out", PathOf("m.taskspec.json"), "--json");
        Assert.Equal(File.ReadAllText(PathOf("m.taskspec.json")), outcome.Output);
    }

    [Fact]
    public void Profiles_and_forecasts_of_the_file_stay_and_what_it_measured_is_replaced()
    {
        var before = new EvidenceFile
        {
            Profiles = [new("one")],
            Measured = [new("gone", "acc", 3, 1e18, 1e20)],
            Forecasts = [new("one", "acc", new(.2, .1, .3), 1e24, "2025-01-01")],
        };
        var path = Write("m.taskspec.json", before.ToJson());
        Assert.Equal(0, Run("calibrate", Scores("one"), "--metric", "acc", "--out", path).ExitCode);
        var after = EvidenceFile.Read(File.ReadAllText(path));
        Assert.Equal((before.Profiles, before.Forecasts), (after.Profiles, after.Forecasts));
        Assert.Equal("one", Assert.Single(after.Measured).Family);

        Write("m.taskspec.json", "{");
        AssertRefused(Run("calibrate", Scores("one"), "--metric", "acc", "--out", path), path + "(1,");
        Assert.Equal("{", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("what is measured", "--quiet")]
    [InlineData("has no metric 'f1'; it has acc", "--metric", "f1")]
    [InlineData("must be a date such as 2026-01-31", "--metric", "acc", "--date", "soon")]
    [InlineData("no.json", "--metric", "acc", "--forecasts", "no.json")]
    public void What_is_wrong_is_said_and_nothing_written(string message, params string[] args)
    {
        var outcome = Run(["calibrate", Scores("one"), "--out", PathOf("m.taskspec.json"), .. args]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("m.taskspec.json")));
    }

    [Fact]
    public void A_percentage_is_no_score()
    {
        var scores = Write("percent.csv", "model,flop,task,metric,value\na,1e18,t,acc,12\nb,1e19,t,acc,40\nc,1e20,t,acc,80\n");
        var outcome = Run("calibrate", scores, "--metric", "acc", "--out", PathOf("m.taskspec.json"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("must be a score from 0 to 1", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_whose_target_came_stands_beside_what_came()
    {
        var forecast = new RegisteredForecast("one", "acc", new(.2, .1, .3), 1e22, "2025-01-01");
        Write("f.taskspec.json", new EvidenceFile { Forecasts = [forecast] }.ToJson());
        Run(
            "calibrate",
            Scores("one"),
            "--metric",
            "acc",
            "--forecasts",
            PathOf("f.taskspec.json"),
            "--out",
            PathOf("m.taskspec.json")
        );
        var outcome = Assert.Single(EvidenceFile.Read(File.ReadAllText(PathOf("m.taskspec.json"))).Measured[0].Outcomes);
        Assert.Equal(("m11", "2025-01-01"), (outcome.Model, outcome.Registered));
        Assert.True(outcome.Observed > .8);
    }

    [Fact]
    public void Validity_has_the_members_that_scripts_read()
    {
        var outcome = Run("validity", Scores("one", "two", "three", "four"), "--metric", "acc", "--holdout", "b", "--json");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        var root = json.RootElement;
        Assert.Equal(4, root.GetProperty("tasks").GetArrayLength());
        foreach (var name in new[] { "task", "predicted", "observed" })
            Assert.True(root.GetProperty("tasks")[0].TryGetProperty(name, out _));
        foreach (var name in new[] { "r", "low", "high" })
            Assert.True(root.GetProperty("spearman").TryGetProperty(name, out _));
        foreach (var name in new[] { "predictedRms", "observedRms" })
            Assert.Equal(JsonValueKind.Number, root.GetProperty("level").GetProperty(name).ValueKind);
    }

    [Fact]
    public void A_family_to_hide_that_is_not_there_is_named()
    {
        var outcome = Run("validity", Scores("one"), "--metric", "acc", "--holdout", "c");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("there is no recipe 'c'; there are", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_says_what_tasks_are_and_what_stands_for_their_headline()
    {
        var catalog = Write("catalog.json", CatalogJson.Write(Examples.All));
        var scores = File.ReadAllLines(Scores("addition-graded", "addition-graded@hard", "stranger"))
            .Select(line => line.Replace(",acc,", ",exact_match,", StringComparison.Ordinal))
            .ToArray();
        var edits = scores.Skip(1).Select(line => line.Replace(",exact_match,", ",edit_similarity,", StringComparison.Ordinal));
        var outcome = Run(
            "calibrate",
            Write("with.csv", string.Join("\n", scores.Concat(edits)) + "\n"),
            "--catalog",
            catalog,
            "--out",
            PathOf("m.taskspec.json")
        );

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var measured = Assert.Single(EvidenceFile.Read(File.ReadAllText(PathOf("m.taskspec.json"))).Measured);
        Assert.Equal(("addition-graded", "1.0.0"), (measured.Family, measured.Version));
        Assert.Equal(Fingerprint.Of(Examples.Good), measured.Fingerprint.Take(3));
        Assert.StartsWith("response of edit_similarity ", Assert.Single(measured.Fingerprint.Skip(3)), StringComparison.Ordinal);
        Assert.Equal("edit_similarity", Assert.Single(measured.Links).Metric);
        Assert.Contains("results of variants are not used: addition-graded@hard", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("results of tasks that are no family are not used: stranger", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--samples")]
    [InlineData("--runs")]
    public void Results_of_another_version_than_the_catalog_s_are_refused_as_import_does(string option)
    {
        var scores = Write("s.csv", OfAddition());
        var (header, row) =
            option == "--runs" ? ("agent,task,family,human_minutes,score", "m00,one,addition-graded,3,1")
            : option == "--samples" ? ("model,task,sample,metric,value", "m00,addition-graded,one,exact_match,1")
            : ("model,flop,task,metric,value", "other,1e19,addition-graded,exact_match,.3");
        string Versioned(string version) => Write("v.csv", $"{header},version\n{row},{version}\n");
        string[] Args(string file) =>
            [
                "calibrate",
                option.Length == 0 ? file : scores,
                "--catalog",
                Write("catalog.json", CatalogJson.Write(Examples.All)),
                "--out",
                PathOf("m.taskspec.json"),
                .. option.Length == 0 ? Array.Empty<string>() : [option, file],
            ];

        AssertRefused(
            Run(Args(Versioned("2.0.0"))),
            "v.csv: addition-graded: results are of version 2.0.0, the catalog has 1.0.0; check out the one that was run"
        );
        Assert.False(File.Exists(PathOf("m.taskspec.json")));
        Assert.Equal(0, Run(Args(Versioned("1.0.0"))).ExitCode);
        Assert.Equal(0, Run(Args(Versioned(""))).ExitCode);
    }

    [Fact]
    public void Another_name_than_analyzers_read_is_taken_with_a_note()
    {
        var outcome = Run("calibrate", Scores("one"), "--metric", "acc", "--out", PathOf("x.json"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.True(File.Exists(PathOf("x.json")));
        Assert.Contains("analyzers read *.taskspec.json only", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_family_that_the_table_does_not_have_is_named_with_those_that_it_has()
    {
        string[] Args(string family, params string[] tasks) =>
            ["calibrate", Scores(tasks), "--metric", "acc", "--recipe", family, "--out", PathOf("m.taskspec.json")];
        AssertRefused(Run(Args("a,nobody", "one", "two", "three")), "scores.csv has no recipe 'nobody'; it has a, b");
        Assert.Equal(0, Run(Args("a", "one", "two", "three")).ExitCode);
        var without = Write("w.csv", "model,flop,task,metric,value\na,1e18,t,acc,.1\n");
        AssertRefused(
            Run("calibrate", without, "--metric", "acc", "--recipe", "a", "--out", PathOf("n.taskspec.json")),
            "w.csv has no recipe 'a'; none is named in its column family, so leave --recipe out"
        );
        Assert.False(File.Exists(PathOf("n.taskspec.json")));
    }

    [Theory]
    [InlineData("1e19,stranger,exact_match", "the tasks are stranger, and the families addition, addition-graded, sha256-chain")]
    [InlineData("1e19,addition,acc", "the metrics are acc, and the headlines exact_match of addition")]
    [InlineData(",addition,exact_match", "has flop above 0; fill in the models' training compute")]
    public void What_keeps_a_table_from_the_catalog_is_named(string row, string said)
    {
        var outcome = Run(
            "calibrate",
            Write("s.csv", $"model,flop,task,metric,value\nm,{row},.5\n"),
            "--catalog",
            Write("catalog.json", CatalogJson.Write(Examples.All)),
            "--out",
            PathOf("m.taskspec.json")
        );
        AssertRefused(outcome, "s.csv: ", said);
        Assert.False(File.Exists(PathOf("m.taskspec.json")));
    }

    [Fact]
    public void Where_nothing_can_be_estimated_it_is_said_and_so_are_families_without_results()
    {
        var outcome = Run(
            "calibrate",
            Write("s.csv", "model,flop,task,metric,value\nm,1e19,addition,exact_match,.5\n"),
            "--catalog",
            Write("catalog.json", CatalogJson.Write(Examples.All)),
            "--out",
            PathOf("m.taskspec.json"),
            "--json"
        );
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("nothing could be estimated of any family", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(
            "no result of the headline of 3 families of the catalog: addition-graded, sha256-chain, sha256-tree",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Where_there_is_nothing_to_write_the_reason_is_said()
    {
        var outcome = Run(
            "calibrate",
            Write("s.csv", "model,flop,task,metric,value\nm,1e19,other,exact_match,.5\n"),
            "--catalog",
            Write("catalog.json", CatalogJson.Write(Examples.All)),
            "--samples",
            Write("samples.csv", "model,task,sample,metric,value\nm,addition,a,exact_match,1\n"),
            "--out",
            PathOf("m.taskspec.json")
        );
        AssertRefused(outcome, "nothing could be estimated of any family, so nothing is written: addition: too few models");
        Assert.False(File.Exists(PathOf("m.taskspec.json")));
    }

    private string OfAddition() =>
        File.ReadAllText(Scores("addition-graded")).Replace(",acc,", ",exact_match,", StringComparison.Ordinal);

    // Curves that are half way at 1e20 FLOP, in one recipe or, for validity, in two.
    private string Scores(params string[] tasks)
    {
        var two = tasks.Length > 2;
        var rows =
            from family in two ? new[] { "a", "b" } : [""]
            from task in tasks
            from i in Enumerable.Range(0, 12)
            let x = 17 + 5.0 * i / 11
            let score = Math.Round(1000 * Math.Exp(-Math.Exp(-.3665 - .3 * Math.Log(10) * (x - 20)))) / 1000
            select string.Create(
                CultureInfo.InvariantCulture,
                $"{family}m{i:00},{(two ? family : "only")},{Math.Pow(10, x)},{task},acc,{score},1000"
            );
        return Write("scores.csv", "model,family,flop,task,metric,value,n\n" + string.Join("\n", rows) + "\n");
    }
}
