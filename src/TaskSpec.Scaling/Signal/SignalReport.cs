using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Signal;

/// <summary>Signal and noise of the tasks of a scores table, and decisions between recipes.</summary>
/// <param name="Tasks">The tasks, by name.</param>
/// <param name="Within">The factor of similar compute; null where models of equal parameters and tokens were compared.</param>
/// <param name="Decisions">How often the better recipe at small scale is the better at large scale.</param>
/// <param name="Warnings">What is missing, and what to do.</param>
public sealed record SignalReport(
    IReadOnlyList<TaskSignal> Tasks,
    double? Within,
    DecisionReport Decisions,
    IReadOnlyList<string> Warnings
)
{
    private const double Most = 1e100;

    /// <summary>The report of a table in which more is better.</summary>
    /// <exception cref="ScalingException">It has no such metric or absurd scores, or says of no model how large it is.</exception>
    public static SignalReport Of(IEnumerable<ScoreRow> rows, SignalQuestion question)
    {
        var scores = ScoreSelection.Of(rows, question.Metric, null, question.Families);
        if (scores.FirstOrDefault(row => Math.Abs(row.Value) > Most) is { } outside)
            throw new ScalingException(
                FormattableString.Invariant(
                    $"'{question.Metric}' of {outside.Model} on {outside.Task} is {outside.Value}, which is no score; mend or leave out the row"
                )
            );
        var named = scores
            .Select(row => (Row: row, Place: LadderRun.Split(row.Model)))
            .GroupBy(pair => pair.Place.Run, StringComparer.Ordinal)
            .Select(run => SignalRun.Of(run.Key, run.Select(pair => (pair.Place.Place, pair.Row)), question))
            .ToArray();
        SignalRun[] runs = [.. named.OfType<SignalRun>()];
        if (runs.Length == 0)
            throw new ScalingException(
                $"no model with metric '{question.Metric}' has flop, or params and tokens, above 0, by which models are compared; give them"
            );
        var alike = SignalScale.Alike(runs);
        var within = question.Within ?? (alike.Any(scale => scale.Compares) ? null : SignalQuestion.UsualWithin);
        var groups = within is { } factor ? SignalScale.Within(runs, factor) : alike;
        TaskSignal[] tasks =
        [
            .. runs.SelectMany(run => run.Ends.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(task => TaskSignal.Of(task, groups, alike, question)),
        ];
        var decisions = DecisionReport.Of(tasks, alike, question.Gap);
        return new(
            tasks,
            within,
            decisions,
            [.. SignalWarnings.Of(question, runs, named.Length - runs.Length, tasks, within, decisions)]
        );
    }
}
