using TaskSpec.Catalogs.Json;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads the compiler's log (SARIF 2.1): what the author sees in the build, with .editorconfig and suppressions applied.</summary>
internal static class SarifLog
{
    /// <summary>The findings of this package's rules, in order of place; null where there is no log.</summary>
    public static IReadOnlyList<LocatedFinding>? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var results = JsonParser.Parse(File.ReadAllText(path))["runs"]?.Items.SelectMany(run => run["results"]?.Items ?? []);
            return
            [
                .. (results ?? [])
                    .Where(result => result["ruleId"]?.Text.StartsWith("TSK", StringComparison.Ordinal) == true)
                    .Where(result => result["suppressions"] is not { Items.Count: > 0 })
                    .Select(Finding)
                    .Distinct()
                    .OrderBy(finding => finding.File, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal),
            ];
        }
        catch (JsonFormatException error)
        {
            throw new CliError($"the compiler's log {path} is damaged at {error.Message}; build again", error);
        }
    }

    private static LocatedFinding Finding(JsonValue result)
    {
        var place = result["locations"]?.Items.FirstOrDefault()?["physicalLocation"];
        var custom = result["properties"]?["customProperties"];
        return new(
            result["ruleId"]!.Text,
            result["level"]?.Text switch
            {
                "error" => Severity.Error,
                "note" => Severity.Suggestion,
                _ => Severity.Warning,
            },
            result["message"]?["text"]?.Text ?? "",
            custom?["family"]?.Text,
            Relative(place?["artifactLocation"]?["uri"]?.Text),
            int.TryParse(place?["region"]?["startLine"]?.Text, out var line) ? line : null,
            custom?["cause"]?.Text,
            custom?["remedy"]?.Text
        );
    }

    private static string? Relative(string? uri) =>
        uri is null ? null
        : Uri.TryCreate(uri, UriKind.Absolute, out var full) && full.IsFile
            ? Path.GetRelativePath(Environment.CurrentDirectory, full.LocalPath)
        : Uri.UnescapeDataString(uri);
}
