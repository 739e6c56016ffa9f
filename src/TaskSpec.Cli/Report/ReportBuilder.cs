using TaskSpec.Cli.Report.Sections;

namespace TaskSpec.Cli.Report;

/// <summary>The sections that the input allows, each by itself.</summary>
internal static class ReportBuilder
{
    public static IReadOnlyList<Section> Of(ReportInput input, CancellationToken stop) =>
        [.. Sections(input, stop).OfType<Section>(), .. Absent(input)];

    public static string Page(ReportInput input, IReadOnlyList<Section> sections)
    {
        var title = input.Catalog is { } catalog
            ? $"{catalog.Catalog.Assembly}: what its results can forecast"
            : "What these results can forecast";
        return ReportPage.Of(title, $"Made from {Html.Join(input.Files, Shown.Name, ", ")}", sections);
    }

    private static IEnumerable<Section?> Sections(ReportInput input, CancellationToken stop)
    {
        var families = JudgedFamilies.Of(input, stop);
        if (input.Catalog is { } catalog)
        {
            yield return VerdictSection.Of(families, input);
            yield return FamiliesSection.Of(catalog, families, input);
            yield return FindingsSection.Of(catalog);
            if (catalog.Families.Count > 1)
                yield return OverlapSection.Of(catalog);
        }

        if (input.Scores is { } scores)
            yield return BacktestSection.Of(scores, input.Floors, stop);
        yield return RegisteredSection.Of(families);
        if (input.Runs is { } runs)
            yield return HorizonSection.Of(runs, stop);
        if (input.Scores is { } correlated)
            yield return CorrelationSection.OfScores(correlated, stop);
        if (input.Runs is { } solved)
            yield return CorrelationSection.OfRuns(solved, stop);
        if (input.Scores is { } improved)
            yield return ImprovementSection.Of(improved);
        if (input.Samples is { } samples)
            yield return ChainSection.Of(samples);
        yield return SummarySection.Of(input);
    }

    private static IEnumerable<Section> Absent(ReportInput input)
    {
        (bool IsAbsent, string What, string How)[] all =
        [
            (input.Catalog is null, "Families, their findings and overlap", "PATH"),
            (
                input.Scores is null,
                "Measured points, forecasts against what came, residual correlations and improvements",
                "--scores"
            ),
            (input.Runs is null, "Time horizons and their trend", "--runs"),
            (input.Samples is null, "The chain from log-likelihood to accuracy", "--samples"),
        ];
        var absent = all.Where(part => part.IsAbsent).ToArray();
        if (absent.Length > 0)
            yield return new(
                "absent",
                "Not in this report",
                $"<ul>{Html.Join(absent, part => $"<li>{part.What}: give <code>{part.How}</code>.</li>\n")}</ul>\n"
            );
    }
}
