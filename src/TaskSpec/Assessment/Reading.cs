using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>A metric and what it reads: how long the output is, what stands before it, and what its parameters are where none are declared.</summary>
/// <param name="Use">The metric where it is used.</param>
/// <param name="Tokens">Tokens of the output.</param>
/// <param name="Gates">What must be passed before the output begins, with its shares of the surprisal.</param>
/// <param name="Decided">Whether passing or failing decides the output as a whole.</param>
/// <param name="Scale">What the output and everything before it have of the task's surprisal.</param>
/// <param name="Passes">The steps that must be passed for the output to be right; their shares sum to 1.</param>
/// <param name="Chance">The share of attempts that pass by chance.</param>
/// <param name="Choices">Choices of a question.</param>
/// <param name="Attempts">Attempts at each item.</param>
/// <param name="Rubric">What steps weigh in partial credit.</param>
/// <param name="Assumptions">What is believed of what nobody declared.</param>
internal sealed record Reading(
    MetricUse Use,
    double Tokens,
    EquatableArray<StepPass> Gates,
    bool Decided,
    double Scale,
    EquatableArray<StepPass> Passes,
    double Chance,
    int Choices,
    int Attempts,
    EquatableArray<StepWeight> Rubric,
    Assumptions Assumptions
)
{
    private const int MostTries = 1000;
    private const int MostTokens = 4096;

    private double Before => Coarse.Part(Gates.Sum(gate => gate.Share));

    private double Floor => Use.Floor is > 0 and < 1 and var floor ? floor : 0;

    private double Correlation => Math.Max(0, Math.Min(1, Use.TokenCorrelation ?? Assumptions.TokenCorrelation));

    private int Length => (int)Math.Max(1, Math.Min(MostTokens, Math.Round(Tokens)));

    private int K => Math.Max(1, Math.Min(MostTries, Use.K ?? 1));

    /// <summary>Everything right, or not: every step passed.</summary>
    public Response PassOrFail()
    {
        var floor = Decided ? Math.Max(Floor, Chance) : Floor;
        return Passes.All(pass => pass.IsPlain)
            ? new AllRight { Scale = Scale, Floor = floor }
            : new AllSteps(Passes) { Scale = Scale, Floor = floor };
    }

    /// <summary>Of k attempts at an item one must pass, or all.</summary>
    public Response Repeated(bool all) =>
        K == 1 ? PassOrFail() : new Repeated(PassOrFail(), K, Math.Min(MostTries, Math.Max(K, Attempts)), all);

    /// <summary>Tokens that are right, each for itself.</summary>
    public Response Tokenwise()
    {
        if (Decided)
            // Whoever passes by chance has every token right.
            return new Copied(PassOrFail() with { Floor = Chance }, Tokens, Floor > 0 ? Floor : Assumptions.TokenGuess);
        if (Gates.Any(gate => !gate.IsPlain))
            return Graded(new TokensRight(Tokens, Correlation) { Scale = 1 / Tokens, Floor = Floor });
        if (Before > 0)
            return new Gated(Tokens, Before, Floor, 0, Correlation) { Scale = Scale };
        return new TokensRight(Tokens, Correlation) { Scale = Scale / Tokens, Floor = Floor };
    }

    /// <summary>The log-likelihood of the output; of what a tool wrote it says what its tokens do.</summary>
    // Its information is the same at any surprisal, so that its scale matters to a headline only, which anchors it.
    public Response Likelihood() =>
        Decided ? Tokenwise() : new LogLikelihood(Coarse.LikelihoodLength(Tokens)) { ItemVariation = Assumptions.ItemVariation };

    /// <summary>At most so many tokens wrong.</summary>
    public Response Tolerant(int edits) =>
        edits <= 0 ? PassOrFail() : Graded(new TokensWithin(Length, edits, Correlation) { Floor = Floor });

    /// <summary>A token score above its threshold.</summary>
    public Response Threshold() => Tolerant(Use.Threshold is > 0 and < 1 and var least ? (int)((1 - least) * Length + 1e-9) : 0);

    /// <summary>The tokens before the first error.</summary>
    public Response Prefix() => Graded(new LongestPrefix(Length) { Floor = Floor });

    /// <summary>Runs of tokens.</summary>
    public Response Runs()
    {
        var longest = Math.Max(1, Math.Min(64, Use.Order ?? 4));
        return Graded(new NGramPrecision(Length, Math.Max(1, Use.FromOrder ?? 1), longest) { Floor = Floor });
    }

    /// <summary>The members of a set are right each for itself; a label of a class is right or wrong.</summary>
    public Response Set() => Use.Averaging == Averaging.Classes ? PassOrFail() : Tokenwise();

    /// <summary>A grade of so many; pass or fail where nobody says how many.</summary>
    public Response Grade() =>
        Use.Levels is >= 2 and var levels ? Graded(new Grades(Math.Min(1000, levels)) { Floor = Floor }) : PassOrFail();

    /// <summary>The weighted steps that succeed; pass or fail where there are none.</summary>
    public Response Partial() => Rubric.IsEmpty ? PassOrFail() : new WeightedSteps(Rubric) { Floor = Floor };

    // Behind steps that must be passed first a score is nothing until they are.
    private Response Graded(Response own)
    {
        if (Decided)
            return PassOrFail();
        return Before > 0 ? new Behind(own, Gates) { Scale = Scale } : own with { Scale = Scale * own.Scale };
    }
}
