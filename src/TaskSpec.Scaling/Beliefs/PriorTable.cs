using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Beliefs;

/// <summary>A table of scores from which beliefs are learnt.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">The digest of its bytes.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Sets">The curves of its tasks.</param>
/// <param name="Floors">Chance floors by task.</param>
public sealed record PriorTable(
    string File,
    string Sha256,
    string Metric,
    IReadOnlyList<CurveSet> Sets,
    IReadOnlyDictionary<string, double> Floors
)
{
    /// <summary>Learns from some tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="day">The ISO date.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ScalingException">No table has a curve of answers, or none of choices.</exception>
    public static LearntPriors Learn(IReadOnlyList<PriorTable> tables, string day, CancellationToken stop = default)
    {
        var curves = tables.SelectMany(table => PriorCurve.Of(table.Sha256, table.Sets, table.Floors)).ToArray();
        return new(day, Kind(false, "start at 0"), Kind(true, "have a chance floor (name them with --floors)"))
        {
            Sources =
            [
                .. from table in tables
                let own = curves.Where(curve => curve.Table == table.Sha256).ToArray()
                where own.Length > 0
                select new PriorSource(
                    table.File,
                    table.Sha256,
                    table.Metric,
                    own.Select(curve => curve.Task).Distinct().Count(),
                    [.. own.Select(curve => curve.Family).Distinct().Order(StringComparer.Ordinal)]
                ),
            ],
        };

        LearntCurves Kind(bool isChoice, string which)
        {
            var kind = curves.Where(curve => curve.IsOfChoices == isChoice).ToArray();
            return kind.Length > 0
                ? new PriorLearner(kind, stop).Of(_ => true, withIntervals: true, stop)
                : throw new ScalingException(
                    $"no scores that {which} have a curve to learn from: {PriorCurve.LeastModels} models of one recipe or more, over 1.5 decades of compute"
                );
        }
    }
}
