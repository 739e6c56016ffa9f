using TaskSpec.Rules;

namespace TaskSpec.Cli.Sources;

/// <summary>A finding as it is shown, whether a build or this tool found it. File, relative to the working directory, and line from a build only.</summary>
internal sealed record LocatedFinding(
    string Id,
    Severity Severity,
    string Message,
    string? Family,
    string? File,
    int? Line,
    string? Cause,
    string? Remedy
)
{
    public static LocatedFinding Of(Finding finding) =>
        new(
            finding.Rule.Id,
            finding.Rule.Severity,
            finding.Message,
            finding.Family,
            File: null,
            Line: null,
            finding.Cause,
            finding.Remedy
        );
}
