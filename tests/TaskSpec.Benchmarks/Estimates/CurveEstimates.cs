using MathNet.Numerics.LinearAlgebra;
using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Slopes, midpoints and misfits of real curves.</summary>
internal static class CurveEstimates
{
    private const int LeastModels = 8;
    private const double LeastDecades = 1.5;

    public static void Print(string folder)
    {
        var curves = Scores.Gadre(folder, AllRight);
        Of("mlfoundations", curves);
        Of("simulated from plain beliefs at mlfoundations' models", Simulated.From(curves));
        Of("mlfoundations, choices as Thurstone's", Scores.Gadre(folder, Thurstone));
        Of("OLMo ladder", Scores.Olmo(folder, _ => 0, AllRight));
        Of("OLMo ladder, choices as Thurstone's", Scores.Olmo(folder, _ => 0, Thurstone));
    }

    public static Response AllRight(double chance) => new AllRight { Floor = chance };

    public static Response Thurstone(double chance) =>
        chance > 0 ? new ChoiceAccuracy((int)Math.Round(1 / chance)) : new AllRight();

    /// <summary>The observations of u in the window, where there are enough of them.</summary>
    public static IEnumerable<Series> Windows(IEnumerable<CurveFit> fits, Func<Point, double[]> regressors) =>
        from fit in fits
        let window = fit.Window()
        where window.Count >= LeastModels && window.Max(o => o.Point.LogFlop) - window.Min(o => o.Point.LogFlop) >= LeastDecades
        select new Series(
            fit.Curve.Task,
            [.. window.Select(o => o.Point.LogFlop)],
            [.. window.Select(o => o.U)],
            [.. window.Select(o => o.Variance)],
            Matrix<double>.Build.DenseOfRowArrays(window.Select(o => regressors(o.Point)))
        );

    /// <summary>The misfit's scale, with its interval over tasks, at the default's length and free.</summary>
    public static string Scale(Misfits misfits, double decades)
    {
        var held = Figures.Interval(misfits.Tasks, of => misfits.Best(of, decades).Deviation);
        var free = misfits.Best(misfits.Tasks);
        var length = Figures.Interval(misfits.Tasks, of => misfits.Best(of).Decades);
        return $"{held} over {Figures.Text(decades)}; free {Figures.Text(free.Deviation)} over {length}, each model's own {Figures.Text(free.Own)}";
    }

    private static void Of(string data, IReadOnlyList<Curve> curves)
    {
        var fits = curves.AsParallel().AsOrdered().Select(CurveFit.Of).ToArray();
        var series = Windows(fits, point => [1, point.LogFlop, point.Recipe]).ToArray();
        var misfits = new Misfits(series);
        var from = $"{data}, {series.Length} of {curves.Count} curves, {misfits.Tasks.Count} tasks";
        var scale = misfits.Best(misfits.Tasks);
        var slopes = series
            .Select(s => (s.Task, Solved: Misfits.Solve(s, scale)))
            .Select(s => (s.Task, B: -s.Solved.Coefficients[1] / Math.Log(10)))
            .ToArray();
        var byTask = slopes.GroupBy(s => s.Task).ToArray();
        const string Learnt = "taskspec priors";
        Figures.Print("Exponents", Learnt, Figures.Spread(slopes.Select(s => s.B)), from);
        Figures.Print(
            "Exponents, median",
            Learnt,
            Figures.Interval(byTask, of => Figures.Median(of.SelectMany(task => task).Select(s => s.B))),
            from
        );
        Figures.Print("Misfit", Learnt, Scale(misfits, 1), from);
        Positions(data, fits);
    }

    private static void Positions(string data, CurveFit[] fits)
    {
        var largest = fits.Max(fit => fit.Curve.Points.Max(point => point.LogFlop));
        var seen = fits.Where(fit => fit.Window().Count >= LeastModels).ToArray();
        var beyond = seen.Select(fit => fit.HalfWay - largest).ToArray();
        var shares = new[] { beyond.Count(x => x <= 0), beyond.Count(x => x is > 0 and <= 4), beyond.Count(x => x > 4) };
        Figures.Print(
            "DecadesBeyondTarget",
            $"{Priors.DecadesBeyondTarget} beyond a target 2 beyond the ladder",
            $"half way on the ladder {shares[0]}, up to 4 decades beyond {shares[1]}, farther {shares[2]}, too few models off chance {fits.Length - seen.Length}; decades beyond {Figures.Spread(beyond)}",
            $"{data}, {fits.Length} curves"
        );
        var tasks = seen.GroupBy(fit => (fit.Curve.Task, fit.Curve.Group))
            .Select(task => (task.Key.Group, At: Figures.Median(task.Select(fit => fit.HalfWay))))
            .Where(task => Math.Abs(task.At - largest) < 4)
            .GroupBy(task => task.Group)
            .Where(group => group.Count() > 1)
            .ToArray();
        if (tasks.Length > 1)
            Figures.Print(
                "MidpointSpread",
                Figures.Text(Priors.MidpointSpread),
                Figures.Interval(tasks, Within),
                $"{data}, {tasks.Sum(group => group.Count())} tasks in {tasks.Length} categories, half way within 4 decades of the largest model"
            );

        static double Within(IReadOnlyList<IEnumerable<(string, double At)>> groups)
        {
            double squares = 0,
                free = 0;
            foreach (var group in groups)
            {
                var mean = group.Average(task => task.At);
                squares += group.Sum(task => Math.Pow(task.At - mean, 2));
                free += group.Count() - 1;
            }

            return Math.Sqrt(squares / free);
        }
    }
}
