using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class HorizonTests
{
    [Fact]
    public void A_constant_hazard_is_half_life()
    {
        var horizon = WeibullHorizon.Through(60, 60 * .321928094887362);
        Close(1, horizon.Shape);
        Close(.25, horizon.Success(120));
        Assert.Equal(1, horizon.Success(0));
        Assert.Equal(0, horizon.Success(1e9));
    }

    [Fact]
    public void The_ends_of_the_logistic()
    {
        var horizon = new LogisticHorizon(60, .6);
        Assert.Equal(1, horizon.Success(0));
        Close(.5, horizon.Success(60));
        Close(60, horizon.Horizon(.5));
        Close(.8, horizon.Success(horizon.Horizon(.8)));
        Close(1 / (1 + Math.Exp(.6)), horizon.Success(120));
    }

    [Fact]
    public void Shares_of_surprisal()
    {
        Assert.Equal([.25, .75, 0], new WeibullHorizon(0, 1).SurprisalShares([5, 15, 0]));
        var shares = new WeibullHorizon(-3, .5).SurprisalShares([4, 16, 64]);
        Assert.All(shares.Zip([1 / 7.0, 2 / 7.0, 4 / 7.0]), s => Close(s.Second, s.First));
    }

    [Fact]
    public void Horizons_invert_success_and_their_ratio_is_the_same_for_every_model() =>
        Prop.ForAll(
                (
                    from intercept in Gen.Choose(-50, 20)
                    from shape in Gen.Choose(3, 20)
                    from q in Gen.Choose(1, 99)
                    select (horizon: new WeibullHorizon(intercept / 10.0, shape / 10.0), q: q / 100.0)
                ).ToArbitrary(),
                t =>
                    Math.Abs(t.horizon.Success(t.horizon.Horizon(t.q)) / t.q - 1) < 1e-10
                    && Math.Abs(t.horizon.Horizon(t.q) / t.horizon.Horizon(.5) / t.horizon.Ratio(t.q) - 1) < 1e-10
                    && (t.q == .5 || Math.Abs(Again(t.horizon, t.q).Shape / t.horizon.Shape - 1) < 1e-9)
            )
            .Check(Cases(300));

    private static WeibullHorizon Again(WeibullHorizon horizon, double success) =>
        WeibullHorizon.Through(horizon.Horizon(.5), horizon.Horizon(success), success);
}
