using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How far scores leave the curve that is nearest to them, as one who fits the ladder alone would see it.</summary>
internal static class CurveResidual
{
    private const int Parameters = 2;

    /// <summary>The root of the mean squared residual of the nearest curve, in score, its exponent and half-way point taken off the degrees of freedom.</summary>
    /// <param name="response">How the score responds.</param>
    /// <param name="data">More than two models.</param>
    public static double Of(Response response, CurveData data)
    {
        var mean = ResponseTable.Of(response, 0).Mean;
        var grid = CurveGrid.Of(data.LogFlop[0], data.LogFlop[^1]);
        var least = grid.LogExponents.Min(log => grid.Halves.Min(half => Squares(Math.Exp(log), half)));
        return Math.Sqrt(least / Math.Max(1, data.Count - Parameters));

        double Squares(double exponent, double half)
        {
            var sum = 0.0;
            for (var i = 0; i < data.Count; i++)
            {
                var score = LatentGrid.Linear(mean, CurveSystem.LatentAt(exponent, half, data.LogFlop[i]));
                sum += (data.Scores[i] - score) * (data.Scores[i] - score);
            }

            return sum;
        }
    }
}
