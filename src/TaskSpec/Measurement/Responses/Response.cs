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
        var half = 0.5 * (start + end);
        return Math.Exp(Root.OfFalling(log => MomentsAt(Math.Exp(log)).Mean - half, Math.Log(Ln2)));
    }

    /// <summary>
    /// V/(y(1 − y)) in (0, 1] where the score is half way: 1 for pass or fail, (1 + (L − 1)ρ)/L for tokens. What a model fixes once of an outcome
    /// moves a score by so much of y(1 − y). docs/model.md §5.
    /// </summary>
    public double AllOrNothingIndex()
    {
        var moments = MomentsAt(HalfWay());
        var binary = moments.Mean * (1 - moments.Mean);
        return binary > 0 ? Math.Max(0, Math.Min(1, moments.Variance / binary)) : 1;
    }

    /// <summary>The score of one who knows nothing, which the mean falls to as u rises: g, and what a guess among choices is worth.</summary>
    public virtual double Chance => Floor;

    /// <summary>Whether guesses score, as they do among choices: what is believed of a curve hangs on it.</summary>
    public bool IsOfChoices => Chance >= LeastChance;

    // A guess that hits less than once in a hundred lifts no curve that anybody sees.
    private const double LeastChance = .01;

    /// <summary>The share of attempts that the harness lets through, wherever in the response it stands.</summary>
    public virtual double Allowed => Ceiling;

    /// <summary>Between what a model's coin moves the score: nothing and all that the harness lets through.</summary>
    internal virtual (double Low, double High) CoinEnds => (0, Allowed);

    /// <summary>The same score where the harness lets only a share <paramref name="ceiling"/> of the attempts through, but some above chance.</summary>
    public virtual Response Limited(double ceiling) => this with { Ceiling = Math.Min(1, Math.Max(ceiling, Floor + LeastRange)) };

    /// <summary>The same score where nothing is right by chance.</summary>
    public virtual Response Unguessed() => this with { Floor = 0 };

    // A score needs some room above chance.
    private const double LeastRange = .01;

    internal const double Ln2 = 0.6931471805599453;

    /// <summary>Below this a variance is no variance but rounding.</summary>
    internal const double LeastVariance = 1e-300;

    /// <summary>λ at u. Λ above e^6.5 (P below 1e-289) counts as e^6.5, so that probabilities stay normal numbers.</summary>
    internal double SurprisalAt(double u) => Math.Min(1e300, Scale * Math.Exp(Math.Max(-40, Math.Min(6.5, u))));

    /// <summary>Moments of an attempt's score at λ.</summary>
    internal abstract Moments MomentsAt(double lambda);

    /// <summary>
    /// Whether tasks with different midpoints blur this score into their mixture: not where a method may take the mean of u itself over
    /// them, as of the logarithms of log-likelihoods. docs/model.md §6.
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
