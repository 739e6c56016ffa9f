using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>The expected headline score at one training compute, with one thing changed that is spent on each item.</summary>
/// <param name="Flop">Training compute in FLOP.</param>
/// <param name="Expected">Expected headline score, over the prior.</param>
public sealed record InferencePoint(double Flop, double Expected)
{
    /// <summary>Attempts at each item of which one must pass, where that is what changes.</summary>
    public int? Attempts { get; init; }

    /// <summary>Tokens that one attempt may use, where that is what changes.</summary>
    public double? Tokens { get; init; }

    /// <summary>Calls of each tool that the family cannot do without, where that is what changes.</summary>
    public int? ToolCalls { get; init; }

    /// <summary>FLOP of all attempts at an item; null where nobody says how many tokens they use.</summary>
    public double? InferenceFlop { get; init; }
}

/// <summary>Inference-time compute as a second axis, at the ladder's largest model and at the target. docs/model.md §11, harness.</summary>
internal sealed class Inference(Situation situation, Structure structure)
{
    private static readonly int[] Attempts = [1, 10, 100];
    private static readonly double[] Budgets = [.5, 1, 2, 4];
    private static readonly int[] Calls = [1, 2, 5, 10];

    /// <summary>What is assumed of it, in words.</summary>
    public IEnumerable<string> Assumptions()
    {
        if (OfOneAttempt() is not null)
            yield return FormattableString.Invariant(
                $"the table of inference supposes attempts at a temperature above 0, and that a model fixes {structure.Assumptions.Jump:0.##} of an item's outcome for all of them"
            );
        if (structure.Family.Usage?.Tokens is > 0)
            yield return "a token costs 2 FLOP a parameter, and a model was trained on 20 tokens a parameter: C = 120 N²";
    }

    /// <summary>The points, those of one change together.</summary>
    public EquatableArray<InferencePoint> Points()
    {
        var ladder = situation.Ladder;
        double[] models = [ladder.LogFlop.Max(), ladder.TargetLogFlop];
        return OfAttempts(models).Concat(OfTokens(models)).Concat(OfCalls(models)).ToEquatableArray();
    }

    private IEnumerable<InferencePoint> OfAttempts(double[] models)
    {
        if (OfOneAttempt() is not { } one)
            return [];
        var high = one.Allowed;
        return from attempts in Attempts
            from model in models
            let score = situation.Mean(
                model,
                one,
                y => InferenceCompute.AnyOf(attempts, Math.Min(high, y), high, structure.Assumptions.Jump)
            )
            select Point(model, score, Limit, attempts) with
            {
                Attempts = attempts,
            };
    }

    private IEnumerable<InferencePoint> OfTokens(double[] models)
    {
        if (structure.Family.Usage?.Tokens is not > 0)
            return [];
        var headline = situation.Headline;
        return from factor in Budgets
            let budget = Math.Round(factor * (Limit ?? structure.Family.Usage.Tokens.Value))
            from model in models
            let limited = headline.Limited(structure.Ceilings.AtTokens(budget))
            select Point(model, situation.Mean(model, limited), budget) with
            {
                Tokens = budget,
            };
    }

    // Anchored as declared, so that more tries make the same task easier and not another.
    private IEnumerable<InferencePoint> OfCalls(double[] models)
    {
        if (!structure.HasGate || OfOneAttempt() is null)
            return [];
        return from calls in Calls
            let headline = new Observer(WithCalls(calls)).OfAnswer(structure.Family.Headline!)
            where headline is not null
            from model in models
            select Point(model, situation.Mean(model, situation.Anchored(headline).Response), Limit) with
            {
                ToolCalls = calls,
            };
    }

    private Structure WithCalls(int calls)
    {
        var steps = structure.Graph.Steps.Select(
            (step, i) =>
                structure.IsGate(i)
                    ? step with
                    {
                        Calls = step.Calls.Select(call => call with { Retries = calls - 1 }).ToEquatableArray(),
                    }
                    : step
        );
        return structure.With(structure.Family with { Steps = steps.ToEquatableArray() });
    }

    private double? Limit => structure.Family.Limits?.Tokens is > 0 and var limit ? limit : null;

    private InferencePoint Point(double model, double score, double? budget, int attempts = 1)
    {
        var flop = Math.Pow(10, model);
        return new(flop, score)
        {
            InferenceFlop = structure.Family.Usage is { Tokens: > 0 and var tokens }
                ? InferenceCompute.FlopOf(
                    flop,
                    attempts * InferenceCompute.TokensUsed(tokens, structure.Ceilings.Deviation, budget)
                )
                : null,
        };
    }

    // Any of k says something of what passes or fails as a whole, and of choices that nobody guesses.
    private Response? OfOneAttempt() =>
        structure.Family.Headline!.Form is Form.AllRight or Form.Threshold or Form.WithinEdits ? situation.Headline
        : situation.Headline is Repeated { All: false } many
            ? (many.One with { Scale = many.Scale * many.One.Scale }).Limited(many.Allowed)
        : null;
}
