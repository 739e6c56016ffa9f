using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>What results said stands in for what is declared or believed.</summary>
public class MeasuredTests
{
    private static readonly Family Subject = Family("x", 100, Exact) with { Version = "1.0.0" };

    private static MeasuredFamily Found =>
        new("x", "exact_match", 7, 1e18, 1e22)
        {
            Version = "1.0.0",
            Fingerprint = Fingerprint.Of(Subject),
            Since = "2026-11-22",
            Results = ["scores.csv"],
        };

    private static readonly MeasuredDifficulty Placed = new(3.2e21, .3, .3, .2, 0);

    [Fact]
    public void Measured_difficulty_wins_over_declared_and_is_said_with_its_source()
    {
        var declared = Subject with { Difficulty = new(1e25, .3) };
        var measured = declared with { Measured = Found with { Difficulty = Placed } };
        var (before, after) = (Plainly(declared), Assess(measured));

        Assert.Equal(.5, ExpectedAt(after, 3.2e21), .06);
        Assert.True(ExpectedAt(before, 3.2e21) < .1);
        Assert.Contains(
            "difficulty measured on 7 models (1e18 to 1e22 FLOP) since 2026-11-22, from scores.csv: half way at 3.2e21 FLOP, right within 0.3 decades",
            after.Assumptions
        );
        Assert.DoesNotContain(after.Assumptions, line => line.Contains("declared or measured"));
    }

    [Theory]
    [InlineData("1.0.1", "exact_match", false, "that was version 1.0.0, and this is 1.0.1")]
    [InlineData("1.0.0", "f1", false, "its headline changed since")]
    [InlineData("1.0.0", "exact_match", true, "its limits changed since")]
    public void Stale_measurement_is_not_used_and_said(string version, string metric, bool limited, string why)
    {
        var plain = Subject with { Version = version, Limits = limited ? new() { TimeSeconds = 5 } : Subject.Limits };
        var stale = plain with { Measured = Found with { Metric = metric, Difficulty = Placed } };

        Assert.Null(Assess(stale).Measured);
        Assert.Equal(Assess(plain).Forecast, Assess(stale).Forecast);
        Assert.Contains(
            $"what is declared, not what was measured since 2026-11-22 (scores.csv): {why}",
            Assess(stale).Assumptions
        );
    }

    [Fact]
    public void Misfit_and_link_move_error_and_floor()
    {
        var subject = Subject with
        {
            Answer = new() { Tokens = 64 },
            Records = [Edit],
        };
        var found = Found with { Fingerprint = Fingerprint.Of(subject) };
        var usual = Assess(subject).Forecast!;
        var smooth = Assess(subject with { Measured = found with { Misfit = new(.05, .02, .1) } }).Forecast!;
        var rough = Assess(subject with { Measured = found with { Misfit = new(3, 2, 5) } }).Forecast!;
        Assert.True(smooth.Floor < usual.Floor && usual.Floor < rough.Floor);

        // What a misfit is at the ladder says more of the target the longer it stays alike.
        var slow = Assess(subject with { Measured = found with { MisfitDecades = 5 } }).Forecast!;
        Assert.True(slow.Floor < usual.Floor);

        Forecast Linked(double misfit, string metric = "edit_similarity") =>
            Of(Assess(subject with { Measured = found with { Links = [new(metric, new(misfit, 0, 9), 7)] } }).Forecast!);
        Assert.Equal(Of(usual), Linked(.2));
        Assert.True(Linked(.05).Error < usual.Error);
        Assert.True(Linked(2).Error > usual.Error);
        Assert.Equal(usual.Floor, Linked(2).Floor);
        Assert.Equal(Of(usual), Linked(2, "other"));
    }

    [Fact]
    public void Item_correlation_and_jump_replace_what_follows_from_steps()
    {
        var family = Subject with { Steps = [new("s", "T.S") { Across = Transfer.Same }] };
        var found = Found with { Fingerprint = Fingerprint.Of(family) };
        Assert.Equal(1, Assess(family).EffectiveItems);
        var apart = Assess(family with { Measured = found with { ItemCorrelation = new(0, 0, .05) } });
        Assert.Equal(100, apart.EffectiveItems);
        var together = Assess(Subject with { Measured = Found with { ItemCorrelation = new(.5, .3, .7) } });
        // Of outcomes that correlate by .5 a model fixes .6: what it fixes correlates by .5/.6.
        Assert.Equal(100 / (1 + 99 * .5 / .6), together.EffectiveItems, .01);
        Assert.True(together.Forecast!.Error > Assess(Subject).Forecast!.Error);
        var noCoin = Assess(Subject with { Measured = Found with { ItemCorrelation = new(.05, 0, .1), Jump = new(.05, 0, .1) } });
        Assert.True(noCoin.Forecast!.Error < together.Forecast.Error);
    }

