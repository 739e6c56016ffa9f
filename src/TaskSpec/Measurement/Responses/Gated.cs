namespace TaskSpec.Measurement;

/// <summary>The share of right tokens in an answer that stands behind a pass-or-fail gate, such as a tool that needs exact input.</summary>
/// <param name="Length">L, tokens of the answer; at least 1.</param>
/// <param name="GateShare">s in [0, 1]: the gate's share of the attempt's surprisal λ. At 1 the gate decides the answer wholly.</param>
/// <param name="Guess">In [0, 1): the chance of a right token when the gate was failed, as 1/16 for a hexadecimal digit.</param>
/// <param name="Retries">r ≥ 0: further tries at the gate, which the model knows it has failed.</param>
/// <param name="TokenCorrelation">ρ in [0, 1] between the tokens of one attempt beyond what the gate makes of them.</param>
/// <remarks>
/// q = 1 − (1 − e^(−λs))^(r+1) passes; p = e^(−λ(1−s)/L) is right a token after passing; y = q·p + (1 − q)·guess;
/// V = [q·p(1 − p) + (1 − q)·guess(1 − guess)]·(1 + (L − 1)ρ)/L + q(1 − q)(p − guess)². docs/model.md §3.
/// </remarks>
public sealed record Gated(double Length, double GateShare, double Guess, int Retries = 0, double TokenCorrelation = 0) : Response
{
    /// <inheritdoc/>
    public override double Chance => Floor + (Ceiling - Floor) * (GateShare > 0 ? Guess : 0);

    internal override Moments MomentsAt(double lambda)
    {
        var (pass, fail, slope) = Gate(lambda);
        var length = Math.Max(1, Length);
        var surprisal = lambda * (1 - GateShare) / length;
        var right = Math.Exp(-surprisal);
        var gain = right - Guess;
        var tokens = pass * right * -Surprisal.Expm1(-surprisal) + fail * Guess * (1 - Guess);
        return Moments
            .Of(
                pass * right + fail * Guess,
                slope * gain - pass * surprisal * right,
                tokens * (1 + (length - 1) * TokenCorrelation) / length + pass * fail * gain * gain
            )
            .Within(Floor, Ceiling);
    }

    /// <summary>Expected score and information of exact match on the same attempt: the gate passed and every token right.</summary>
    /// <remarks>With GateShare 1 it is never below <see cref="Response.At"/>'s: that output is a garbling of pass or fail.</remarks>
    public (double Mean, double Information) ExactMatchAt(double u)
    {
        var lambda = SurprisalAt(u);
        var (pass, fail, slope) = Gate(lambda);
        var own = lambda * (1 - GateShare);
        var right = Math.Exp(-own);
        var failure = fail - pass * Surprisal.Expm1(-own);
        var moments = Moments.Binary(pass * right, failure, right * (slope - pass * own)).Within(Floor, Ceiling);
        return (moments.Mean, moments.Information);
    }

    // Logarithms of the failure, so that neither 1 − q nor q is lost where the other is next to 1.
    private (double Pass, double Fail, double Slope) Gate(double lambda)
    {
        var surprisal = lambda * GateShare;
        var tries = Math.Max(0, Retries) + 1;
        var failOnce = Surprisal.Log1mExp(surprisal);
        var others = tries == 1 ? 1 : Math.Exp((tries - 1) * failOnce);
        return (
            -Surprisal.Expm1(tries * failOnce),
            Math.Exp(tries * failOnce),
            -tries * others * surprisal * Math.Exp(-surprisal)
        );
    }
}
