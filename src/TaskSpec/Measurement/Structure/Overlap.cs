namespace TaskSpec.Measurement;

/// <summary>What two tasks have in common, from the surprisals Λ of their steps and of those that they share; nats.</summary>
/// <remarks>Steps succeed independently. docs/model.md §5.</remarks>
public static class Overlap
{
    /// <summary>Λ∩/(Λ_A + Λ_B − Λ∩) in [0, 1]: the share of the difficulty that is common. Needs no reference model.</summary>
    public static double SurprisalJaccard(double first, double second, double shared) => Jaccard(first, second, shared);

    /// <summary>The same by counting steps. Overstates the overlap where the private steps are the hard ones.</summary>
    public static double StepJaccard(int first, int second, int shared) => Jaccard(first, second, shared);

    /// <summary>
    /// φ = (e^Λ∩ − 1)/sqrt((e^Λ_A − 1)(e^Λ_B − 1)): the exact correlation of the two outcomes, for Λ_A, Λ_B more than 0; never negative.
    /// </summary>
    public static double Phi(double first, double second, double shared)
    {
        if (shared <= 0)
            return 0;
        // Divided through by the exponentials, so that neither easy nor hard steps lose digits or overflow.
        var logs = Surprisal.Log1mExp(shared) - 0.5 * (Surprisal.Log1mExp(first) + Surprisal.Log1mExp(second));
        return Math.Exp(shared - 0.5 * (first + second) + logs);
    }

    /// <summary>φ when one task's steps are all among the other's: the greatest that their two rates allow.</summary>
    public static double NestedPhi(double inner, double outer) => Phi(inner, outer, inner);

    /// <summary>φ = r(1 − q)/(1 − qr) of tasks that are each a shared step, passed with q, and an own one, passed with r.</summary>
    public static double BottleneckCorrelation(double shared, double own) => own * (1 - shared) / (1 - shared * own);

    private static double Jaccard(double first, double second, double shared)
    {
        var union = first + second - shared;
        return union > 0 ? shared / union : 0;
    }
}