    [Fact]
    public void Narrower_difficulty_never_raises_the_error_by_much()
    {
        // Within the range that a uniform belief holds possible, at several places: knowing more cannot hurt on average.
        foreach (var half in new[] { 1e19, 1e21, 1e23 })
        {
            var last = double.PositiveInfinity;
            foreach (var decades in new[] { 1.5, 1, .5, .25, .1 })
            {
                var difficulty = new MeasuredDifficulty(half, decades, .3, .3, 0);
                var error = Assess(Subject with { Measured = Found with { Difficulty = difficulty } }).Forecast!.Error;
                Assert.True(error <= last * 1.05 + .003, $"{half:0e0} within {decades}: {error} after {last}");
                last = error;
            }
        }
    }

    [Fact]
    public void Wide_posterior_centred_as_the_prior_changes_little()
    {
        // Uniform over 1e18 to 1e26 has its mean at 1e22 and a deviation of 8/√12; the prior's exponents one of .33 in ln b.
        var wide = new MeasuredDifficulty(1e22, 8 / Math.Sqrt(12), .3, .331, 0);
        var measured = Assess(Subject with { Measured = Found with { Difficulty = wide } }).Forecast!;
        var usual = Assess(Subject).Forecast!;
        Assert.Equal(usual.Error, measured.Error, .012);
        Assert.Equal(usual.Floor, measured.Floor, .012);
    }

    [Theory]
    [InlineData(1e-100, 0, 1e-9, 100, .99)]
    [InlineData(1e200, 100, 100, 100, -.99)]
    [InlineData(1e21, 0, .3, 0, 0)]
    [InlineData(1, 100, 1e-300, 0, .5)]
    public void Extreme_posteriors_have_finite_forecasts(
        double half,
        double decades,
        double b,
        double deviation,
        double correlation
    )
    {
        var difficulty = new MeasuredDifficulty(half, decades, b, deviation, correlation);
        var extreme = Found with
        {
            Difficulty = difficulty,
            Misfit = new(100, 100, 100),
            MisfitDecades = half > 1e100 ? 100 : 1e-9,
            Jump = new(1, 1, 1),
            SpreadDecades = new(100, 100, 100),
            ItemCorrelation = new(-1, -1, -1),
            Links = [new("edit_similarity", new(100, 100, 100), 1)],
        };
        var assessment = Assess(Subject with { Measured = extreme });
        var forecast = assessment.Forecast!;
        Assert.All(
            new[] { forecast.Error, forecast.Floor, forecast.Excess, forecast.Low, forecast.High },
            value => Assert.InRange(value, 0, 1)
        );
    }

    [Fact]
    public void Explanation_and_catalog_carry_it()
    {
        var measured = Subject with { Measured = Found with { Difficulty = Placed } };
        var catalog = CatalogCompletion.Complete(new() { Assembly = "A", Families = [measured] });
        Assert.Equal(measured.Measured, CatalogJson.Read(CatalogJson.Write(catalog)).Families[0].Measured);
        Assert.NotEqual(
            CatalogCompletion.Complete(catalog with { Families = [Subject] }).Families[0].Forecast,
            catalog.Families[0].Forecast
        );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_recorded_metric_is_compared_where_its_link_was_told(bool told, bool stale)
    {
        var subject = Subject with
        {
            Answer = new() { Tokens = 16 },
            Records = [Edit],
        };
        var found = Found with
        {
            Fingerprint = Calibration.FingerprintOf(subject, []),
            Links = told ? [new("edit_similarity", new(.2, .1, .3), 7)] : [],
        };
        Assert.NotNull(Calibration.Of(subject with { Measured = found }, []));
        Assert.NotNull(Calibration.Of(subject with { Measured = found, Records = [] }, []));
        Assert.NotNull(Calibration.Of(subject with { Measured = found, Records = [Edit, Likelihood] }, []));
        var longer = subject with
        {
            Measured = found,
            Answer = new() { Tokens = 160 },
        };
        Assert.Equal(stale ? ["response of edit_similarity"] : [], Calibration.Changes(longer, [], found));
    }

    [Fact]
    public void It_is_no_change_of_the_declaration()
    {
        var measured = Subject with { Measured = Found with { Difficulty = Placed } };
        Assert.Equal(Fingerprint.Of(Subject), Fingerprint.Of(measured));
    }

    private static Forecast Of(ForecastSummary summary) => new(summary.Error, summary.Floor);

    private static double ExpectedAt(Assessment assessment, double flop) =>
        assessment.Curve.OrderBy(point => Math.Abs(Math.Log10(point.Flop / flop))).First().Expected;

    private sealed record Forecast(double Error, double Floor);
}
