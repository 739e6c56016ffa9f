namespace TaskSpec.Measurement;

/// <summary>The share of the time limit that is left at success, and none without: 1 − E min(T, τ)/τ.</summary>
/// <remarks>
/// T is exponential with the rate 1/λ per limit τ, and cut off there, so that the mean is the restricted mean survival time (Irwin 1949):
/// 1 − (1 − e^−r)/r, r = 1/λ. docs/model.md §2.
/// </remarks>
public sealed record TimeSaved : Response
{
    // Below this rate the differences of exponentials lose their digits, and the series to r³ is exact to 1e-12.
    private const double Slow = 1e-3;

    internal override Moments MomentsAt(double lambda)
    {
        var rate = 1 / Math.Max(1e-300, lambda);
        double used,
            square,
            fall;
        if (rate < Slow)
        {
            used = 1 - rate / 2 + rate * rate / 6 - rate * rate * rate / 24;
            square = 1 - 2 * rate / 3 + rate * rate / 4 - rate * rate * rate / 15;
            fall = -0.5 + rate / 3 - rate * rate / 8;
        }
        else
        {
            var left = Math.Exp(-rate);
            used = -Surprisal.Expm1(-rate) / rate;
            square = 2 * (-Surprisal.Expm1(-rate) - rate * left) / (rate * rate);
            fall = (left - used) / rate;
        }

        // dr/du = −r.
        return Moments.Of(1 - used, rate * fall, Math.Max(0, square - used * used)).Within(Floor, Ceiling);
    }
}
