using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Tables;
using TaskSpec.Testing.Catalogs;

namespace TaskSpec.Scaling.Tests.Simulation;

/// <summary>What is drawn of which catalogs, by what names, and that it is the same again.</summary>
public class SimulatedCatalogTests
{
    public static TheoryData<Form> Forms => [.. FormTable.All.Where(form => form.Responds).Select(form => form.Form)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_has_results_that_rise_with_compute_within_its_range(Form form)
    {
        var use = new MetricUse("m", "T.M", form)
        {
            Best = 10,
            Worst = 1,
            K = 2,
            Edits = 2,
            Threshold = .7,
            Order = 3,
            Levels = 5,
            TokenCorrelation = .1,
        };
        var family = Simulated.Steps("f", Transfer.Distinct, 200) with
        {
            Answer = new() { Tokens = 12 },
            Sampling = new() { Attempts = 4 },
            Choices = new(4),
            Headline = use,
            Records = [],
        };
        var means = new List<double>();
        foreach (var model in Simulated.Of(Simulated.Of(family), 3, 1e17, 1e20, 1e23).Rows().GroupBy(row => row.Flop))
        {
            Assert.All(model, row => Assert.True(double.IsFinite(row.Value!.Value)));
            if (form is not (Form.LogLikelihood or Form.ChoiceLogLikelihoods))
                Assert.All(model, row => Assert.InRange(row.Value!.Value, 1, 10));
            means.Add(model.Average(row => row.Value!.Value));
        }

        Assert.True(means[0] < means[1] && means[1] < means[2], string.Join(", ", means));
    }

    [Fact]
    public void What_has_nothing_to_draw_is_left_out_with_the_reason()
    {
        var simulation = Simulated.Of(
            Simulated.Of(
                Simulated.Questions("a") with
                {
                    Headline = null,
                },
                Simulated.Questions("b") with
                {
                    Headline = new("ece", "T.Ece", Form.CalibrationError),
                },
                Simulated.Questions("c") with
                {
                    Records = [new("ece", "T.Ece", Form.CalibrationError), Simulated.Exact],
                },
                Simulated.Questions("c")
            ),
            1,
            1e20
        );
        Assert.Equal(["c"], simulation.Families.Select(family => family.Task));
        Assert.Equal(["a", "b", "c", "c", "c"], simulation.LeftOut.Select(left => left.Family));
        Assert.Equal(["exact_match"], simulation.Rows().Select(row => row.Metric).Distinct());
    }

    [Fact]
    public void Rows_have_the_names_that_an_import_gives_them()
    {
        var family = Simulated.Hashes("f", Transfer.Same) with
        {
            Steps = HashingSteps.ScriptAndDigest(
                Transfer.Same,
                new MetricUse("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood)
            ),
            Samples = null,
            Headline = Simulated.Exact with { Name = "right" },
            Tasks = [new("short") { HumanMinutes = 2, Samples = 2 }, new("long")],
            HumanTimes = [new(9, HumanSource.Estimate)],
        };
        var rows = Simulated.Of(Simulated.Of(family), 1, 1e18, 3e19).Rows();
        Assert.Equal(["right", "edit_similarity", "script.log_likelihood"], rows.Select(row => row.Metric).Distinct());
        Assert.Equal(["short-1", "short-2", "long"], rows.Select(row => row.Sample).Distinct());
        Assert.Equal([("short", 2.0), ("long", 9.0)], rows.Select(row => (row.Subtask!, row.HumanMinutes!.Value)).Distinct());
        Assert.Equal(["simulated-1e18", "simulated-3e19"], rows.Select(row => row.Model).Distinct());
        Assert.Equal([("simulated", "1.0.0")], rows.Select(row => (row.Family!, row.Version!)).Distinct());
        Assert.All(rows.Where(row => row.Metric == "script.log_likelihood"), row => Assert.True(row.Value < 0));
    }

    [Fact]
    public void Times_are_in_seconds_and_cut_off_by_the_limit()
    {
        var family = Simulated.Questions("f") with
        {
            Headline = new("time_to_completion", "TaskSpec.TimeToCompletion", Form.TimeToCompletion) { Best = 0 },
            Limits = new() { TimeSeconds = 600 },
            Records = [],
        };
        var rows = Simulated.Of(Simulated.Of(family), 2, 1e20).Rows();
        Assert.Contains(rows, row => row is { State: ResultState.Scored, Value: < 600 });
        Assert.Contains(rows, row => row is { State: ResultState.Limit, Limit: "time", Value: 600 });
    }

    [Fact]
    public void The_same_seed_gives_the_same_rows_whatever_else_is_simulated()
    {
        var (a, b) = (Simulated.Steps("a", Transfer.Similar), Simulated.Questions("b"));
        var both = Simulated.Of(Simulated.Of(a, b), 11, 1e18, 1e20).Rows();
        Assert.Equal(both, Simulated.Of(Simulated.Of(a, b), 11, 1e18, 1e20).Rows());
        Assert.Equal(both.Where(row => row.Task == "b"), Simulated.Of(Simulated.Of(b), 11, 1e18, 1e20).Rows());
        Assert.Equal(both, Simulated.Of(Simulated.Of(a, b), 11, 1e20, 1e18, 1e22).Rows().Where(row => row.Flop < 1e22));
        Assert.NotEqual(both, Simulated.Of(Simulated.Of(a, b), 12, 1e18, 1e20).Rows());
    }

    [Fact]
    public void What_was_measured_takes_the_place_of_what_is_declared()
    {
        var family = Simulated.Steps("f", Transfer.Distinct) with
        {
            Measured = new("f", "exact_match", 9, 1e18, 1e21)
            {
                Version = "1.0.0",
                Difficulty = new(1e19, 1e-6, .4, 1e-6, 0),
                Misfit = new(.05, 0, .1),
                Jump = new(.3, .2, .4),
                ItemCorrelation = new(.25, .2, .3),
                Links = [new("edit_similarity", new(.07, 0, .2), 9)],
            },
        };
        var truth = Assert.Single(Simulated.Of(Simulated.Of(family), 3, 1e19).Families);
        Assert.Equal((19, .4), (Math.Round(Math.Log10(truth.HalfAtFlop), 3), Math.Round(truth.Exponent, 3)));
        Assert.Equal((.05, .3, .25), (truth.Misfit, truth.Jump, truth.ItemCorrelation));
        Assert.Equal(("edit_similarity", .07), Assert.Single(truth.Links));
        var raised = family with { Version = "2.0.0" };
        Assert.Equal(0, Assert.Single(Simulated.Of(Simulated.Of(raised), 3, 1e19).Families).ItemCorrelation);
    }

    [Fact]
    public void Large_catalogs_that_share_much_are_simulated()
    {
        var simulation = Simulated.Of(SharingCatalog.Of(200, 3), 1, 1e19, 1e21);
        Assert.Equal(200, simulation.Families.Count);
        Assert.True(simulation.Shared.Count() > 1000);
        Assert.NotEmpty(simulation.Rows());
    }
}
