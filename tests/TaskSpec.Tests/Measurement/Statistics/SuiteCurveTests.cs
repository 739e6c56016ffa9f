using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

using TaskSpec.Measurement;

public class SuiteCurveTests
{
    [Fact]
    public void A_hundred_tasks_with_one_midpoint_are_one_task() =>
        Close(new SuiteCurve(Exact, .3, [22]).Width, new SuiteCurve(Exact, .3, [.. Enumerable.Repeat(22.0, 100)]).Width, 1e-12);

    [Fact]
    public void Midpoints_far_apart_leave_a_plateau()
    {
        var curve = new SuiteCurve(Exact, .3, [20, 60]);
        Assert.Equal(.5, curve.At(40), 1e-3);
        Close(
            40 + new SuiteCurve(Exact, .3, [22]).LogFlopAt(.8) - new SuiteCurve(Exact, .3, [22]).LogFlopAt(.2),
            curve.Width,
            1e-3
        );
    }

    [Fact]
    public void Normal_midpoints_give_the_convolved_width()
    {
        // The 10 and 90 % points of the mixture by the trapezium rule over its midpoints.
        double[] midpoints = [.. Enumerable.Range(0, 2000).Select(i => 22 + .5 * Normal.Quantile((i + .5) / 2000))];
        var curve = new SuiteCurve(Exact, .3, midpoints);
        Assert.Equal(.1, Mixed(curve.LogFlopAt(.1)), 1e-4);
        Assert.Equal(.9, Mixed(curve.LogFlopAt(.9)), 1e-4);

        static double Mixed(double x)
        {
            var sum = 0.0;
            for (var z = -8.0; z <= 8; z += 1 / 32.0)
                sum += Normal.Density(z) / 32 * Math.Exp(-Math.Log(2) * Math.Pow(10, -.3 * (x - 22 - .5 * z)));
            return sum;
        }
    }

    [Fact]
    public void Every_form_of_score_rises_through_its_midpoint()
    {
        Response[] responses =
        [
            Exact,
            Choice,
            Edit(40),
            GatedDigest(),
            new AllRight { Floor = .25, Ceiling = .8 },
            new LogLikelihood(60),
            new ChoiceBrier(4),
        ];
        foreach (var response in responses)
        {
            var curve = new SuiteCurve(response, .3, [22]);
            Close(.5, curve.At(22), 1e-8);
            Assert.InRange(curve.At(1), 0, .01);
            Assert.InRange(curve.At(60), .99, 1);
            Assert.InRange(curve.Width, 1, 10);
        }
    }
}
