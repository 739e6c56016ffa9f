using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>A metric that is recorded in the headline's stead leaves it by more than is assumed, and so far that the forecast has nothing of it.</summary>
internal static class TSK7005BrokenLink
{
    // What a metric is to bring at the least to be missed, in score points: half of the last digit that is shown.
    private const double Noticeable = .005;

    // The share of that below which nothing is left of it.
    private const double Left = .1;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        foreach (var worth in LinkWorth.Of(facts.Context, facts.Structure))
        {
            var expected = worth.Without - worth.Assumed;
            var assumed = facts.Structure.Assumptions.LinkMisfit;
            if (expected < Noticeable || worth.Without - worth.Measured >= Left * expected)
                continue;
            var name = Text.Name(worth.Use.Type);
            yield return facts.Finding(
                RuleBook.BrokenLink,
                new(worth.On, "Records") { Argument = worth.Use.Type },
                $"{name} leaves {facts.Family.Headline!.Metric} of {facts.Family.Id} by {MeasuredWords.Of(worth.Link.Misfit)} in ln of surprisal over"
                    + $" {MeasuredWords.Models(worth.Link.Models)}, {MeasuredWords.Short(facts.Measured!)}, where {Text.Number(assumed)} is assumed: the forecast is"
                    + $" {Points(worth.Measured)} with it and {Points(worth.Without)} without, and not {Points(worth.Assumed)}. Forecast from something else, and set Link = Link.None."
            ) with
            {
                Cause = "a link that does not hold",
                Remedy = "forecast from something else",
                Edits = [Edit.Set(worth.On, "Records", "Link", "global::TaskSpec.Link.None", worth.Use.Type)],
            };
        }
    }

    private static string Points(double error) => "±" + Text.Points(error);
}
