using TaskSpec.Testing;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Figures of an independent implementation, for 7 models from 1e18 to 1e22 and a target of 1e24.</summary>
public class ForecastValuesTests
{
    private const double Tolerance = 1e-4;
    private const double QuasiRandom = 1e-3;

    [Theory]
    [InlineData(100, .107931, 1.655)]
    [InlineData(1000, .094485, 1.449)]
    [InlineData(10000, .087380, 1.340)]
    public void Exact_match(double samples, double error, double penalty) => Has(ExactMatch(samples), error, penalty);

    [Theory]
    [InlineData(3, 100, .095818, 1.470)]
    [InlineData(3, 1000, .089042, 1.366)]
    [InlineData(3, 10000, .085865, 1.317)]
    [InlineData(4, 100, .093627, 1.436)]
    [InlineData(4, 1000, .087284, 1.339)]
    [InlineData(4, 10000, .084436, 1.295)]
    [InlineData(64, 100, .084094, 1.290)]
    [InlineData(64, 1000, .080520, 1.235)]
    [InlineData(64, 10000, .079198, 1.215)]
    public void Edit_similarity(double length, double samples, double error, double penalty) =>
        Has(Of(Exact, Edit(length), true, samples), error, penalty);

    [Theory]
    [InlineData(100, .083639, 1.283)]
    [InlineData(1000, .080200, 1.230)]
    [InlineData(10000, .079083, 1.213)]
    public void Log_likelihood_of_a_script(double samples, double error, double penalty) =>
        Has(Of(Exact, new LogLikelihood(60), true, samples), error, penalty);

    [Theory]
    [InlineData(100, .110754, 1.699)]
    [InlineData(1000, .098573, 1.512)]
    [InlineData(10000, .092405, 1.417)]
    public void Edit_similarity_behind_a_gate(double samples, double error, double penalty) =>
        Has(Of(Exact, GatedDigest(), false, samples), error, penalty);

    [Theory]
    [InlineData(100, .114206, 1.901)]
    [InlineData(1000, .090892, 1.513)]
    [InlineData(10000, .077029, 1.282)]
    public void Choice_accuracy(double samples, double error, double penalty) =>
        Has(Of(Choice, Choice, false, samples), error, penalty);

    [Theory]
    [InlineData(100, .113796, 1.894)]
    [InlineData(1000, .094042, 1.565)]
    [InlineData(10000, .083834, 1.395)]
    public void Choice_brier(double samples, double error, double penalty) =>
        Has(Of(Choice, new ChoiceBrier(4), true, samples), error, penalty, QuasiRandom);

    [Theory]
    [InlineData(100, .111107, 1.849)]
    [InlineData(1000, .092248, 1.535)]
    [InlineData(10000, .083033, 1.382)]
    public void Choice_log_likelihoods(double samples, double error, double penalty) =>
        Has(Of(Choice, new ChoiceLogLikelihoods(4), true, samples), error, penalty);

    [Theory]
    [InlineData(100, .123385, 1.540)]
    [InlineData(1000, .099473, 1.242)]
    [InlineData(10000, .086788, 1.083)]
    public void Choice_without_its_chance_floor(double samples, double error, double penalty)
    {
        var free = new ChoiceAccuracy(4, ChanceRemoved: true);
        Has(Of(free, free, false, samples), error, penalty);
        Close(.080114, Of(free, free, false, samples).Floor(), Tolerance);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(10000)]
    public void One_task_a_hundred_times(double samples) =>
        Has(ExactMatch() with { Sharing = Sharing.Of(samples, 1, 1, jump: 1) }, .392826, 6.025);

    [Fact]
    public void Floors()
    {
        Close(.065199, ExactMatch().Floor(), Tolerance);
        Close(.060086, Of(Choice, Choice, false, 100).Floor(), Tolerance);
    }

    [Theory]
    [InlineData(2, 1, 0, .296446)]
    [InlineData(10, 1, 0, .173324)]
    [InlineData(1, .6, 0, .318552)]
    [InlineData(1, .3, 0, .245)]
    [InlineData(1, 0, .1, .135843)]
    public void Overlap_at_100_samples(double effective, double jump, double correlation, double error) =>
        Close(
            error,
            (ExactMatch() with { Sharing = Sharing.Of(100, 1, effective, jump, correlation) }).Error(),
            error == .245 ? 2e-3 : Tolerance
        );

    [Theory]
    [InlineData(.25, 1, .098796)]
    [InlineData(0, .48, .055561)]
    public void Bounds_at_100_samples(double floor, double ceiling, double error)
    {
        Response bounded = new AllRight { Floor = floor, Ceiling = ceiling };
        Close(error, Of(bounded, bounded, false, 100).Error(), Tolerance);
    }

