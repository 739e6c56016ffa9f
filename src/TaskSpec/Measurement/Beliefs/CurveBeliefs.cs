using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>What is believed of the curves of one kind of metric before anything is measured: position, exponent and misfit. docs/model.md §6.</summary>
/// <param name="Exponents">The exponents b of Λ = (C/C₀)^−b.</param>
/// <param name="Misfits">Standard deviations in u by which a task's curve leaves the family of curves.</param>
/// <param name="MisfitDecades">Over how many decades of compute a misfit stays alike; more than 0.</param>
public sealed record CurveBeliefs(EquatableArray<Believed> Exponents, EquatableArray<Believed> Misfits, double MisfitDecades)
{
    private const int ExponentPoints = 3;
    private const int MisfitPoints = 2;

    /// <summary>How far below the smallest model a task may be half way, in decades.</summary>
    public double DecadesBelow { get; init; } = Priors.DecadesBelow;

    /// <summary>How far beyond the target.</summary>
    public double DecadesBeyondTarget { get; init; } = Priors.DecadesBeyondTarget;

    /// <summary>The same in as few values as a forecast error can afford: Gauss's, which keep the first moments of ln b and of the misfit.</summary>
    public CurveBeliefs Condensed() =>
        this with
        {
            Exponents =
            [
                .. DiscreteGauss
                    .Of([.. Exponents.Select(one => one with { Value = Math.Log(one.Value) })], ExponentPoints)
                    .Select(one => one with { Value = Math.Exp(one.Value) }),
            ],
            Misfits = DiscreteGauss.Of(Misfits, MisfitPoints),
        };

    /// <summary>With every exponent so many times as large, or every misfit.</summary>
    public CurveBeliefs Scaled(double exponents = 1, double misfits = 1) =>
        this with
        {
            Exponents = [.. Exponents.Select(one => one with { Value = one.Value * exponents })],
            Misfits = [.. Misfits.Select(one => one with { Value = one.Value * misfits })],
        };
}
