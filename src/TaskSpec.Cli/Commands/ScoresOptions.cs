using System.CommandLine;

namespace TaskSpec.Cli.Commands;

/// <summary>What the commands on a scores table have in common.</summary>
internal static class ScoresOptions
{
    public static Argument<string> Argument() =>
        new("SCORES") { Description = "A scores table: CSV, or JSON lines where it ends in .jsonl; .gz is accepted" };

    public static Option<string> MetricOption() =>
        new("--metric")
        {
            Description = "The metric, by its name in the table",
            HelpName = "M",
            Required = true,
        };

    public static Option<string?> FamilyOption() =>
        new("--family") { Description = "Only models of these training families, separated by commas", HelpName = "A,B" };

    public static Option<string?> FloorsOption() =>
        new("--floors") { Description = "A table of the scores of chance: task, and floor or random_baseline", HelpName = "F" };

    public static IReadOnlyCollection<string> Families(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
