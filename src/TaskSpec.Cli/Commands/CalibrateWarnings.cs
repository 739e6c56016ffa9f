using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What to know beside a calibration, once what it was made from is held against what came of it.</summary>
internal static class CalibrateWarnings
{
    /// <summary>The report with all of it.</summary>
    /// <exception cref="CliError">There is nothing to write.</exception>
    public static CalibrationReport With(CalibrationReport report, CalibrationInput input, bool ofCatalog)
    {
        var measured = report.File.Measured;
        if (measured.IsEmpty)
            throw new CliError(
                $"nothing could be estimated of any family, so nothing is written{string.Concat(report.Warnings.Take(1).Select(first => $": {first}"))}"
            );
        return report with
        {
            Warnings =
            [
                .. measured.Any(HasEstimate)
                    ? Enumerable.Empty<string>()
                    : ["nothing could be estimated of any family: what is written counts models and changes no forecast"],
                .. Strangers(input),
                .. ofCatalog ? Missing(input) : [],
                .. report.Warnings,
            ],
        };
    }

    private static bool HasEstimate(MeasuredFamily one) =>
        one.Difficulty is not null
        || (one.Misfit ?? one.Jump ?? one.SpreadDecades ?? one.ItemCorrelation) is not null
        || !(one.Links.IsEmpty && one.Correlations.IsEmpty && one.Outcomes.IsEmpty);

    private static IEnumerable<string> Strangers(CalibrationInput input)
    {
        var ids = input.Families.Select(family => family.Id).ToHashSet(StringComparer.Ordinal);
        string[] strange =
        [
            .. input.Rows.Select(row => row.Task).Where(task => !ids.Contains(task)).Distinct(StringComparer.Ordinal),
        ];
        string[] variants = [.. strange.Where(task => task.Contains('@'))];
        string[] unknown = [.. strange.Except(variants)];
        if (variants.Length > 0)
            yield return $"results of variants are not used: {ScalingException.Some(variants)}";
        if (unknown.Length > 0)
            yield return $"results of tasks that are no family are not used: {ScalingException.Some(unknown)}";
        if (input.Rows.Count(row => row.Flop is not > 0) is > 0 and var without)
            yield return $"{without} rows have no flop above 0 and are not used";
    }

    private static IEnumerable<string> Missing(CalibrationInput input)
    {
        var seen = input.Rows.Select(row => (row.Task, row.Metric)).ToHashSet();
        string[] missing =
        [
            .. input
                .Families.Where(family => !seen.Contains((family.Id, family.Metric)) && !input.Outcomes.ContainsKey(family.Id))
                .Select(family => family.Id),
        ];
        if (missing.Length > 0)
            yield return $"no result of the headline of {Figure.Of(missing.Length, "family", "families")} of the catalog: {ScalingException.Some(missing)}";
    }
}
