using TaskSpec.Cli.Output;
using TaskSpec.Runners;

namespace TaskSpec.Cli.Commands;

/// <summary>What an export wrote and could not carry.</summary>
internal static class ExportText
{
    private const int Named = 4;

    public static string Json(Exporter exporter, ExportJob job, IReadOnlyList<ExportFinding> findings) =>
        JsonDocument.Of(json =>
        {
            json.Text("runner", exporter.Runner);
            json.Texts("files", job.Folder.Files);
            json.List(
                "findings",
                findings,
                static (json, finding) =>
                {
                    json.Text("family", finding.Family);
                    json.TextOrNull("feature", finding.Feature?.ToString());
                    json.Raw("lost", finding.Lost ? "true" : "false");
                    json.Text("message", finding.Message);
                }
            );
        });

    /// <summary>What is lost, one by one; what only travels along, once for all families.</summary>
    public static void Write(Screen screen, Exporter exporter, ExportJob job, string place, IReadOnlyList<ExportFinding> findings)
    {
        screen.WriteLine($"{Figure.Of(job.Folder.Files.Count, "file")} in {place}, for {exporter.Title}");
        screen.WriteLine(new Span(exporter.UsageOf(job), Tone.Faint));
        Section(screen, "Lost", Tone.Bad, findings.Where(finding => finding.Lost).GroupBy(finding => finding.Message));
        var noted = findings.Where(finding => !finding.Lost);
        Section(
            screen,
            "Noted, and not acted upon",
            Tone.Notice,
            noted.GroupBy(finding =>
                finding.Feature is { } feature && exporter.Capabilities.TryGetValue(feature, out var support)
                    ? $"{feature.Words()}: {support.How}"
                    : finding.Message
            )
        );
    }

    private static void Section(Screen screen, string title, Tone tone, IEnumerable<IGrouping<string, ExportFinding>> groups)
    {
        foreach (var (i, group) in groups.Index())
        {
            if (i == 0)
            {
                screen.WriteLine();
                screen.WriteLine(new Span(title, tone));
            }

            var families = group.Select(finding => finding.Family).Distinct().ToArray();
            var names = string.Join(", ", families.Take(Named));
            var more = families.Length > Named ? $" and {families.Length - Named} more" : "";
            screen.WriteLine("  ", group.Key, new Span($" ({names}{more})", Tone.Faint));
        }
    }
}
