using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>A test of promptfoo.</summary>
/// <param name="Input">Its prompt with its values.</param>
/// <param name="Target">What its first assertion that says so expects; empty where none does.</param>
/// <param name="Scored">How it is scored.</param>
internal sealed record PromptfooTest(string Input, string Target, PromptfooScoring Scored)
{
    /// <summary>Reads one.</summary>
    /// <param name="test">The test.</param>
    /// <param name="defaults">What holds for all tests.</param>
    /// <param name="prompt">The prompt.</param>
    public static PromptfooTest Of(Row test, Row? defaults, string prompt)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in new[] { defaults?.Object("vars"), test.Object("vars") })
        {
            foreach (var name in some?.Members ?? [])
                variables[name] = Plain(some!, name);
        }

        var options = Row.Behind(test.Object("options"), defaults?.Object("options"));
        Row[] asserts =
        [
            .. options["disableDefaultAsserts"] is JValue { Value: true } ? [] : defaults?.Rows("assert") ?? [],
            .. test.Rows("assert"),
        ];
        if (asserts.Length == 0)
            throw new RowException("it asserts nothing, so that nothing is known of how it is scored");
        if (asserts.Any(assert => assert.Required("type") == "assert-set"))
            throw new RowException("it has sets of assertions, which have no counterpart here; write them as single ones");
        return new(
            PromptTemplate.Render(prompt, variables, "the prompt"),
            asserts.Select(assert => Expected(assert, variables)).FirstOrDefault(target => target is not null) ?? "",
            new(
                PromptfooAssertion.Of(asserts, options, variables),
                [.. MetricParameters.Of(Row.Behind(test, defaults), "assertScoringFunction", "threshold")]
            )
        );
    }

    private static string Plain(Row variables, string name)
    {
        if (variables[name] is not JValue)
            throw new RowException(
                $"its variable {Ids.Shown(name)} is no text (promptfoo makes several tests of a list); write it as a text"
            );
        var text = variables.Text(name) ?? "";
        return PromptTemplate.IsPlain(text)
            ? text
            : throw new RowException(
                $"its variable {Ids.Shown(name)} is a template or a file, and neither is read here; write it out"
            );
    }

    /// <summary>What an assertion expects; null where its value says how it measures, or there is none.</summary>
    private static string? Expected(Row assert, Dictionary<string, string> variables) =>
        assert["value"] is JValue { Type: JTokenType.String } && PromptfooAssertion.IsTarget(assert)
            ? PromptTemplate.Render(assert.Text("value")!, variables, "the value of an assertion")
            : null;
}

/// <summary>How tests of promptfoo are scored; those of one family alike.</summary>
/// <param name="Assertions">Their assertions.</param>
/// <param name="Given">What decides a test as a whole, where it is not that all assertions pass.</param>
internal sealed record PromptfooScoring(EquatableArray<PromptfooAssertion> Assertions, EquatableArray<Parameter> Given);
