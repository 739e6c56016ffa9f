namespace TaskSpec.Scaling.Laws;

/// <summary>A form, the observations and the likelihood: what is minimised.</summary>
/// <param name="Form">The form of the law.</param>
/// <param name="Points">The observations.</param>
/// <param name="Likelihood">What a difference costs.</param>
public sealed record LawProblem(LawForm Form, IReadOnlyList<LawPoint> Points, Likelihood Likelihood)
{
    /// <summary>The lower bounds of the parameters.</summary>
    public double[] Lower { get; init; } = [.. Form.Parameters.Select(parameter => parameter.Lower)];

    /// <summary>Their upper bounds.</summary>
    public double[] Upper { get; init; } = [.. Form.Parameters.Select(parameter => parameter.Upper)];

    /// <summary>The sum of the losses, with its gradient.</summary>
    public double Loss(ReadOnlySpan<double> at, Span<double> gradient)
    {
        gradient.Clear();
        Span<double> slope = stackalloc double[at.Length];
        var sum = 0.0;
        foreach (var point in Points)
        {
            var curve = Form.At(at, point, slope);
            var (loss, by, _) = Likelihood.At(point, curve);
            sum += loss;
            for (var i = 0; i < at.Length; i++)
                gradient[i] += by * slope[i];
        }

        return sum;
    }

    /// <summary>The best fit from the form's own starts. All are followed: which leads lowest is not seen where they are.</summary>
    public Minimum? Solve() => BoxNewton.Find(Loss, Form.Starts(Points), Lower, Upper);

    /// <summary>The same with one parameter held at a value, from where the others were.</summary>
    internal Minimum Holding(int index, double value, double[] start)
    {
        double[] lower = [.. Lower],
            upper = [.. Upper],
            from = [.. start];
        lower[index] = upper[index] = from[index] = value;
        return BoxNewton.Find(Loss, from, lower, upper);
    }

    /// <summary>The curve at the observations.</summary>
    internal double[] Curve(double[] at)
    {
        var slope = new double[at.Length];
        return [.. Points.Select(point => Form.At(at, point, slope))];
    }
}
