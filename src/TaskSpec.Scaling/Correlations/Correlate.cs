using System.Globalization;

namespace TaskSpec.Scaling.Correlations;

/// <summary>Correlates tasks over models, or models over tasks.</summary>
public static class Correlate
{
    private const int FewRows = 30;
    private const int FewestRows = 4;

    /// <summary>The report on a matrix of scores.</summary>
    /// <param name="scores">Of one metric, on the scale on which they are compared.</param>
    /// <param name="loss">The losses of the same models, in the same order; only the residual after loss needs them.</param>
    /// <param name="options">How.</param>
    /// <param name="each">Is given every pair that has a correlation, in their order.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ScalingException">There is too little to correlate, or too much.</exception>
    public static CorrelationReport Of(
        ScoreMatrix scores,
        double[]? loss,
        CorrelationOptions options,
        Action<Correlation>? each = null,
        CancellationToken stop = default
    )
    {
        var warnings = new List<string>();
        double[][] tasks = [.. Enumerable.Range(0, scores.Tasks.Count).Select(scores.Column)];
        double?[] reliabilities = [.. tasks.Select((task, i) => Reliability(scores, task, i))];
        var given = options.Residual == Residual.None ? 0 : Residuals.Degree;
        if (options.Residual != Residual.None && scores.Models.Count < FewestRows + given)
            throw new ScalingException(
                $"{scores.Models.Count} of the {FewestRows + given} models that a residual takes at least, as it takes {given} away; add results, or correlate raw scores"
            );
        if (options.Residual == Residual.Ability && tasks.Length < 3)
            throw new ScalingException($"there are {tasks.Length} tasks; ability, which the others measure, needs at least 3");
        tasks = options.Residual switch
        {
            Residual.Ability => Residuals.AfterAbility(tasks),
            Residual.Loss => Residuals.After(tasks, _ => loss!),
            _ => tasks,
        };
        if (options.Residual != Residual.None)
            reliabilities = new double?[tasks.Length];
        var families = scores.Models.Select(model => model.Family).Where(family => family is not null).Distinct().Count();
        if (!options.BetweenModels && families > 0 && scores.Models.Count >= 4 * families)
            warnings.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the {scores.Models.Count} models come from {families} recipes, and relatives are not independent: intervals are narrower than they should be"
                )
            );
        return options.BetweenModels
            ? Of(
                [.. scores.Models.Select(model => model.Name)],
                Transposed(tasks),
                null,
                "task",
                0,
                options,
                warnings,
                each,
                stop
            )
            : Of(scores.Tasks, tasks, reliabilities, "model", given, options, warnings, each, stop);
    }

    /// <summary>The report on some series.</summary>
    /// <param name="names">Theirs.</param>
    /// <param name="series">Of one length; not a number where a value is missing.</param>
    /// <param name="reliabilities">The share of each one's variance that is not sampling error, where known.</param>
    /// <param name="over">What one value is of, for messages.</param>
    /// <param name="given">How many things were held constant.</param>
    /// <param name="options">How.</param>
    /// <param name="warnings">Those there are already.</param>
    /// <param name="each">Is given every pair that has a correlation, in their order.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ScalingException">There is too little to correlate, or too much.</exception>
    public static CorrelationReport Of(
        IReadOnlyList<string> names,
        IReadOnlyList<double[]> series,
        IReadOnlyList<double?>? reliabilities,
        string over,
        int given,
        CorrelationOptions options,
        IEnumerable<string> warnings,
        Action<Correlation>? each = null,
        CancellationToken stop = default
    )
    {
        var said = warnings.ToList();
        int[] varying = [.. Enumerable.Range(0, series.Count).Where(i => Varies(series[i]))];
        if (varying.Length < series.Count)
            said.Add(
                $"left out, as they have fewer than {FewestRows} different {over}s or no variance: {ScalingException.Some(Enumerable.Range(0, series.Count).Except(varying).Select(i => names[i]))}"
            );
        if (varying.Length < 2)
            throw new ScalingException(
                $"there is nothing to correlate: {varying.Length} of {series.Count} vary over at least {FewestRows} {over}s, and a correlation takes two"
            );
        if (varying.Length > CorrelationOptions.Most)
            throw new ScalingException(
                $"there are {varying.Length} of them, more than the {CorrelationOptions.Most} whose blocks fit into memory; choose fewer rows"
            );
        string[] kept = [.. varying.Select(i => names[i])];
        double[][] values = [.. varying.Select(i => series[i])];
        double?[] reliable = [.. varying.Select(i => reliabilities?[i])];
        var table = new CorrelationTable(values);
        var spectrum = table.IsComplete ? Spectrum.Of(table.Standard) : Spectrum.Of(values);
        Warn(said, values, spectrum, over);
        if (reliable.Count(share => share <= 0) is > 0 and var noisy)
            said.Add(
                $"{noisy} vary no more than their sampling errors, so nothing can correlate with them: {ScalingException.Some(kept.Where((_, i) => reliable[i] <= 0))}"
            );
        Correlation Described(PairStatistic pair) =>
            new(
                kept[pair.First],
                kept[pair.Second],
                pair.R,
                pair.Interval(given),
                pair.Count,
                reliable[pair.First] is { } a && reliable[pair.Second] is { } b && a > 0 && b > 0 ? Math.Sqrt(a * b) : null
            );
        var strongest = new StrongestPairs(options.Top);
        var linkage = new AverageLinkage(table.Count);
        foreach (var row in table.Rows(stop))
        {
            strongest.Add(row);
            linkage.Add(row);
            foreach (var pair in each is null ? [] : row.Pairs())
                each!(Described(pair));
        }

        return new()
        {
            Names = kept,
            Pairs = [.. strongest.Kept.Select(Described)],
            PairCount = strongest.Count,
            Mean = strongest.Mean,
            Between = (i, j) => table[i, j],
            Spectrum = spectrum,
            Factors = spectrum is null ? null : ParallelAnalysis.Factors(spectrum, options.Seed),
            Blocks = Block.Of(linkage, table, kept, options.BlocksAbove, stop),
            Warnings = said,
        };
    }

    private static void Warn(List<string> said, double[][] values, Spectrum? spectrum, string over)
    {
        var all = values[0].Length;
        if (spectrum is null)
            said.Add($"too few {over}s have all values, so there are no eigenvalues");
        else if (spectrum.Rows < all)
            said.Add($"eigenvalues are over the {spectrum.Rows} {over}s of {all} that have all values");
        if (all < FewRows)
            said.Add($"{all} {over}s are few: of so many correlations some are large by chance, and their intervals say so");
    }

    /// <summary>1 − (mean squared standard error)/(variance); null where an error is unknown.</summary>
    private static double? Reliability(ScoreMatrix scores, double[] task, int column)
    {
        double noise = 0,
            mean = 0,
            squares = 0;
        var known = 0;
        for (var i = 0; i < task.Length; i++)
        {
            if (double.IsNaN(task[i]))
                continue;
            known++;
            var error = scores.Error(i, column);
            var off = task[i] - mean;
            noise += (error * error - noise) / known;
            mean += off / known;
            squares += off * (task[i] - mean);
        }

        return double.IsNaN(noise) || squares <= 0 ? null : Math.Max(0, 1 - noise / (squares / (known - 1)));
    }

    private static bool Varies(double[] values) =>
        values.Count(value => !double.IsNaN(value)) >= FewestRows && StandardSeries.Range(values) > 0;

    private static double[][] Transposed(double[][] series) =>
        [.. Enumerable.Range(0, series[0].Length).Select(i => series.Select(one => one[i]).ToArray())];
}
