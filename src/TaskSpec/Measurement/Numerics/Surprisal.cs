namespace TaskSpec.Measurement;

/// <summary>The surprisal coordinate Λ = −ln P, in nats, which adds up over steps and tokens that are all necessary.</summary>
/// <remarks>docs/model.md §1. The numerical forms keep full relative precision where P is next to 0 or 1.</remarks>
public static class Surprisal
{
    /// <summary>Λ = −ln P of a probability in (0, 1].</summary>
    public static double Of(double probability) => -Math.Log(probability);

    /// <summary>P = e^−Λ of a surprisal in nats, at least 0.</summary>
    public static double Probability(double surprisal) => Math.Exp(-surprisal);

    /// <summary>Λ of <paramref name="length"/> tokens that are each right with probability <paramref name="tokenProbability"/>.</summary>
    public static double OfTokens(double tokenProbability, double length) => -length * Math.Log(tokenProbability);

    /// <summary>Λ of an outcome that needs every one of the steps: the sum of theirs.</summary>
    public static double OfSteps(IEnumerable<double> surprisals) => surprisals.Sum();

    /// <summary>P(all right) = p^L (Schaeffer et al. 2023, App. A).</summary>
    public static double AllTokensRight(double tokenProbability, double length) => Math.Exp(length * Math.Log(tokenProbability));

    /// <summary>u = ln Λ = ln(−ln P), the scale on which compute acts linearly.</summary>
    public static double LogOf(double probability) => Math.Log(Of(probability));

    /// <summary>e^x − 1 without cancellation next to 0 (Kahan's form).</summary>
    public static double Expm1(double x)
    {
        var e = Math.Exp(x);
        if (e == 1)
            return x;
        var difference = e - 1;
        return x > 36 || difference == -1 ? difference : difference * x / Math.Log(e);
    }

    /// <summary>ln(1 + x) without cancellation next to 0, for x ≥ −1.</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x
            : x > 1e15 ? Math.Log(sum)
            : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln(1 − e^−x) for x ≥ 0: the log-probability of failure at surprisal x; −∞ at 0.</summary>
    public static double Log1mExp(double x) => x > 0.6931471805599453 ? Log1p(-Math.Exp(-x)) : Math.Log(-Expm1(-x));
}
