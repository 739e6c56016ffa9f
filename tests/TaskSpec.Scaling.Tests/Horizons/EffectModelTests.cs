using TaskSpec.Scaling.Horizons;
using TaskSpec.Scaling.Simulation;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Horizons;

public sealed class EffectModelTests
{
    private const double Slope = 0.35;
    private const ulong Seed = 7;
    private static readonly IReadOnlySet<EffectCell> none = new HashSet<EffectCell>();
    private static readonly CurveForm[] forms =
    [
        new("without", true, Slopes.Common, Effects.Tasks | Effects.Noise),
        new("with", true, Slopes.Common, Effects.Tasks | Effects.Families | Effects.Noise),
    ];

    [Fact]
    public void Spreads_are_those_that_runs_were_drawn_from()
    {
        var (fit, gain) = Fitted(Drawn(tasks: 1.5, families: 0.9, noise: 0.5));

        Contains(Slope, new EffectSearch(fit.Model).SlopeInterval(fit.Estimate, default));
        Contains(1.5, new EffectSearch(fit.Model).SpreadInterval(fit.Estimate, Effects.Tasks, default)!.Value);
        var families = new EffectSearch(fit.Model).SpreadInterval(fit.Estimate, Effects.Families, default)!.Value;
        Contains(0.9, families);
        Assert.InRange(families.Low, 0.4, families.Value);
        Contains(0.5, new EffectSearch(fit.Model).SpreadInterval(fit.Estimate, Effects.Noise, default)!.Value);
        Assert.True(gain.Together.Value > 0);
    }

    [Fact]
    public void No_effect_is_found_where_there_is_none()
    {
        var (fit, gain) = Fitted(Drawn(tasks: 1.5, families: 0, noise: 0.5));

        var families = new EffectSearch(fit.Model).SpreadInterval(fit.Estimate, Effects.Families, default)!.Value;
        Assert.Equal(0, families.Low);
        Assert.InRange(families.High, families.Value, 0.5);
        Assert.InRange(gain.Together.Low, double.NegativeInfinity, 0);
        Assert.InRange(gain.Together.Value, double.NegativeInfinity, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public void Likelihood_is_that_of_brute_force(double noise)
    {
        double[] levels = [-0.4, 0.3];
        EffectCell[] cells =
        [
            new(0, 0, 1, 3, 1),
            new(1, 0, 1, 0, 4),
            new(0, 1, 3, 2, 6),
            new(1, 1, 3, 1, 1.5),
            new(0, 2, 5, 0, 8),
        ];
        var at = new EffectPoint(levels, Slope, 1.2, 0.7, noise);
        var effects = Effects.Tasks | Effects.Families | (noise > 0 ? Effects.Noise : Effects.None);
        var model = new EffectModel(CellCurves.Of<HazardLink>(), cells, none, task => task / 2, 2, effects, EffectPrecision.Fine);

        var found = model.LogLikelihood(at);

        // Tasks 0 and 1 are of one family, task 2 is one by itself.
        Assert.Equal(Math.Log(Family(cells[..4], [0, 1])) + Math.Log(Family(cells[4..], [2])), found, 2e-3);

        double Family(EffectCell[] of, int[] tasks) =>
            Even(
                1.2,
                first =>
                    tasks.Length == 1
                        ? Agents(of, [(tasks[0], first)])
                        : Even(1.2, second => Agents(of, [(tasks[0], first), (tasks[1], second)]))
            );

        double Agents(EffectCell[] of, (int Task, double Effect)[] known) =>
            of.GroupBy(cell => cell.Agent)
                .Aggregate(
                    1.0,
                    (product, agent) =>
                        product
                        * Even(
                            0.7,
                            own =>
                                agent.Aggregate(
                                    1.0,
                                    (cell, runs) => cell * Cell(runs, own + known.First(task => task.Task == runs.Task).Effect)
                                )
                        )
                );

        double Cell(EffectCell cell, double effect)
        {
            var eta = levels[cell.Agent] + Slope * cell.Doublings + effect;
            return noise == 0 ? Likelihood(eta) : Even(noise, own => Likelihood(eta + own));

            double Likelihood(double place) => Math.Exp(-HazardLink.Loss(place, cell.Right, cell.Wrong, out _, out _));
        }
    }

    private static double Even(double spread, Func<double, double> value)
    {
        const double step = 0.4;
        var sum = 0.0;
        for (var z = -5.2; z < 5.3; z += step)
            sum += Math.Exp(-0.5 * z * z) * value(spread * z);
        return sum * step / Math.Sqrt(2 * Math.PI);
    }

    private static (EffectCurveFit Fit, HeldOutGain Gain) Fitted(RunSet runs)
    {
        var cells = EffectCell.Of(runs);
        var folds = Folds.Of(cells, cell => (cell.Agent, cell.Task), Seed);
        ICurveFit[] fits = [.. forms.Select(form => form.Fit(runs, cells, none))];
        Foretold[][] foretold = [.. forms.Zip(fits, (form, fit) => form.Foretell(runs, cells, [.. folds.Take(4)], fit))];
        return ((EffectCurveFit)fits[1], HeldOutGain.Of(foretold[1], foretold[0], runs, Seed));
    }

    private static void Contains(double truth, Interval interval) => Assert.InRange(truth, interval.Low, interval.High);

    private static RunSet Drawn(double tasks, double families, double noise)
    {
        var random = new Random((int)Seed);
        var rows = new List<RunRow>();
        for (var family = 0; family < 16; family++)
        {
            double[] own = [.. Enumerable.Range(0, 6).Select(_ => families * random.Gauss())];
            for (var task = 0; task < 3; task++)
            {
                var doublings = 8 * random.NextDouble();
                var hard = tasks * random.Gauss();
                for (var agent = 0; agent < 6; agent++)
                {
                    var success = HazardLink.Success(
                        -1.8 + 0.2 * agent + Slope * doublings + hard + own[agent] + noise * random.Gauss()
                    );
                    for (var run = 0; run < 8; run++)
                        rows.Add(
                            new(
                                $"a{agent}",
                                $"f{family}t{task}",
                                $"f{family}",
                                Math.Pow(2, doublings),
                                random.NextDouble() < success ? 1 : 0
                            )
                        );
                }
            }
        }

        return RunSet.Of(rows);
    }
}
