using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What a family's headline score is expected to be over training compute, finely enough to be drawn.</summary>
/// <param name="Points">By rising compute, from below the smallest model to above the target.</param>
/// <param name="Ladder">At the models.</param>
/// <param name="Target">At the target.</param>
/// <param name="Chance">The score of a model that can do nothing.</param>
/// <param name="Ceiling">That of a model that can do everything.</param>
public sealed record ResponseCurve(
    EquatableArray<ResponsePoint> Points,
    EquatableArray<ResponsePoint> Ladder,
    ResponsePoint Target,
    double Chance,
    double Ceiling
)
{
    private const double Beyond = .5;
    private const double Share = .1;

    /// <summary>The curve of a family; null where it has no forecast.</summary>
    /// <param name="context">The catalog that it stands in.</param>
    /// <param name="family">The family.</param>
    /// <param name="points">How many points, at least 2.</param>
    public static ResponseCurve? Of(CatalogContext context, Family family, int points = 33)
    {
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        if (family.Headline is null)
            return null;
        if (SituationReader.Read(structure, context.PlanOf(family), context.CouplingOf(structure)) is not { } situation)
            return null;
        double low = situation.Ladder.LogFlop.Min() - Beyond,
            high = Math.Max(situation.Ladder.LogFlop.Max(), situation.Ladder.TargetLogFlop) + Beyond;
        return new(
            Enumerable.Range(0, points).Select(i => At(situation, low + (high - low) * i / (points - 1))).ToEquatableArray(),
            situation.Ladder.LogFlop.Select(x => At(situation, x)).ToEquatableArray(),
            At(situation, situation.Ladder.TargetLogFlop),
            situation.Headline.At(6.5).Mean,
            situation.Headline.At(-40).Mean
        );
    }

    private static ResponsePoint At(Situation situation, double logFlop)
    {
        var expected = situation.At(logFlop);
        var response = situation.Headline;
        var scores = situation
            .Prior.Nodes.Select(node => (Score: Situation.ScoreAt(response, node, logFlop), node.Weight))
            .OrderBy(node => node.Score)
            .ToArray();
        return new(
            expected.Flop,
            expected.Expected,
            expected.StandardError,
            Quantile(scores, Share),
            Quantile(scores, 1 - Share)
        );
    }

    // Between the middles of the nodes' weights, as a step from one node to the next is none of the family's.
    private static double Quantile((double Score, double Weight)[] scores, double share)
    {
        double below = 0,
            last = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var middle = below + scores[i].Weight / 2;
            if (middle >= share)
                return i == 0
                    ? scores[0].Score
                    : scores[i - 1].Score + (scores[i].Score - scores[i - 1].Score) * (share - last) / (middle - last);
            last = middle;
            below += scores[i].Weight;
        }

        return scores[scores.Length - 1].Score;
    }
}

/// <summary>The headline score at one compute.</summary>
/// <param name="Flop">Training compute in FLOP.</param>
/// <param name="Expected">Its expectation over what is believed of the difficulty.</param>
/// <param name="StandardError">Standard error of a measured score there: sampling noise and overlap.</param>
/// <param name="Low">The 10th percentile of the expected score over the difficulty.</param>
/// <param name="High">The 90th percentile.</param>
public sealed record ResponsePoint(double Flop, double Expected, double StandardError, double Low, double High);
