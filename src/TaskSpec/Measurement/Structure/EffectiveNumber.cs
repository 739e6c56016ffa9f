using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>The correlation of the outcomes of two tasks, counted from 0.</summary>
public readonly record struct PairCorrelation(int First, int Second, double Correlation);

/// <summary>How many independent units a number of correlated ones is worth. One formula for tokens, attempts and tasks.</summary>
/// <remarks>docs/model.md §5.</remarks>
public static class EffectiveNumber
{
    /// <summary>k/(1 + (k − 1)ρ): Kish's design effect for equal correlations ρ in [0, 1]; tends to 1/ρ.</summary>
    public static double Equicorrelated(double units, double correlation) => units / (1 + (units - 1) * correlation);

    /// <summary>T_eff = n²/(n + 2Σρ) from the pairs that correlate at all; use it for error bars. Costs the number of pairs.</summary>
    public static double OfPairs(int units, IEnumerable<PairCorrelation> pairs) =>
        (double)units * units / (units + 2 * pairs.Sum(p => p.Correlation));

    /// <summary>T_eff = n·Σσ²/(1ᵀC1) for outcomes of unequal standard deviations σ.</summary>
    public static double OfPairs(EquatableArray<double> deviations, IEnumerable<PairCorrelation> pairs)
    {
        var own = deviations.Sum(s => s * s);
        return deviations.Count * own / (own + 2 * pairs.Sum(p => p.Correlation * deviations[p.First] * deviations[p.Second]));
    }

    /// <summary>(tr R)²/tr(R²) = n²/(n + 2Σρ²): how many directions outcomes vary in. Says nothing of error bars.</summary>
    public static double ParticipationRatio(int units, IEnumerable<PairCorrelation> pairs) =>
        (double)units * units / (units + 2 * pairs.Sum(p => p.Correlation * p.Correlation));

    /// <summary>(Σw)²/Σw²: what unequal weights leave of independent units (Kish 1965).</summary>
    public static double OfWeights(IEnumerable<double> weights)
    {
        double sum = 0,
            squares = 0;
        foreach (var weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }
        return squares > 0 ? sum * sum / squares : 0;
    }
}
