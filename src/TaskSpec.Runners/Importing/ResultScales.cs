using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Puts together what all logs say of the range and direction of each metric, so that none is read as if higher were better that is not.</summary>
/// <param name="import">Takes what is known in the end, and the notes.</param>
/// <param name="place">The log that a result stands in.</param>
internal sealed class ResultScales(Import import, Func<LoggedResult, string> place)
{
    /// <summary>Gives each result what is known of its metric. Results of which two logs say what cannot both be true are refused.</summary>
    public void Settle(IReadOnlyList<LoggedResult> all)
    {
        foreach (var same in all.GroupBy(of => (of.Task, Conditions.PlainMetric(of.Metric))))
            State([.. same]);
        foreach (var of in all)
        {
            of.Scale = import.Ranges.ScaleOf(of);
            if (!of.IsRefused && of.Scale is { IsLowerBetter: true, Range: null })
                import.Note(
                    $"direction {of.MetricName}",
                    $"{of.Task}, {of.MetricName}: lower is better, and no range is stated; --range {of.MetricName}=WORST,BEST states it",
                    changes: false
                );
        }

        import.Scales = [.. all.Where(of => !of.IsRefused).Select(of => of.Scale).Distinct()];
    }

    private void State(LoggedResult[] same)
    {
        var known = MetricScale.Unknown;
        string? by = null;
        foreach (var of in same)
        {
            var own = of.Scale.Or(of.Conditions.ScaleOf(of.Metric));
            if (!own.IsKnown)
                continue;
            var declared = import.Ranges.DeclaredOf(of.Task, of.Metric);
            var (other, where) =
                own.IsLowerBetter == !declared.IsLowerBetter ? (declared, "the catalog")
                : known.Contradicts(own) ? (known, by)
                : (null, null);
            if (other is not null && import.Ranges.IsGiven(of))
                continue;
            if (other is not null)
            {
                Refuse(
                    same,
                    $"{where} and {place(of)}",
                    $"of {of.Metric} in {of.Task}, the first says that {other}, and the second that {own}"
                );
                return;
            }

            (known, by) = (known.Or(own), by ?? place(of));
        }

        // What one log says of a metric holds for it in all others.
        foreach (var of in same)
        {
            import.Ranges.State(of.Task, of.Metric, known);
            import.Ranges.State(of.Task, of.MetricName, known);
        }
    }

    private void Refuse(LoggedResult[] same, string where, string reason)
    {
        foreach (var of in same)
            of.IsRefused = true;
        import.Refuse(
            where,
            $"{reason}; import one of them, or say which holds with --range {Conditions.PlainMetric(same[0].Metric)}=WORST,BEST",
            same.Length
        );
    }
}
