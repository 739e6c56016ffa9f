using System.CommandLine;

namespace TaskSpec.Cli.Commands;

/// <summary>What the commands on a scores table have in common.</summary>
internal static class ScoresOptions
{
    public static TableArgument Argument() => new("SCORES", "A scores table");

    public static Option<string> MetricOption() =>
        new("--metric")
        {
            Description = "The metric, by its name in the table",
            HelpName = "M",
            Required = true,
        };

    public static Option<string?> RecipeOption() =>
        new("--recipe") { Description = "Only models of these recipes (column family), separated by commas", HelpName = "A,B" };

    /// <summary>What that option was called before.</summary>
    public static FormerName FormerRecipe { get; } = new("--family", "--recipe");

    public static Option<string?> FloorsOption() =>
        new("--floors") { Description = "A table of the scores of chance: task, and floor or random_baseline", HelpName = "F" };

    /// <summary>Names that are separated by commas.</summary>
    public static IReadOnlyCollection<string> Listed(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
