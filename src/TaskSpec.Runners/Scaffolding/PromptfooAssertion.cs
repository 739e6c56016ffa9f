using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>An assertion of promptfoo, as far as it is the same in all tests of a family.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Metric">What results call its score; null where they do not name it.</param>
/// <param name="Given">What else it is given: with others it measures something else.</param>
/// <param name="Weight">How much it counts in what the test gives as a whole.</param>
internal sealed record PromptfooAssertion(string Type, string? Metric, EquatableArray<Parameter> Given, double Weight)
{
    private const string Not = "not-";

    // What promptfoo hands to the assertion beside type and value, in its own words.
    private static readonly string[] members =
    [
        "config",
        "contextTransform",
        "provider",
        "rubricPrompt",
        "threshold",
        "transform",
    ];

    // A test's options that only those use who ask a model.
    private static readonly string[] grading = ["factuality", "provider", "rubricPrompt"];

    /// <summary>Reads the assertions of a test.</summary>
    /// <param name="asserts">The assertions.</param>
    /// <param name="options">The test's options, with those of all tests behind them.</param>
    /// <param name="variables">The test's values.</param>
    public static EquatableArray<PromptfooAssertion> Of(
        IReadOnlyList<Row> asserts,
        Row options,
        IReadOnlyDictionary<string, string> variables
    )
    {
        var values = new Dictionary<PromptfooAssertion, List<string>>();
        return [.. asserts.Select(assert => Told(Of(assert, options, variables), assert, values))];
    }

    /// <summary>What it is of, without <c>not-</c>.</summary>
    public string BaseType => PlainType(Type);

    /// <summary>Whether a value is what one test expects, and not how all are measured: code, a schema or a file measures.</summary>
    public static bool IsTarget(Row assert) =>
        !IsMeasure(assert)
        && !(
            assert["value"] is JValue { Value: string text }
            && (text.StartsWith("file://", StringComparison.Ordinal) || text.StartsWith("package:", StringComparison.Ordinal))
        );

    private static PromptfooAssertion Of(Row assert, Row options, IReadOnlyDictionary<string, string> variables)
    {
        var type = assert.Required("type");
        var asked = IsGraded(PlainType(type)) ? grading.Where(name => assert[name] is null) : [];
        var output = options["transform"] is null ? "postprocess" : "transform";
        return new(
            type,
            assert.Text("metric") is { Length: > 0 } metric
                ? PromptTemplate.Render(metric, variables, "the metric of an assertion")
                : null,
            [
                .. MetricParameters.Of(assert, IsTarget(assert) ? members : [.. members, "value"]),
                .. MetricParameters.Of(options, asked),
                // What the test makes of the output comes before what the assertion makes of it.
                .. MetricParameters.Of(options, output).Select(one => one with { Name = "options.transform" }),
            ],
            assert.Number("weight") ?? 1
        );
    }

    /// <summary>A sample has one target, so that the further values of one assertion are told apart by their order.</summary>
    private static PromptfooAssertion Told(
        PromptfooAssertion assertion,
        Row assert,
        Dictionary<PromptfooAssertion, List<string>> values
    )
    {
        if (!IsTarget(assert))
            return assertion;
        var plain = assertion with { Weight = 1 };
        if (!values.TryGetValue(plain, out var known))
            values.Add(plain, known = []);
        var value = ConditionText.Of(assert["value"]) ?? "";
        if (!known.Contains(value))
            known.Add(value);
        return known.IndexOf(value) is > 0 and var before
            ? assertion with
            {
                Given = [.. assertion.Given, new("value", FormattableString.Invariant($"{before + 1}"))],
            }
            : assertion;
    }

    private static string PlainType(string type) => type.StartsWith(Not, StringComparison.Ordinal) ? type[Not.Length..] : type;

    private static bool IsMeasure(Row assert) =>
        PlainType(assert.Required("type")) is var type
        && (
            type
                is "javascript"
                    or "python"
                    or "ruby"
                    or "webhook"
                    or "is-json"
                    or "contains-json"
                    or "is-sql"
                    or "contains-sql"
                    or "is-xml"
                    or "contains-xml"
                    or "moderation"
                    or "word-count"
                    or "trajectory:step-count"
            || type.StartsWith("is-valid-", StringComparison.Ordinal)
            || type.StartsWith("trace-", StringComparison.Ordinal)
        );

    private static bool IsGraded(string type) =>
        type
            is "agent-rubric"
                or "answer-relevance"
                or "classifier"
                or "context-faithfulness"
                or "context-recall"
                or "context-relevance"
                or "conversation-relevance"
                or "factuality"
                or "g-eval"
                or "llm-rubric"
                or "model-graded-closedqa"
                or "model-graded-factuality"
                or "moderation"
                or "search-rubric"
                or "trajectory:goal-success"
        || type.StartsWith("similar", StringComparison.Ordinal);
}
