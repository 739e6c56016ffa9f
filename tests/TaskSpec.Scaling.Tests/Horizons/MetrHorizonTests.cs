using TaskSpec.Scaling.Horizons;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Horizons;

public sealed class MetrHorizonTests
{
    private static readonly HorizonOptions Quick = new() { Draws = 0 };

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Half_horizons_at_the_published_regularization_are_metrs()
    {
        var horizons = ByAgent(Quick with { Regularization = 0.1 });

        (string Agent, double Minutes)[] expected =
        [
            ("Claude 3 Opus", 4.04712),
            ("Claude 3.5 Sonnet (New)", 60.5234),
            ("Claude 3.5 Sonnet (Old)", 22.0676),
            ("GPT-4 0314", 3.65705),
            ("GPT-4 Turbo", 3.44240),
            ("GPT-4o", 6.98101),
            ("o1", 42.4513),
            ("o1-preview", 37.8962),
            ("human", 1161.12),
        ];
        foreach (var (agent, minutes) in expected)
            Assert.Equal(1, horizons[agent].Horizons[0].Minutes!.Value / minutes, 1e-4);
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Slope_and_intercept_at_the_default_regularization_are_scikit_learns()
    {
        var opus = ByAgent(Quick)["Claude 3 Opus"];

        Assert.Equal(4.737269, opus.Horizons[0].Minutes!.Value, 1e-5);
        Assert.Equal(-0.374618, opus.Curve!.Value.Slope, 1e-6);
        Assert.Equal(0.840663, opus.Curve!.Value.Intercept, 1e-6);
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Agents_that_hardly_succeed_get_a_warning_and_no_number()
    {
        foreach (var regularization in new[] { 0.1, 1e-5 })
        {
            var horizons = ByAgent(Quick with { Regularization = regularization });

            foreach (var agent in new[] { "davinci-002", "gpt-3.5-turbo-instruct" })
            {
                Assert.All(horizons[agent].Horizons, horizon => Assert.Null(horizon.Minutes));
                Assert.NotEmpty(horizons[agent].Warnings);
            }
        }
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Log_likelihoods_of_the_curves_are_scipys()
    {
        var equal = Quick with { Weights = RunWeights.Equal, Regularization = 0 };
        var logistic = ByAgent(equal);
        var hazard = ByAgent(equal with { Model = HorizonModel.Hazard });
        var constant = ByAgent(equal with { Model = HorizonModel.ConstantHazard });

        Assert.Equal(-368.4963, logistic["Claude 3 Opus"].LogLikelihood!.Value, 1e-4);
        Assert.Equal(-360.6179, hazard["Claude 3 Opus"].LogLikelihood!.Value, 1e-4);
        Assert.Equal(0.333580, hazard["Claude 3 Opus"].Curve!.Value.Shape, 1e-6);
        Assert.Equal(-540.0422, constant["Claude 3 Opus"].LogLikelihood!.Value, 1e-4);
        // scipy.optimize.minimize, Nelder-Mead to 1e-12.
        Assert.Equal(-512.68853, hazard["o1"].LogLikelihood!.Value, 1e-4);
        Assert.Equal(-628.53960, constant["o1"].LogLikelihood!.Value, 1e-4);
        Assert.All(
            hazard.Values.Where(agent => agent.Curve is not null),
            agent => Assert.InRange(agent.Curve!.Value.Shape, 0, 1)
        );
        // Nobody's hazard is constant: the shape costs one parameter and is worth far more.
        Assert.All(
            Metr.Eight.Agents,
            agent => Assert.True(hazard[agent.Name].LogLikelihood - constant[agent.Name].LogLikelihood > 50)
        );
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Hazard_with_family_weights_is_scipys()
    {
        var opus = ByAgent(Quick with { Model = HorizonModel.Hazard })["Claude 3 Opus"];

        // scipy.optimize.minimize, BFGS to 1e-12, on the same weighted loss.
        Assert.Equal(0.2174121, opus.Curve!.Value.Slope, 1e-6);
        Assert.Equal(-0.87185984, opus.Curve!.Value.Intercept, 1e-6);
        Assert.Equal(5.00848225, opus.Horizons[0].Minutes!.Value, 1e-4);
        Assert.Equal(0.13500714, opus.Horizons[1].Minutes!.Value, 1e-5);
    }

    // Two of the three intervals given beside the data hold within their 15 %. For o1 it gives [2.57, 322]; METR's own resampling with its own
    // seeds gives [1.32, 245], and 100,000 draws [2.16, 234]: the lower end of 1,000 draws is between 1.1 and 3.6 by seed alone.
    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Intervals_are_metrs_within_bootstrap_noise()
    {
        var horizons = ByAgent(
            new HorizonOptions
            {
                Regularization = 0.1,
                Draws = 20_000,
                Quantiles = [0.5],
            }
        );

        Near("Claude 3 Opus", 0.33, 16.8, 0.15);
        Near("Claude 3.5 Sonnet (New)", 15.6, 217, 0.15);
        Near("o1", 2.16, 234, 0.15);

        void Near(string agent, double low, double high, double share)
        {
            Assert.Equal(0, Math.Log(horizons[agent].Horizons[0].Low!.Value / low), share);
            Assert.Equal(0, Math.Log(horizons[agent].Horizons[0].High!.Value / high), share);
        }
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Intervals_depend_on_the_seed_alone()
    {
        var options = new HorizonOptions { Draws = 100 };
        var once = HorizonAnalysis.Of(Metr.Runs, options).Agents.SelectMany(agent => agent.Horizons);
        var again = HorizonAnalysis.Of(Metr.Runs, options).Agents.SelectMany(agent => agent.Horizons);
        var other = HorizonAnalysis.Of(Metr.Runs, options with { Seed = 2 }).Agents.SelectMany(agent => agent.Horizons);

        Assert.Equal(once, again);
        Assert.NotEqual(once, other);
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Residuals_have_the_blocks_that_the_talk_shows()
    {
        var blocks = ResidualBlocks.Of(TaskResiduals.Of(Metr.Eight, Quick));

        Assert.Equal(0.658114, blocks.Agents, 1e-5);
        Assert.Equal(0.6977, blocks.FirstShare, 1e-4);
        Assert.Equal(0.1489, blocks.WithinFamily, 1e-4);
        Assert.Equal(0.0050, blocks.AcrossFamilies, 1e-4);
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Effects_of_tasks_and_not_the_curve_remove_what_agents_share()
    {
        var comparison = CurveComparison.Of(
            Metr.Eight,
            seed: 1,
            [.. CurveComparison.Forms.Where(form => form.Effects is Effects.None or Effects.Tasks)]
        );
        var curves = comparison.Curves.ToDictionary(curve => curve.Name);

        Assert.Equal((8, 83, 6299), (comparison.Agents, comparison.Tasks, comparison.Runs));
        // Computed with scipy, once as here and once by an earlier analysis of the same runs.
        Assert.Equal(8247.2, curves["constant hazard"].Aic, 0.1);
        Assert.Equal(6170.2, curves["logistic, one slope"].Aic, 0.1);
        Assert.Equal(6176.2, curves["logistic, own slopes"].Aic, 0.1);
        Assert.Equal(6091.4, curves["hazard, one shape"].Aic, 0.1);
        Assert.Equal(6091.4, curves["hazard, own shapes"].Aic, 0.1);
        Assert.Equal(0.371, curves["hazard, one shape"].Shape!.Value, 0.001);
        Assert.Equal(0.659, curves["logistic, one slope"].Residuals.Agents, 0.001);
        Assert.Equal(0.660, curves["hazard, one shape"].Residuals.Agents, 0.001);
        Assert.Equal(-0.136, curves["hazard, task effects"].Residuals.Agents, 0.01);
        // Integrated exactly: scipy, a grid of 1,401 points a task.
        Assert.Equal(3642.8, curves["logistic, task effects"].Aic, 0.1);
        Assert.Equal(3645.6, curves["hazard, task effects"].Aic, 0.1);
        Assert.Equal(0.543, curves["hazard, task effects"].Shape!.Value, 0.001);
        Assert.Equal(1.68, curves["hazard, task effects"].Effects!.Tasks.Value, 0.01);
        // Estimated effects draw residuals of independent agents to −1/7: nothing is left of what they shared.
        Assert.Equal(-0.127, curves["hazard, task effects"].Effects!.Expected.Agents, 0.02);
        Assert.InRange(curves["logistic, task effects"].Residuals.Agents, -0.2, 0);
        // Known tasks are foretold far better, new families are not.
        var (plain, effects) = (curves["hazard, one shape"], curves["hazard, task effects"]);
        Assert.True(effects.NewPairs.LogLikelihood > plain.NewPairs.LogLikelihood + 1000);
        Assert.True(effects.NewFamilies.LogLikelihood < plain.NewFamilies.LogLikelihood);
        Assert.All(comparison.Curves, curve => Assert.Equal(6299, curve.NewFamilies.Bins.Sum(bin => bin.Runs), 1e-6));
    }

    [SharedFact("runs", "metr-2025-02.csv.gz")]
    public void Effects_of_agent_and_family_take_the_blocks_of_tasks_away()
    {
        var cells = EffectCell.Of(Metr.Eight);
        var form = CurveComparison.Forms[^1];
        var fit = (EffectCurveFit)form.Fit(Metr.Eight, cells, new HashSet<EffectCell>());
        var observed = ResidualBlocks.Of(TaskResiduals.Of(Metr.Eight, fit.Foretell()));
        var families = new EffectSearch(fit.Model).SpreadInterval(fit.Estimate, Effects.Families, default)!.Value;

        Assert.Equal(0.76, families.Value, 0.02);
        Assert.InRange(families.Low, 0.5, 0.6);
        Assert.InRange(families.High, 0.93, 1.03);
        Assert.Equal(0.70, fit.Estimate.Point.Noise, 0.02);
        Assert.Equal(-1661.6, fit.LogLikelihood, 0.3);
        // Where the curve is true the residuals of a family correlate as these do.
        var expected = ExpectedResiduals.Of(form, Metr.Eight, cells, fit.Estimate, 1, default);
        Assert.Equal(expected.WithinFamily, observed.WithinFamily, 0.04);
    }

    private static Dictionary<string, AgentHorizon> ByAgent(HorizonOptions options) =>
        HorizonAnalysis.Of(Metr.Runs, options).Agents.ToDictionary(agent => agent.Agent.Name);
}
