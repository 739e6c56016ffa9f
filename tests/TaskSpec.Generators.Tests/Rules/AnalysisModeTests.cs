using System.Text;
using TaskSpec.Rules;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>The severities that the package's modes set are those of the rule book.</summary>
public sealed class AnalysisModeTests
{
    [Fact]
    public void Strict_makes_a_warning_of_whatever_is_less() =>
        Matches(
            "strict",
            "Every rule is on: suggestions and rules off by default are warnings.",
            severity => severity == Severity.Error ? "error" : "warning"
        );

    [Fact]
    public void Default_is_the_rule_book() =>
        Matches(
            "default",
            "Every rule has its own severity.",
            severity =>
                severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    Severity.Suggestion => "suggestion",
                    _ => "none",
                }
        );

    [Fact]
    public void Off_silences_every_rule() => Matches("off", "No rule says anything, not even an error.", _ => "none");

    private static void Matches(string mode, string says, Func<Severity, string> word)
    {
        // A negative level: whatever the project itself says of a rule wins, in an .editorconfig or a .globalconfig.
        var config = new StringBuilder(
            $"# TaskSpecAnalysisMode={mode}. {says} A test writes this file from the rule book.\n"
        ).Append("is_global = true\nglobal_level = -100\n\n");
        foreach (var rule in RuleBook.All)
            config.Append($"# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {word(rule.Severity)}\n\n");
        Snapshot.MatchesFile($"{config}".TrimEnd() + "\n", $"generators/TaskSpec.Build/config/{mode}.globalconfig");
    }
}