    [Theory]
    [InlineData(20, .025919, .020997)]
    [InlineData(22, .063957, .049306)]
    [InlineData(24, .126569, .090970)]
    [InlineData(26, .081577, .056410)]
    public void Declared_difficulty(double halfWay, double error, double floor)
    {
        var design = ExactMatch() with { Prior = DifficultyPrior.Normal(halfWay, .5, Reference.Curves) };
        Close(error, design.Error(), Tolerance);
        Close(floor, design.Floor(), Tolerance);
    }

    [Theory]
    [InlineData(22.5, .0465)]
    [InlineData(23, .0706)]
    [InlineData(23.5, .0927)]
    [InlineData(24, .1079)]
    [InlineData(25, .1098)]
    [InlineData(26, .0845)]
    public void Targets(double target, double error) =>
        Assert.Equal(error, (ExactMatch() with { Ladder = SevenModels with { TargetLogFlop = target } }).Error(), 6e-5);

    [Theory]
    [InlineData(10, 0, .173, .0652)]
    [InlineData(10, .5, .1673, .0633)]
    [InlineData(10, 1, .1576, .0590)]
    [InlineData(10, 2, .1451, .0493)]
    [InlineData(100, 0, .113, .0652)]
    [InlineData(100, .5, .1000, .0633)]
    [InlineData(100, 1, .0856, .0590)]
    public void Midpoint_spread(double tasks, double spread, double error, double floor)
    {
        var design = ExactMatch() with
        {
            Sharing = Sharing.Of(tasks, 1, tasks, jump: 1),
            MidpointSpread = Sharing.ObservedSpread(spread, tasks),
        };
        Assert.Equal(error, design.Error(), 7e-4);
        Assert.True(Math.Abs(floor - (design with { MidpointSpread = spread }).Floor()) < 6e-5);
    }

    [Fact]
    public void By_how_hard_it_turns_out()
    {
        double[] expected = [.013, .021, .035, .057, .107, .155, .163, .163];
        var forecast = ForecastError.Of(ExactMatch());
        for (var decade = 0; decade < 8; decade++)
        {
            var inside = forecast.ByDifficulty.Where(d => Math.Floor(d.HalfWayLogFlop) == 18 + decade).ToArray();
            var error = Math.Sqrt(inside.Sum(d => d.Weight * d.Error * d.Error) / inside.Sum(d => d.Weight));
            Assert.Equal(expected[decade], error, 9e-4); // the list is of means of errors, these are means of squares
        }
        Assert.InRange(forecast.Low, .01, .03);
        Assert.InRange(forecast.High, .15, .17);
    }

    [Theory]
    [InlineData("exact", 3.15, 1.66, 1.18, .084, .086, .079)]
    [InlineData("edit", 0, 0, 0, .059, .067, .062)]
    [InlineData("script", 0, 0, 0, .047, .052, .048)]
    [InlineData("choice", 0, 0, 0, .102, .097, .081)]
    [InlineData("chain", 0, 0, 0, .390, .387, .377)]
    [InlineData("exact1000", 0, 0, 0, .061, .068, .065)]
    public void Misfit_moves_the_penalty_and_hardly_the_excess(
        string metric,
        double penaltyHalved,
        double penalty,
        double penaltyDoubled,
        double excessHalved,
        double excess,
        double excessDoubled
    )
    {
        var design = metric switch
        {
            "exact" => ExactMatch(),
            "edit" => Of(Exact, Edit(4), true, 100),
            "script" => Of(Exact, new LogLikelihood(60), true, 100),
            "choice" => Of(Choice, Choice, false, 100),
            "chain" => ExactMatch() with { Sharing = Sharing.Of(100, 1, 1, 1) },
            _ => ExactMatch(1000),
        };
        double[] misfits = [.125, .25, .5];
        double[] expected = [penaltyHalved, penalty, penaltyDoubled, excessHalved, excess, excessDoubled];
        for (var i = 0; i < 3; i++)
        {
            var assumed = design with { Departures = Reference.With(misfits[i]) };
            var added = ForecastError.Of(assumed).ExcessOver(ForecastError.Floor(assumed));
            Assert.True(Math.Abs(expected[3 + i] - added) < 1e-3, $"{metric} {misfits[i]}: {added}");
            if (expected[i] > 0)
                Assert.True(Math.Abs(expected[i] - assumed.Penalty()) < 6e-3, $"{metric} {misfits[i]}: {assumed.Penalty()}");
        }
    }

    private static void Has(Design design, double error, double penalty, double tolerance = Tolerance)
    {
        Close(error, design.Error(), tolerance);
        Close(penalty, design.Penalty(), Math.Max(tolerance, 6e-4 / penalty));
    }
}
