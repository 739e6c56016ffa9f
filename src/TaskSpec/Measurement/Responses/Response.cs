namespace TaskSpec.Measurement;

/// <summary>How one metric's score of an attempt responds to u = ln Λ, the log surprisal of the headline's outcome.</summary>
/// <remarks>
/// A value: equal parameters are equal responses, which the caches rest on. The mean falls as u rises. Information is Fisher's about
/// u, per attempt: mean'² / variance. docs/model.md §2.
/// </remarks>
public abstract record Response
{
    /// <summary>What the metric sees of the headline's surprisal: λ = Scale · e^u. More than 0.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>g: the share of attempts that score fully by chance, whatever the model. In [0, 1).</summary>
    public double Floor { get; init; }

    /// <summary>c: the share of attempts that can score at all, as the harness's limits allow. In (g, 1].</summary>
    public double Ceiling { get; init; } = 1;

    /// <summary>The expected score, and the Fisher information about u that one attempt gives (at least 0).</summary>
    public (double Mean, double Information) At(double u)
    {
        var moments = MomentsAt(SurprisalAt(u));
        return (moments.Mean, moments.Information);
    }

    /// <summary>The λ, at Scale 1, where the mean is half way between its values at λ = 0 and λ = ∞.</summary>
    public virtual double HalfWay()
    {
        double start = MomentsAt(0).Mean,
            end = MomentsAt(1e300).Mean;
        if (!(start > end))
            return Ln2;
        double half = 0.5 * (start + end),
            low = -60,
            high = 60;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (MomentsAt(Math.Exp(middle)).Mean > half)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp(0.5 * (low + high));
    }

    /// <summary>y₀ and y₁: the expected score of a model that can do nothing, and of one that can do everything.</summary>
    public (double Low, double High) Ends() => (MomentsAt(1e300).Mean, MomentsAt(0).Mean);

    /// <summary>
    /// V/(y(1 − y)) in (0, 1] where the score is half way, without guessing and limits: 1 for pass or fail, (1 + (L − 1)ρ)/L for tokens. What a
    /// model fixes once of an outcome moves a score by so much of (y − y₀)(y₁ − y). docs/model.md §5.
    /// </summary>
    public double AllOrNothingIndex() => Unguessed().Unlimited().IndexHalfWay();

    /// <summary>
    /// What a model could fix of an attempt's variance: index·(y − y₀)(y₁ − y)/V in (0, 1] where the score is half way. 1 where a score runs from 0
    /// to 1: chance and limits are not the model's to fix.
    /// </summary>
    public virtual double FixablePart()
    {
        var (low, high) = Ends();
        if (low == 0 && high == 1)
            return 1;
        var half = 0.5 * (low + high);
        var moved = AllOrNothingIndex() * (half - low) * (high - half);
        return Math.Max(0, Math.Min(1, moved / (IndexHalfWay() * half * (1 - half))));
    }

    private double IndexHalfWay()
    {
        var moments = MomentsAt(HalfWay());
        var binary = moments.Mean * (1 - moments.Mean);
        return binary > 0 ? Math.Max(0, Math.Min(1, moments.Variance / binary)) : 1;
    }

    /// <summary>The same score where the harness lets only a share <paramref name="ceiling"/> of the attempts through.</summary>
    public virtual Response Limited(double ceiling) => this with { Ceiling = ceiling };

    /// <summary>The same score where the harness lets every attempt through.</summary>
    public virtual Response Unlimited() => this with { Ceiling = 1 };

    /// <summary>The same score where nothing is right by chance.</summary>
    public virtual Response Unguessed() => this with { Floor = 0 };

    internal const double Ln2 = 0.6931471805599453;

    /// <summary>Below this a variance is no variance but rounding.</summary>
    internal const double LeastVariance = 1e-300;

    /// <summary>λ at u. Λ above e^6.5 (P below 1e-289) counts as e^6.5, so that probabilities stay normal numbers.</summary>
    internal double SurprisalAt(double u) => Math.Min(1e300, Scale * Math.Exp(Math.Max(-40, Math.Min(6.5, u))));

    /// <summary>Moments of an attempt's score at λ.</summary>
    internal abstract Moments MomentsAt(double lambda);

    /// <summary>
    /// Whether tasks with different midpoints blur this score into their mixture: true where an attempt is decided by passing or
    /// failing. docs/model.md §6.
    /// </summary>
    internal virtual bool Mixes => true;

    internal virtual Moments[] Tabulate()
    {
        var table = new Moments[LatentGrid.Count];
        for (var i = 0; i < table.Length; i++)
            table[i] = MomentsAt(SurprisalAt(LatentGrid.At(i)));
        return table;
    }
}
