using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>Assesses families: catalog in, figures out.</summary>
public static class Assessor
{
    /// <summary>The assessment of one family.</summary>
    /// <param name="context">The catalog that it stands in.</param>
    /// <param name="family">The family, which need not be the catalog's own: an editor passes what is being typed.</param>
    /// <param name="limit">The largest excess allowed, in score points.</param>
    /// <param name="always">Whether all causes and remedies and the curve are wanted, of a family within the limit too.</param>
    public static Assessment Of(CatalogContext context, Family family, double limit, bool always = false)
    {
        var structure = new Structure(family, context.Catalog.Tools);
        var coupling = context.CouplingOf(structure);
        var plan = context.PlanOf(family);
        var assessment = new Assessment
        {
            Family = family,
            Plan = plan,
            Items = coupling.Items,
            EffectiveItems = Rounded.Of(coupling.Effective),
            Limit = limit,
        };
        if (family.Headline is null)
            return assessment;

        var situation = SituationReader.Read(structure, plan, coupling);
        var error = situation.Error();
        var floor = situation.Floor();
        assessment = assessment with
        {
            Forecast = Rounded.Of(error, floor, coupling, EffectiveLength(situation, structure)),
            Penalty = Rounded.Of(error.PenaltyOver(floor)),
            Assumptions = Assumptions(context, structure, situation).Distinct(StringComparer.Ordinal).ToEquatableArray(),
        };
        return assessment.Exceeds || always
            ? assessment with
            {
                Causes = Causes.Of(situation, family, limit),
                Remedies = Remedies.Of(situation, structure, limit, always),
                Curve = always ? CurveOf(situation) : [],
            }
            : assessment;
    }

    private static EquatableArray<CurvePoint> CurveOf(Situation situation) =>
        situation.Ladder.LogFlop.Append(situation.Ladder.TargetLogFlop).Select(situation.At).ToEquatableArray();

    // What the most finely graded metric of the answer is worth in independent outcomes, at the pass rate where most is learned.
    private static double EffectiveLength(Situation situation, Structure structure)
    {
        const double half = .5;
        var lengths = situation.Metrics.Select(metric =>
            metric.Response switch
            {
                Gated { GateShare: >= 1 } gated => new AllOrNothing(half, gated.Guess, gated.Length).EffectiveLength,
                TokensRight tokens => tokens.Length / (1 + (tokens.Length - 1) * tokens.TokenCorrelation),
                LogLikelihood likelihood => likelihood.Length,
                _ => 1,
            }
        );
        return lengths.Max();
    }

    private static IEnumerable<string> Assumptions(CatalogContext context, Structure structure, Situation situation)
    {
        var family = structure.Family;
        if (family.Plan is null && context.Catalog.Plan is null)
            yield return "a ladder of 7 models from 1e18 to 1e22 FLOP and the target 1e24: no scaling plan is declared";
        if (family.Items is null)
            yield return $"{Coupling.AssumedItems:0} items: no count is declared";
        if (family.Difficulty is null)
            yield return "difficulty anywhere from the smallest model to two decades beyond the target: none is declared or measured";
        var together = context.JudgedTogether(family);
        if (together.Count > 1)
            yield return $"judged with the {together.Count} families of one item in suite {family.Suite}";
        if (structure.Graph.Steps.Any(step => step.Across is null && step.Optional != true) && situation.Coupling.Items > 1)
        {
            var correlation = SkillTable.SimilarCorrelation.ToString(CultureInfo.InvariantCulture);
            yield return $"outcomes of two tasks correlate by {correlation} at steps with no Across: as for similar tasks";
        }

        foreach (var metric in situation.Metrics)
        {
            if (metric.Assumption is { } assumption)
                yield return assumption;
        }
    }
}
