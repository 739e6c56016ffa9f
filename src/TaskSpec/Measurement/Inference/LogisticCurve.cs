namespace TaskSpec.Measurement;

/// <summary>A logistic curve from 0 to 1: 1/(1 + e^(−(x − m)/s)).</summary>
/// <param name="Midpoint">m, where it is ½.</param>
/// <param name="Scale">s, in units of x.</param>
public sealed record LogisticCurve(double Midpoint, double Scale)
{
    private const int Iterations = 60;

    /// <summary>The curve's value.</summary>
    public double At(double x) => 1 / (1 + Math.Exp(-(x - Midpoint) / Scale));

    /// <summary>
    /// The curve of greatest likelihood for rates, each of as many attempts: what who knows of no ceiling would fit. Newton's method on a concave
    /// likelihood.
    /// </summary>
    /// <param name="points">At least two different x, with rates in [0, 1].</param>
    /// <returns>Null where the rates do not rise with x, or jump from 0 to 1, so that no curve is the likeliest.</returns>
    public static LogisticCurve? Fit(IReadOnlyList<(double X, double Rate)> points)
    {
        var center = points.Average(point => point.X);
        double intercept = 0,
            slope = 0;
        for (var i = 0; i < Iterations; i++)
        {
            double g0 = 0,
                g1 = 0,
                h00 = 0,
                h01 = 0,
                h11 = 0;
            foreach (var (x, rate) in points)
            {
                var p = 1 / (1 + Math.Exp(-(intercept + slope * (x - center))));
                var weight = p * (1 - p);
                g0 += rate - p;
                g1 += (rate - p) * (x - center);
                h00 += weight;
                h01 += weight * (x - center);
                h11 += weight * (x - center) * (x - center);
            }

            var determinant = h00 * h11 - h01 * h01;
            if (!(determinant > 1e-300))
                return null;
            // Half steps at first: far from the maximum a full one may overshoot.
            var step = i < 5 ? .5 : 1;
            intercept += step * (h11 * g0 - h01 * g1) / determinant;
            slope += step * (h00 * g1 - h01 * g0) / determinant;
        }

        return slope > 1e-9 && slope < 1e9 && !double.IsNaN(intercept) ? new(center - intercept / slope, 1 / slope) : null;
    }
}
