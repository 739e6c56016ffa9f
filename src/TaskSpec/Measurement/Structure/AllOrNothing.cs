namespace TaskSpec.Measurement;

/// <summary>How far a score that could be anything from 0 to 1 is in fact one or the other, behind an exact gate.</summary>
/// <param name="Pass">q in (0, 1): the gate's pass rate. All of these depend on it: report them at q = ½.</param>
/// <param name="Guess">c in [0, 1): the chance of a right token after failing.</param>
/// <param name="Length">L ≥ 1, tokens of the output.</param>
/// <remarks>docs/model.md §3.</remarks>
public readonly record struct AllOrNothing(double Pass, double Guess, double Length)
{
    private double Mean => Pass + (1 - Pass) * Guess;

    private double Failure => (1 - Pass) * (1 - Guess);

    private double Between => Pass * (1 - Pass) * (1 - Guess) * (1 - Guess);

    private double Variance => Between + (1 - Pass) * Guess * (1 - Guess) / Length;

    /// <summary>Var(score)/(m(1 − m)) in (0, 1]: 1 for a score of 0 or 1, 1/L for independent tokens.</summary>
    public double Index => Variance / (Mean * Failure);

    /// <summary>1/Index: how many independent tokens the output is worth.</summary>
    public double EffectiveLength => 1 / Index;

    /// <summary>ρ = q(1 − q)(1 − c)²/(m(1 − m)): the correlation of two tokens of one attempt.</summary>
    public double TokenCorrelation => Between / (Mean * Failure);

    /// <summary>The information about the gate that the score keeps, relative to exact match; below 1 while c is above 0.</summary>
    public double InformationKept => Between / Variance;
}
