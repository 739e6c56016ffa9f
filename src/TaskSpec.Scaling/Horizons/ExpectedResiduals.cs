using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>
/// What residuals share where a fitted curve with effects is true: runs are drawn from it, and its effects estimated from them again.
/// It is not 0, because effects that are estimated from the residuals' own runs draw these towards a mean of 0.
/// </summary>
internal static class ExpectedResiduals
{
    private const int Draws = 20;

    public static ResidualBlocks Of(
        CurveForm form,
        RunSet runs,
        EffectCell[] cells,
        EffectEstimate fit,
        ulong seed,
        CancellationToken stop
    )
    {
        var random = new SplitMix64(seed);
        var blocks = new ResidualBlocks[Draws];
        for (var i = 0; i < Draws; i++)
        {
            stop.ThrowIfCancellationRequested();
            var drawn = Drawn(form, runs, cells, fit.Point, random);
            var model = form.Model(runs, drawn, new HashSet<EffectCell>(), EffectPrecision.Coarse);
            model.Start(fit.At);
            blocks[i] = ResidualBlocks.Of(TaskResiduals.Of(runs, new EffectCurveFit(model, fit).Foretell()));
        }

        return new(
            Mean(block => block.Agents),
            Mean(block => block.FirstShare),
            Mean(block => block.WithinFamily),
            Mean(block => block.AcrossFamilies)
        );

        double Mean(Func<ResidualBlocks, double> of) =>
            blocks.Select(of).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
    }

    private static EffectCell[] Drawn(CurveForm form, RunSet runs, EffectCell[] cells, EffectPoint at, SplitMix64 random)
    {
        double[] tasks = [.. runs.Tasks.Select(_ => at.Tasks * random.NextNormal())];
        double[] own =
        [
            .. Enumerable.Range(0, runs.Agents.Count * runs.Families.Count).Select(_ => at.Families * random.NextNormal()),
        ];
        return
        [
            .. cells.Select(cell =>
            {
                var family = runs.Tasks[cell.Task].Family;
                var eta =
                    at.Agents[cell.Agent]
                    + at.Slope * cell.Doublings
                    + tasks[cell.Task]
                    + own[cell.Agent * runs.Families.Count + family]
                    + at.Noise * random.NextNormal();
                var success = form.IsHazard ? HazardLink.Success(eta) : LogisticLink.Success(eta);
                var count = (int)Math.Round(cell.Runs);
                var right = Enumerable.Range(0, count).Count(_ => random.NextUniform() < success);
                return cell with { Right = right, Wrong = count - right };
            }),
        ];
    }
}
