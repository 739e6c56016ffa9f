using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Scaling.Laws;

/// <summary>A scaling law fitted to observations, or the reasons why they do not identify one.</summary>
public sealed class LawFit
{
    private readonly Matrix<double> covariance;

    private LawFit(LawProblem problem, Minimum minimum, Matrix<double> covariance, double[] curve, double scale)
    {
        Problem = problem;
        At = minimum.At;
        Objective = minimum.Value;
        this.covariance = covariance;
        Scale = scale;
        var mean = problem.Points.Average(point => point.Value);
        var total = problem.Points.Sum(point => Math.Pow(point.Value - mean, 2));
        var left = problem.Points.Select((point, i) => Math.Pow(point.Value - curve[i], 2)).Sum();
        R2 = total > 0 ? 1 - left / total : double.NaN;
        Residual = Math.Sqrt(left / Math.Max(1, problem.Points.Count - problem.Form.Parameters.Count));
    }

    /// <summary>What was fitted to what.</summary>
    public LawProblem Problem { get; }

    /// <summary>The parameters at the optimum, their logarithms where they are fitted so.</summary>
    public double[] At { get; }

    /// <summary>The sum of the losses there.</summary>
    public double Objective { get; }

    /// <summary>The share of the values' variance that the curve explains.</summary>
    public double R2 { get; }

    /// <summary>The standard deviation of the values about the curve.</summary>
    public double Residual { get; }

    /// <summary>The noise that the losses are measured in; a rise of 1.92 times that much leaves the 95 % interval.</summary>
    internal double Scale { get; }

    /// <summary>The best fit of a form.</summary>
    /// <returns>The fit, or null where the form has no value at any start.</returns>
    public static LawFit? Of(LawProblem problem)
    {
        if (problem.Solve() is not { } minimum)
            return null;
        var curve = problem.Curve(minimum.At);
        var free = problem.Lower.Zip(problem.Upper).Count(bounds => bounds.First < bounds.Second);
        var scale = problem.Likelihood.Scale(problem.Points, curve, free);
        return new(problem, minimum, Covariance(problem, minimum.At, curve, scale), curve, scale);
    }

    /// <summary>The parameter in its own unit.</summary>
    public double Value(int index) => Unlogged(index, At[index]);

    /// <summary>Its standard error; null where it is known, or at its bound, or not identified.</summary>
    public double? StandardError(int index)
    {
        var variance = covariance[index, index];
        var own = Problem.Form.Parameters[index].IsLog ? Value(index) : 1;
        return variance > 0 && double.IsFinite(variance * own * own) ? Math.Sqrt(variance) * own : null;
    }

    /// <summary>The curve anywhere, and the standard error of the curve there, without that of an observation; NaN where it is not identified.</summary>
    public (double Value, double StandardError) Predict(LawPoint point)
    {
        var gradient = new double[At.Length];
        var value = Problem.Form.At(At, point, gradient);
        var vector = Vector<double>.Build.DenseOfArray(gradient);
        return (value, Math.Sqrt(Math.Max(0, vector * (covariance * vector))));
    }

    /// <summary>The derivative of the curve by its scale.</summary>
    public double Slope(LawPoint point)
    {
        var gradient = new double[At.Length];
        var h = 1e-6 * point.X;
        return (
                Problem.Form.At(At, point with { X = point.X + h }, gradient)
                - Problem.Form.At(At, point with { X = point.X - h }, gradient)
            ) / (2 * h);
    }

    internal double Unlogged(int index, double value) => Problem.Form.Parameters[index].IsLog ? Math.Exp(value) : value;

    // Only parameters that are free and off their bounds have one; among those, directions without information have none either.
    private static Matrix<double> Covariance(LawProblem problem, double[] at, double[] curve, double scale)
    {
        int[] free = [.. Enumerable.Range(0, at.Length).Where(i => at[i] > problem.Lower[i] && at[i] < problem.Upper[i])];
        var full = Matrix<double>.Build.Dense(at.Length, at.Length);
        if (free.Length == 0)
            return full;
        var information = Information(problem, at, curve, free);
        var sizes = information.Diagonal().Map(size => size > 0 ? Math.Sqrt(size) : 1);
        var scaled = information.MapIndexed((i, j, entry) => entry / (sizes[i] * sizes[j]));
        var spectrum = scaled.Evd(Symmetricity.Symmetric);
        var inverse = Matrix<double>.Build.Dense(free.Length, free.Length);
        for (var k = 0; k < free.Length; k++)
        {
            var direction = spectrum.EigenVectors.Column(k);
            inverse += direction.OuterProduct(direction) / Math.Max(spectrum.EigenValues[k].Real, 1e-300);
        }

        var shrunk = scale / problem.Likelihood.Curvature(problem.Points, curve);
        for (var i = 0; i < free.Length; i++)
        for (var j = 0; j < free.Length; j++)
            full[free[i], free[j]] = inverse[i, j] * shrunk / (sizes[i] * sizes[j]);
        return full;
    }

    private static Matrix<double> Information(LawProblem problem, double[] at, double[] curve, int[] free)
    {
        var information = Matrix<double>.Build.Dense(free.Length, free.Length);
        var slope = new double[at.Length];
        for (var p = 0; p < problem.Points.Count; p++)
        {
            problem.Form.At(at, problem.Points[p], slope);
            var weight = problem.Likelihood.At(problem.Points[p], curve[p]).Information;
            for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++)
                information[i, j] += weight * slope[free[i]] * slope[free[j]];
        }

        return information;
    }
}
