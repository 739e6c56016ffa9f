using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Attempts, tokens and tool calls as a second axis, and what a budget makes of a ladder.</summary>
public class InferenceTests
{
    private static readonly Family Plain = Family("plain", 1_000, Exact) with { Answer = new() { Tokens = 4 } };

    [Fact]
    public void Points_start_where_the_curve_is_and_rise()
    {
        var assessment = Assess(Chain(Transfer.Distinct));
        var target = assessment.Curve[^1];
        var points = assessment.Inference.Where(point => point.Flop == target.Flop).ToArray();

        Assert.Equal(target.Expected, points.Single(point => point.Attempts == 1).Expected, 1e-9);
        Assert.Equal(target.Expected, points.Single(point => point.ToolCalls == 1).Expected, 1e-9);
        Rise(points.Where(point => point.Attempts is not null));
        Rise(points.Where(point => point.ToolCalls is not null));
    }

    [Fact]
    public void Tokens_move_the_ceiling_and_cost_compute()
    {
        var family = Plain with
        {
            Limits = new() { Tokens = 2_000 },
            Usage = new() { Tokens = 1_000, Factor = 2 },
        };
        var assessment = Assess(family);
        var points = assessment.Inference.Where(point => point.Tokens is not null && point.Flop == 1e22).ToArray();

        Assert.Equal([1_000, 2_000, 4_000, 8_000], points.Select(point => point.Tokens!.Value));
        Assert.Equal(assessment.Curve[^2].Expected, points[1].Expected, 5e-4);
        Assert.Equal(.5 * Assess(Plain).Curve[^2].Expected, points[0].Expected, 1e-9);
        Rise(points);
        Assert.All(points, point => Assert.InRange(point.InferenceFlop!.Value, 1e12, 4e13));
        Assert.Contains(assessment.Assumptions, text => text.EndsWith("C = 120 N²", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_limit_stops_no_number_of_attempts_passes()
    {
        var five = Exact with { Form = Form.PassAtK, K = 5 };
        var family = Plain with
        {
            Headline = five with { Ceiling = .48 },
            Sampling = new() { Attempts = 10, Temperature = 1 },
        };
        var points = Assess(family).Inference.Where(point => point.Attempts is not null).ToArray();
        Assert.NotEmpty(points);
        Assert.All(points, point => Assert.InRange(point.Expected, 0, .48));
    }

    [Fact]
    public void Graded_scores_and_choices_have_no_best_attempt()
    {
        Assert.Empty(Assess(Family("graded", 100, Edit)).Inference);
        Assert.Empty(Assess(Family("choices", 100, Accuracy) with { Choices = new(4) }).Inference);
    }

    [Fact]
    public void Budget_that_stops_attempts_is_confounded_with_the_slope()
    {
        var few = Limited(Plain with { Samples = new(SampleKind.Method) { Count = 20 } });
        Assert.False(few.Separable);
        Assert.Equal("TimeSeconds = 5000", few.Remedy);
        Assert.InRange(few.ShiftDecades, .3, 5);
        Assert.InRange(few.ScaleFactor, 1.05, 5);
        Assert.Contains(
            "a second budget at one or more models, such as TimeSeconds = 5000, would tell them apart",
            few.ToString()
        );
    }

    [Fact]
    public void Enough_samples_on_a_ladder_that_saturates_show_the_ceiling()
    {
        var known = Plain with
        {
            Samples = new(SampleKind.Method) { Count = 100_000 },
            Difficulty = new(1e19, .2),
        };
        Assert.True(Limited(known).Separable);
    }

    [Fact]
    public void Nothing_is_confounded_where_everything_fits_or_nobody_knows()
    {
        Assert.Null(Assess(Plain).Confounded);
        Assert.Null(
            Assess(
                Plain with
                {
                    Usage = new() { Seconds = 10, Factor = 2 },
                }
            ).Confounded
        );
        Assert.Contains("limits stop no attempt that would succeed: no usage is declared", Assess(Plain).Assumptions);
    }

    [Fact]
    public void Lower_ceiling_shifts_further()
    {
        double[] shifts =
        [
            .. ((double[])[560, 500, 400, 300]).Select(seconds =>
                Assess(
                    Plain with
                    {
                        Usage = new() { Seconds = seconds, Factor = 2 },
                    }
                ).Confounded!.ShiftDecades
            ),
        ];
        Assert.Equal(shifts.Order().Reverse(), shifts);
    }

    private static Confounding Limited(Family family) =>
        Assess(
            family with
            {
                Usage = new() { Seconds = 600, Factor = 2 },
            }
        ).Confounded!;

    private static void Rise(IEnumerable<InferencePoint> points)
    {
        var scores = points.Select(point => point.Expected).ToArray();
        Assert.True(scores.Length > 2);
        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[^1] > scores[0]);
    }
}
