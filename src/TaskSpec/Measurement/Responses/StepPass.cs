using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>How a step is passed: at once, in a further try, after a failure that was noticed, or by another way.</summary>
/// <param name="Share">s in [0, 1]: its share of the attempt's surprisal λ, so that one try succeeds with e^(−λs).</param>
/// <remarks>
/// With lengths that vary, one try succeeds with E e^(−λs·L/E L) = (1 + cv²λs)^(−1/cv²) for gamma-distributed L. r further tries give
/// q = 1 − (1 − q₁)^(r+1), a recovery that begins with chance ρ gives q + (1 − q)ρq, and other ways 1 − (1 − q)Π(1 − e^(−λa)).
/// docs/model.md §3.
/// </remarks>
public sealed record StepPass(double Share)
{
    private const double Least = 1e-290;

    /// <summary>cv ≥ 0: the standard deviation of the step's length over its mean.</summary>
    public double LengthVariation { get; init; }

    /// <summary>r ≥ 0: further tries, of which the model knows that they are needed.</summary>
    public int Retries { get; init; }

    /// <summary>ρ in [0, 1]: the chance that a failure is noticed later and the step done again.</summary>
    public double Recovery { get; init; }

    /// <summary>The shares a of other ways to the same.</summary>
    public EquatableArray<double> Alternatives { get; init; }

    /// <summary>Whether it is passed at once or not at all, with e^(−λs).</summary>
    public bool IsPlain => LengthVariation == 0 && Retries == 0 && Recovery == 0 && Alternatives.IsEmpty;

    /// <summary>The same step in a part of the task that has so much of its surprisal.</summary>
    public StepPass Within(double part) =>
        this with
        {
            Share = Share / part,
            Alternatives = Alternatives.Select(share => share / part).ToEquatableArray(),
        };

    /// <summary>ln of the chance to pass at λ, and its slope in u.</summary>
    internal (double Log, double Slope) At(double lambda)
    {
        var (log, slope) = Once(lambda * Share);
        if (IsPlain || (Alternatives.IsEmpty && Math.Exp(log) < Least))
            return (log, slope);
        // Passing and failing apart, since either may be next to 1.
        double pass = Math.Exp(log),
            fail = -Surprisal.Expm1(log),
            rise = pass * slope;
        if (Retries > 0 && fail > 0 && pass > 0)
        {
            var tries = Retries + 1;
            var failures = tries * Surprisal.Log1mExp(-log);
            rise *= tries * Math.Exp(failures) / fail;
            (pass, fail) = (-Surprisal.Expm1(failures), Math.Exp(failures));
        }

        rise *= 1 + Recovery * (fail - pass);
        (pass, fail) = (pass * (1 + Recovery * fail), fail * (1 - Recovery * pass));
        foreach (var alternative in Alternatives)
        {
            var surprisal = lambda * alternative;
            var other = Math.Exp(-surprisal);
            rise = rise * -Surprisal.Expm1(-surprisal) - fail * surprisal * other;
            (pass, fail) = (pass + fail * other, fail * -Surprisal.Expm1(-surprisal));
        }

        if (pass >= Least)
            return (fail < .5 ? Surprisal.Log1p(-fail) : Math.Log(pass), rise / pass);
        // The easiest way is all that is left where each is all but hopeless.
        var easiest = -lambda * Alternatives.Append(Share).Min();
        return (easiest, easiest);
    }

    private (double Log, double Slope) Once(double surprisal)
    {
        var variation = LengthVariation * LengthVariation;
        return variation == 0
            ? (-surprisal, -surprisal)
            : (-Surprisal.Log1p(variation * surprisal) / variation, -surprisal / (1 + variation * surprisal));
    }
}
