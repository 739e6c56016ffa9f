using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Observations of u with what is regressed out of them.</summary>
/// <param name="Task">The task.</param>
/// <param name="X">log10 FLOP, over which the misfit is alike.</param>
/// <param name="U">u.</param>
/// <param name="Variance">Its sampling variance.</param>
/// <param name="Regressors">The columns of the regression.</param>
internal sealed record Series(string Task, double[] X, double[] U, double[] Variance, Matrix<double> Regressors);

/// <summary>Standard deviation and length of the misfit, and of what each model has for itself.</summary>
internal readonly record struct MisfitScale(double Deviation, double Decades, double Own);

/// <summary>
/// A Gaussian process of squared-exponential covariance about a regression, by restricted likelihood on a grid: the misfit's scale, pooled over series.
/// </summary>
internal sealed class Misfits
{
    private static readonly double[] Deviations = [.025, .05, .075, .1, .15, .2, .25, .3, .4, .5, .7, 1, 1.4, 2];
    private static readonly double[] Lengths = [.25, .5, 1, 2, 3, 4];
    private static readonly double[] Owns = [0, .025, .05, .1, .15, .2, .3];
    private static readonly MisfitScale[] Grid =
    [
        .. from deviation in Deviations from length in Lengths from own in Owns select new MisfitScale(deviation, length, own),
    ];
    private readonly ILookup<string, double[]> tasks;

    public Misfits(IEnumerable<Series> series) =>
        tasks = series
            .AsParallel()
            .AsOrdered()
            .Select(s => (s.Task, Likelihoods: Grid.Select(scale => Solve(s, scale).Likelihood).ToArray()))
            .ToArray()
            .ToLookup(s => s.Task, s => s.Likelihoods);

    /// <summary>The tasks, which resampling draws from.</summary>
    public IReadOnlyList<string> Tasks => [.. tasks.Select(task => task.Key)];

    /// <summary>The likeliest scale for some of the tasks, with the length held or free.</summary>
    public MisfitScale Best(IReadOnlyList<string> of, double? decades = null) =>
        Grid.Index()
            .Where(scale => decades is null || scale.Item.Decades == decades)
            .MaxBy(scale => of.Sum(task => tasks[task].Sum(likelihoods => likelihoods[scale.Index])))
            .Item;

    /// <summary>The regression's coefficients with that scale, and the restricted log likelihood.</summary>
    public static (Vector<double> Coefficients, double Likelihood) Solve(Series series, MisfitScale scale)
    {
        var covariance = Matrix<double>.Build.Dense(
            series.X.Length,
            series.X.Length,
            (i, j) =>
                Math.Pow(scale.Deviation, 2) * Math.Exp(-.5 * Math.Pow((series.X[i] - series.X[j]) / scale.Decades, 2))
                + (i == j ? series.Variance[i] + Math.Pow(scale.Own, 2) + 1e-8 : 0)
        );
        var root = covariance.Cholesky();
        var weighted = root.Solve(series.Regressors);
        var information = series.Regressors.TransposeThisAndMultiply(weighted).Cholesky();
        var u = Vector<double>.Build.Dense(series.U);
        var coefficients = information.Solve(weighted.TransposeThisAndMultiply(u));
        var residual = u - series.Regressors * coefficients;
        var likelihood = -.5 * (root.DeterminantLn + information.DeterminantLn + residual * root.Solve(residual));
        return (coefficients, likelihood);
    }
}
