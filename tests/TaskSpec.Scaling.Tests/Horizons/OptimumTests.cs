using TaskSpec.Scaling.Horizons;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Horizons;

public sealed class OptimumTests
{
    private const int Starts = 20;

    [Fact]
    public void Derivatives_of_the_links_are_those_of_differences()
    {
        foreach (var eta in new[] { -30.0, -5, -0.7, 0, 0.3, 1.9, 3.1 })
        {
            Check<LogisticLink>(eta);
            Check<HazardLink>(eta);
        }
    }

    [Fact]
    public void Links_stay_finite_where_probabilities_do_not_differ_from_0_or_1()
    {
        foreach (var eta in new[] { -800.0, -300, -40, 40, 300 })
        {
            Assert.True(double.IsFinite(LogisticLink.Loss(eta, 0.3, 0.7, out var first, out var second)));
            Assert.True(double.IsFinite(first) && second >= 0);
        }

        foreach (var eta in new[] { -800.0, -300, -40, 6, 40 })
        {
            Assert.True(double.IsFinite(HazardLink.Loss(eta, 0.3, 0.7, out var first, out var second)));
            Assert.True(double.IsFinite(first) && second >= 0);
        }

        Assert.Equal(40 * 0.7, HazardLink.Loss(-40, 0, 0.7, out _, out _), 1e-12);
    }

    [Fact]
    public void Curve_does_not_depend_on_where_its_fit_starts()
    {
        var points = new CurvePoints(40);
        var random = new Random(3);
        for (var i = 0; i < 40; i++)
        {
            var right = random.NextDouble();
            points.Add(10 * random.NextDouble(), right, 1 - right);
        }

        Same<LogisticLink>(points, random);
        Same<HazardLink>(points, random);
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Levels_and_the_common_slope_are_scipys_wherever_their_fit_starts()
    {
        var cells = EffectCell.Of(Metr.Eight);
        var plain = new EffectShape(8, 1);

        // scipy.optimize.minimize on the same loss, BFGS and L-BFGS-B with gradients to 1e-9.
        Check<LogisticLink>(plain, -0.40533275, 3076.07541036);
        Check<HazardLink>(plain, 0.25710193, 3036.70069039);

        void Check<TLink>(EffectShape shape, double slope, double loss)
            where TLink : struct, ILink
        {
            var random = new Random(5);
            for (var start = 0; start < Starts; start++)
            {
                var from =
                    start == 0
                        ? null
                        : EffectFit.Start(
                            [.. Enumerable.Range(0, 8).Select(_ => 4 * random.NextDouble() - 2)],
                            [random.NextDouble() - 0.5]
                        );
                var fit = EffectFitter<TLink>.Fit(cells, shape, from);
                Assert.True(fit.Converged);
                Assert.Equal(loss, fit.Loss, 1e-6);
                Assert.Equal(slope, fit.Slopes[0], 1e-5);
            }
        }
    }

    private static void Check<TLink>(double eta)
        where TLink : struct, ILink
    {
        const double step = 1e-5;
        TLink.Loss(eta, 0.3, 0.6, out var first, out var second);
        var below = TLink.Loss(eta - step, 0.3, 0.6, out var firstBelow, out _);
        var above = TLink.Loss(eta + step, 0.3, 0.6, out var firstAbove, out _);
        Assert.Equal((above - below) / (2 * step), first, 1e-7 * (1 + Math.Abs(first)));
        Assert.Equal((firstAbove - firstBelow) / (2 * step), second, 1e-7 * (1 + Math.Abs(second)));
        var success = TLink.Success(eta);
        if (success is > 1e-6 and < 1 - 1e-6)
            Assert.Equal(eta, TLink.Eta(success), 1e-8);
    }

    private static void Same<TLink>(CurvePoints points, Random random)
        where TLink : struct, ILink
    {
        var best = CurveFitter<TLink>.Fit(points, 1e-5, default);
        Assert.True(best.Converged);
        for (var i = 0; i < Starts; i++)
        {
            var fit = CurveFitter<TLink>.Fit(
                points,
                1e-5,
                new(6 * random.NextDouble() - 3, 20 * random.NextDouble() - 10, false)
            );
            Assert.True(fit.Converged);
            Assert.Equal(best.Slope, fit.Slope, 1e-9);
            Assert.Equal(best.Intercept, fit.Intercept, 1e-9);
        }
    }
}
