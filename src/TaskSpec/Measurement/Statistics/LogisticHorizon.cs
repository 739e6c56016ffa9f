namespace TaskSpec.Measurement;

/// <summary>
/// Success over the time t that a task takes a human, P = 1/(1 + (t/h_50)^(β/ln 2)), logistic in log₂ t: METR's curve (Kwa et al. 2025,
/// arXiv 2503.14499).
/// </summary>
/// <param name="Half">h_50, above 0 and finite.</param>
/// <param name="Slope">β, above 0 and finite: logits lost a doubling of t.</param>
/// <remarks>Members refuse an h_50 or β outside these. docs/model.md §12.</remarks>
public readonly record struct LogisticHorizon(double Half, double Slope)
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>P(success) in [0, 1] at a task of time t.</summary>
    /// <param name="time">t ≥ 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double Success(double time)
    {
        Check();
        Require.NotNegative(time, nameof(time));
        return 1 / (1 + Math.Exp(Slope * Math.Log(time / Half) / Ln2));
    }

    /// <summary>h_q = h_50·2^(−logit(q)/β): the time at which tasks succeed with probability q.</summary>
    /// <param name="success">q in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double Horizon(double success) => Half * Ratio(success);

    /// <summary>h_q/h_50 = 2^(−logit(q)/β).</summary>
    /// <inheritdoc cref="Horizon" path="/param"/>
    /// <inheritdoc cref="Horizon" path="/exception"/>
    public double Ratio(double success)
    {
        Check();
        Require.InsideUnit(success, nameof(success));
        return Math.Exp(-Logit(success) * Ln2 / Slope);
    }

    /// <summary>The curve through h_50 and another horizon h_q.</summary>
    /// <param name="half">h_50, above 0.</param>
    /// <param name="horizon">h_q, above 0; below h_50 for q above ½, and above it for q below.</param>
    /// <param name="success">q in (0, 1), not ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the two horizons are in the wrong order.</exception>
    public static LogisticHorizon Through(double half, double horizon, double success = 0.8)
    {
        Require.Positive(half, nameof(half));
        Require.Positive(horizon, nameof(horizon));
        Require.InsideUnit(success, nameof(success));
        var slope = Logit(success) * Ln2 / Math.Log(half / horizon);
        Require.Positive(slope, nameof(horizon));
        return new(half, slope);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private void Check()
    {
        Require.Positive(Half, nameof(Half));
        Require.Positive(Slope, nameof(Slope));
    }
}
