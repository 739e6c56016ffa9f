using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What one budget for all models of a ladder makes of their results. docs/model.md §11, harness.</summary>
/// <param name="Ceiling">The share of attempts that the budget lets through, at every model alike.</param>
/// <param name="ShiftDecades">How much too far a fit that knows of no ceiling puts the half-way point, in decades.</param>
/// <param name="ScaleFactor">By what factor it takes the curve to be wider.</param>
/// <param name="Shows">Share of the difficulties within the ladder at which some model's score departs from that fit by two standard errors.</param>
/// <param name="Remedy">A second budget that would tell the two apart.</param>
public sealed record Confounding(double Ceiling, double ShiftDecades, double ScaleFactor, double Shows, string? Remedy)
{
    private const double Errors = 2;

    /// <summary>Whether the ladder's own results most likely show that there is a ceiling.</summary>
    public bool Separable => Shows > .5;

    /// <summary>What is confounded, in words.</summary>
    public override string ToString()
    {
        var budget = $"the limits let {Ceilings.Shown(Ceiling)} of the attempts through, at every model of the ladder alike";
        var fit = FormattableString.Invariant(
            $"a fit without that ceiling has its half-way point {ShiftDecades:0.0} decades too far and its curve {ScaleFactor:0.0} times as wide"
        );
        return Separable
            ? $"{budget}: {fit}, which a ladder as declared would show"
            : $"{budget}: {fit}, and these results cannot tell slope from ceiling; a second budget at one or more models"
                + $"{(Remedy is null ? "" : $", such as {Remedy},")} would tell them apart";
    }

    private const double LeastRise = .25;

    /// <summary>Compares fits with and without the ceiling over the ladder; null where no limit binds or no difficulty lies within the ladder.</summary>
    internal static Confounding? Of(Situation situation, Ceilings ceilings)
    {
        if (!ceilings.Binding.Any())
            return null;
        var (low, high) = (situation.Ladder.LogFlop.Min(), situation.Ladder.LogFlop.Max());
        double weight = 0,
            shift = 0,
            factor = 0,
            shows = 0;
        var headline = situation.Headline;
        foreach (var node in situation.Prior.Nodes)
        {
            if (node.HalfWayLogFlop < low || node.HalfWayLogFlop > high)
                continue;
            var seen = Points(situation, node, headline);
            // What hardly rises on the ladder has no midpoint there.
            if (seen[seen.Length - 1].Rate - seen[0].Rate < LeastRise * situation.Range())
                continue;
            if (
                LogisticCurve.Fit(seen) is not { } fitted
                || LogisticCurve.Fit(Points(situation, node, headline.Limited(1))) is not { } free
            )
                continue;
            weight += node.Weight;
            shift += node.Weight * (fitted.Midpoint - free.Midpoint);
            factor += node.Weight * fitted.Scale / free.Scale;
            if (
                seen.Any(point =>
                    Math.Abs(point.Rate - fitted.At(point.X)) > Errors * situation.StandardError(headline, point.Rate)
                )
            )
                shows += node.Weight;
        }

        if (weight == 0)
            return null;
        var tightest = ceilings.Binding.OrderBy(budget => budget.Share).First();
        var remedy = tightest.Sufficient() is { } limit ? FormattableString.Invariant($"{tightest.Argument} = {limit:0}") : null;
        return new(ceilings.OfHeadline, shift / weight, factor / weight, shows / weight, remedy);
    }

    private static (double X, double Rate)[] Points(Situation situation, Measurement.Difficulty node, Response response) =>
        [.. situation.Ladder.LogFlop.Select(x => (x, Math.Max(0, Math.Min(1, Situation.ScoreAt(response, node, x)))))];
}
