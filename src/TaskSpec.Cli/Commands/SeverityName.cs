using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>Severities as arguments and JSON spell them.</summary>
internal static class SeverityName
{
    public static string Of(Severity severity) => severity.ToString().ToLowerInvariant();

    public static Severity Parse(string name) => Enum.Parse<Severity>(name, ignoreCase: true);
}
