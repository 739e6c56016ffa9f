namespace TaskSpec.Scaling.Horizons;

/// <summary>Runs that a curve was not fitted to, and what it gave them.</summary>
/// <param name="Predicted">Mean probability of success.</param>
/// <param name="Observed">Mean score.</param>
/// <param name="Runs">How many runs.</param>
public readonly record struct CalibrationBin(double Predicted, double Observed, double Runs);

/// <summary>How well a curve foretells runs that it was not fitted to.</summary>
/// <param name="LogLikelihood">Of those runs one by one, in nats; NaN where they cannot be held out.</param>
/// <param name="Together">Of the runs of an agent at a task together, which also asks how alike they are.</param>
/// <param name="Bins">Ten groups of about as many runs, by predicted success.</param>
public sealed record HeldOut(double LogLikelihood, double Together, IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>Mean distance of predicted and observed success over the runs' groups.</summary>
    public double CalibrationError =>
        Bins.Sum(bin => bin.Runs * Math.Abs(bin.Predicted - bin.Observed)) / Bins.Sum(bin => bin.Runs);

    /// <summary>From what a curve gave to each held-out cell; from none, where they cannot be held out.</summary>
    internal static HeldOut Of(IReadOnlyList<Foretold> foretold) =>
        foretold.Count == 0
            ? new(double.NaN, double.NaN, [])
            : new(
                foretold.Sum(cell => cell.RunByRun),
                foretold.Sum(cell => cell.LogLikelihood),
                BinsOf([.. foretold.OrderBy(cell => cell.Success)])
            );

    private static IReadOnlyList<CalibrationBin> BinsOf(Foretold[] foretold)
    {
        const int count = 10;
        var bins = new CalibrationBin[count];
        double all = foretold.Sum(run => run.Cell.Runs),
            before = 0;
        foreach (var (cell, success, _) in foretold)
        {
            ref var bin = ref bins[Math.Min(count - 1, (int)(count * (before + cell.Runs / 2) / all))];
            bin = new(bin.Predicted + success * cell.Runs, bin.Observed + cell.Right, bin.Runs + cell.Runs);
            before += cell.Runs;
        }

        return
        [
            .. bins.Where(bin => bin.Runs > 0)
                .Select(bin => new CalibrationBin(bin.Predicted / bin.Runs, bin.Observed / bin.Runs, bin.Runs)),
        ];
    }
}
