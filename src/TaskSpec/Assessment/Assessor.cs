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
    /// <param name="share">The largest excess allowed, as a share of the score's range between floor and ceiling.</param>
    /// <param name="detail">What is wanted of it.</param>
    public static Assessment Of(CatalogContext context, Family family, double share, Detail detail = Detail.Finding)
    {
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        var coupling = context.CouplingOf(structure);
        var plan = context.PlanOf(family);
        var assessment = new Assessment
        {
            Family = family,
            Plan = plan,
            Items = coupling.Items,
            EffectiveItems = Rounded.Of(coupling.Effective),
            LimitShare = share,
            Measured = structure.Measured,
        };
        if (family.Headline is null)
            return assessment;

        if (SituationReader.Read(structure, plan, coupling) is not { } situation)
            return assessment;

        // Of families that are judged together none is solved by itself.
        var isSolved = context.JudgedTogether(structure.Family).Count < 2 && Solved.By(structure.Measured, situation);
        var error = situation.Error();
        var floor = situation.Floor();
        assessment = assessment with
        {
            Forecast = Rounded.Of(error, floor, coupling, EffectiveLength(situation, structure)),
            Range = Rounded.Of(situation.Range()),
            Limit = Rounded.Of(share * situation.Range()),
            Penalty = Rounded.Of(error.PenaltyOver(floor)),
            ExcessOfMany = family.Items is null ? ExcessOfMany(situation, family) : null,
            Metrics = situation
                .Metrics.Select(metric => new MeasuredBy(metric.Name, metric.Use, metric.Linked))
                .ToEquatableArray(),
            IsSolved = isSolved,
            Assumptions = Assumptions(context, structure, situation, isSolved)
                .Distinct(StringComparer.Ordinal)
                .ToEquatableArray(),
        };
        if (!assessment.Exceeds && detail == Detail.Finding)
            return assessment;
        assessment = assessment with
        {
            Causes = Causes.Of(situation, family, share),
            Remedies = Remedies.Of(situation, structure, share, all: detail >= Detail.Remedies),
        };
        return detail == Detail.Explanation ? Explained(assessment, situation, structure) : assessment;
    }

    /// <summary>The forecast alone, so that designs of one family can be compared; null where there is nothing to forecast.</summary>
    public static ForecastSummary? ForecastOf(CatalogContext context, Family family)
    {
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        var coupling = context.CouplingOf(structure);
        return HasForecast(family) && SituationReader.Read(structure, context.PlanOf(family), coupling) is { } situation
            ? Rounded.Of(situation.Error(), situation.Floor(), coupling, EffectiveLength(situation, structure))
            : null;
    }

    /// <summary>Whether a family declares a headline metric that is a matter of capability, so that there is something to forecast.</summary>
    public static bool HasForecast(Family family) => family.Headline is { } headline && FormTable.Of(headline.Form).Responds;

    private static double ExcessOfMany(Situation situation, Family family)
    {
        var many = RoundCounts.Most(situation.Coupling.Items);
        return Rounded.Of((situation with { Coupling = situation.Coupling.With(family, many) }).Excess());
    }

    private static Assessment Explained(Assessment assessment, Situation situation, Structure structure)
    {
        var inference = new Inference(situation, structure);
        return assessment with
        {
            Curve = CurveOf(situation),
            Inference = inference.Points(),
            Confounded = Confounding.Of(situation, structure.Ceilings),
            Assumptions = assessment.Assumptions.Concat(inference.Assumptions()).ToEquatableArray(),
        };
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
                Copied copied => new AllOrNothing(half, copied.Guess, copied.Length).EffectiveLength,
                TokensRight tokens => tokens.Length / (1 + (tokens.Length - 1) * tokens.TokenCorrelation),
                LogLikelihood likelihood => likelihood.Length,
                _ => 1,
            }
        );
        return lengths.Max();
    }

    private static readonly string Anywhere = FormattableString.Invariant(
        $"anywhere from {Priors.DecadesBelow} decades below the smallest model to {Priors.DecadesBeyondTarget} beyond the target"
    );

    private static IEnumerable<string> Assumptions(
        CatalogContext context,
        Structure structure,
        Situation situation,
        bool isSolved
    )
    {
        var family = structure.Family;
        if (family.Plan is null && context.Catalog.Plan is null)
            yield return "a ladder of 7 models from 1e18 to 1e22 FLOP and the target 1e24: no scaling plan is declared";
        if (context.PlanOf(family).Makers is null)
            yield return "one recipe: the plan does not say that its models are of several makers";
        if (situation.Departures.ModelDecades is > 0 and var decades)
            yield return FormattableString.Invariant(
                $"models of one compute differ by {decades:0.##} decades of it (standard deviation), the target too: the plan's models are of several makers"
            );
        if (family.Items is null)
            yield return $"{Priors.Items:0} items: no count is declared";
        foreach (var measured in MeasuredWords.Assumptions(structure, isSolved))
            yield return measured;
        var isMeasured = structure.Measured?.Difficulty is not null;
        if (!isMeasured && family.Difficulty is null && HorizonDifficulty.Of(family) is { } horizon)
            yield return FormattableString.Invariant(
                $"half way at 1e{horizon.LogFlop:0.#} FLOP, right within {horizon.Decades:0.#} decades: models with a 50 % time horizon of {horizon.Minutes:0.#} minutes"
            );
        else if (!isMeasured && family.Difficulty is null && family.DifficultyFromHumanTime is not null)
            yield return $"difficulty from human time, but no human time is declared: {Anywhere}";
        else if (!isMeasured && family.Difficulty is null)
            yield return $"difficulty {Anywhere}: none is declared or measured";
        var together = context.JudgedTogether(family);
        if (together.Count > 1)
            yield return $"judged with the {together.Count} families of fewer than ten items in suite {family.Suite}";
        if (
            structure.Measured?.ItemCorrelation is null
            && structure.Graph.Steps.Any(step => step.Across is null && step.Optional != true)
            && situation.Coupling.Items > 1
        )
        {
            var correlation = context.Assumptions.SimilarCorrelation.ToString(CultureInfo.InvariantCulture);
            yield return $"outcomes of two tasks correlate by {correlation} at steps with no Across: as for similar tasks";
        }

        if (structure.Ceilings.Assumption is { } ceiling)
            yield return ceiling;
        else if (family is { Usage: null, Limits: { TimeSeconds: > 0 } or { Tokens: > 0 } } && family.Headline?.Ceiling is null)
            yield return "limits stop no attempt that would succeed: no usage is declared";
        foreach (var metric in situation.Metrics)
        {
            foreach (var assumption in metric.Assumptions)
                yield return assumption;
        }
    }
}
