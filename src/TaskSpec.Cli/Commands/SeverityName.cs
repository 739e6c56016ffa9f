using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>Severities as arguments and JSON spell them.</summary>
internal static class SeverityName
{
    /// <summary>What a finding can have: none is said that is off.</summary>
    public static IEnumerable<Severity> Said => Enum.GetValues<Severity>().Where(severity => severity > Severity.Off);

    public static string Of(Severity severity) => severity.ToString().ToLowerInvariant();

    public static Severity Parse(string name) => Enum.Parse<Severity>(name, ignoreCase: true);
}
