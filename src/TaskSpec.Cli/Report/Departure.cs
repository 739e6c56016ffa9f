using TaskSpec.Assessments;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>How measured scores leave the band that was believed before them.</summary>
/// <param name="Above">How many lie above it by more than their noise.</param>
/// <param name="Below">How many below it.</param>
/// <param name="Judged">Of how many.</param>
internal sealed record Departure(int Above, int Below, int Judged)
{
    // A score may be off by two of its standard errors without a reason.
    private const double Noise = 2;

    // Nobody sees less, nor does a belief mean it.
    private const double Least = .005;

    // The band leaves out a fifth.
    private const double Expected = .2;

    /// <summary>Whether more of them are outside than the band leaves out.</summary>
    public bool IsFar => Above + Below > Expected * Judged;

    /// <summary>That of scores from a curve.</summary>
    public static Departure Of(IEnumerable<ScoreRow> rows, ResponseCurve curve)
    {
        int above = 0,
            below = 0,
            judged = 0;
        foreach (var row in rows.Where(row => row.Flop > 0))
        {
            if (BandAt(curve, Math.Log10(row.Flop!.Value)) is not var (low, high))
                continue;
            judged++;
            above += row.Value - NoiseOf(row, high) > high ? 1 : 0;
            below += row.Value + NoiseOf(row, low) < low ? 1 : 0;
        }

        return new(above, below, judged);
    }

    // Where all samples came out alike a score has no error of its own, and that of the edge is what counts.
    private static double NoiseOf(ScoreRow row, double edge)
    {
        var error = Math.Max(RegisteredForecasts.StandardErrorOf(row), (row with { Value = edge }).ShareError ?? 0);
        return Math.Max(Least, Noise * error);
    }

    private static (double Low, double High)? BandAt(ResponseCurve curve, double logFlop)
    {
        for (var i = 1; i < curve.Points.Count; i++)
        {
            var (left, right) = (curve.Points[i - 1], curve.Points[i]);
            double from = Math.Log10(left.Flop),
                to = Math.Log10(right.Flop);
            if (logFlop < from || logFlop > to)
                continue;
            var share = (logFlop - from) / (to - from);
            return (left.Low + share * (right.Low - left.Low), left.High + share * (right.High - left.High));
        }

        return null;
    }
}
