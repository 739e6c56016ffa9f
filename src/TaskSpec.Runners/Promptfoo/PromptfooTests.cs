using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>What the tests of a column say of how they were asked and graded.</summary>
/// <remarks>
/// What a test says may be its own, as a threshold often is. So each member states the values that tests have, of which all but the first are kept as
/// numbers: memory grows with how many differ, never with their text. That a test does not have it is a value too.
/// </remarks>
internal sealed class PromptfooTests
{
    private const string Verdict = "pass";
    private static readonly string lacked = ConditionText.Digest("");
    private static readonly string[] asking = ["options", "threshold", "assertScoringFunction"];
    private readonly SortedDictionary<(ConditionKind Kind, string Name), Values> members = new(ConditionOrder.Ordinal);
    private readonly SortedSet<string> measured = new(StringComparer.Ordinal);
    private bool any;
    private bool judged;
    private JObject? last;

    /// <summary>Takes down a test.</summary>
    public void Add(JObject? test)
    {
        // Most tests are asked and graded as the one before.
        if (
            last is not null
            && asking.All(member => JToken.DeepEquals(last.At(member), test.At(member)))
            && Alike(last.At("assert"), test.At("assert"))
        )
            return;
        // What is copied leaves the result that it stands in behind.
        last = new(
            asking
                .Append("assert")
                .Where(member => test.At(member) is not null)
                .Select(member => new JProperty(member, test.At(member)))
        );
        var metrics = new SortedSet<string>(StringComparer.Ordinal) { Verdict };
        var stated = Of(test, metrics).Members;
        foreach (var ((kind, name), value) in stated)
        {
            judged |= kind == ConditionKind.Judge && name.Length == 0;
            if (!members.TryGetValue((kind, name), out var values))
            {
                members[(kind, name)] = values = new(value);
                if (kind == ConditionKind.Metric ? measured.Any(IsOf(name)) : any)
                    values.Digests.Add(lacked);
            }

            values.Digests.Add(ConditionText.Digest(value));
        }

        foreach (var ((kind, name), values) in members)
        {
            // What a test does not measure it cannot set.
            if (!stated.ContainsKey((kind, name)) && (kind != ConditionKind.Metric || metrics.Any(IsOf(name))))
                values.Digests.Add(lacked);
        }

        any = true;
        measured.UnionWith(metrics);
    }

    /// <summary>States what all tests say together, and what the config says of tests that say nothing.</summary>
    public void State(Conditions of, JObject? defaults)
    {
        var held = Of(defaults, []).Members;
        foreach (var ((kind, name), values) in members)
            of.Set(kind, name, values.Text(held.GetValueOrDefault((kind, name))));
        foreach (var ((kind, name), value) in held)
        {
            // A result's test is one with the defaults in it, where the log has it whole.
            if (!members.ContainsKey((kind, name)) && !(judged && kind == ConditionKind.Judge))
                of.Set(kind, name, value);
        }
    }

    /// <summary>Whether assertions differ in no more than the values that they hold outputs against.</summary>
    private static bool Alike(JToken? some, JToken? others) =>
        (some, others) switch
        {
            (JArray a, JArray b) => a.Count == b.Count && a.Zip(b).All(pair => Alike(pair.First, pair.Second)),
            (JObject a, JObject b) => a.Count == b.Count
                && a.Properties()
                    .All(member =>
                        member.Name == "value"
                        || (
                            b.At(member.Name) is { } other
                            && (member.Name == "assert" ? Alike(member.Value, other) : JToken.DeepEquals(member.Value, other))
                        )
                    ),
            _ => JToken.DeepEquals(some, others),
        };

    private static Func<string, bool> IsOf(string name) => metric => name.StartsWith(metric + ".", StringComparison.Ordinal);

    /// <summary>What a test says, and by which metrics it is graded.</summary>
    private static Conditions Of(JObject? test, SortedSet<string> metrics)
    {
        var of = new Conditions();
        var options = test.At("options") as JObject;
        of.SetAll(ConditionKind.Generation, options, name => IsGrading(name) || IsOfPrompt(name) || IsOfRunning(name));
        of.SetAll(ConditionKind.Prompt, options, name => !IsOfPrompt(name));
        of.SetAll(ConditionKind.Judge, options, name => name == "provider" || !IsGrading(name));
        foreach (var setting in new[] { "threshold", "assertScoringFunction" })
            of.SetOne(ConditionKind.Metric, $"{Verdict}.{setting}", test.At(setting));
        var judges = new SortedSet<string>(StringComparer.Ordinal);
        var stated = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        if (JudgeOf(options.At("provider")) is { } judge)
            judges.Add(judge);
        Gather(test.At("assert"), null, judges, stated, metrics);
        foreach (var (name, values) in stated)
            of.Set(ConditionKind.Metric, name, string.Join(" ", values));
        of.Set(ConditionKind.Judge, "", string.Join(" ", judges));
        return of;
    }

    private static void Gather(
        JToken? asserts,
        string? outer,
        SortedSet<string> judges,
        Dictionary<string, SortedSet<string>> stated,
        SortedSet<string> metrics
    )
    {
        foreach (var assert in (asserts as JArray ?? []).OfType<JObject>())
        {
            var metric = assert.At("metric").Text() ?? outer ?? Verdict;
            metrics.Add(metric);
            var own = new Conditions();
            own.SetAll(
                ConditionKind.Metric,
                assert,
                name =>
                    name is "type" or "value" or "metric" or "assert" or "provider"
                    || (name == "weight" && assert.At(name).Number() is 1)
            );
            foreach (var (member, value) in own.Members)
            {
                var name = $"{metric}.{member.Name}";
                if (!stated.TryGetValue(name, out var values))
                    stated[name] = values = new(StringComparer.Ordinal);
                values.Add(value);
            }

            if (JudgeOf(assert.At("provider")) is { } judge)
                judges.Add(judge);
            Gather(assert.At("assert"), metric, judges, stated, metrics);
        }
    }

    private static string? JudgeOf(JToken? provider) =>
        provider is JObject { Count: 1 } named && named.At("id").Text() is { } id
            ? id
            : ConditionText.Of(provider, ConditionKind.Judge);

    private static bool IsGrading(string name) => name is "provider" or "rubricPrompt" or "factuality";

    private static bool IsOfPrompt(string name) => name is "prefix" or "suffix";

    // They say in which order, how often and of which expansion a test is made.
    private static bool IsOfRunning(string name) => name is "disableVarExpansion" or "repeat" or "runSerially";

    private sealed class Values(string first)
    {
        public SortedSet<string> Digests { get; } = new(StringComparer.Ordinal);

        /// <summary>The one value, or how many there are. Where a test has none, that of all tests holds.</summary>
        public string Text(string? ofAll)
        {
            if (ofAll is not null && Digests.Remove(lacked))
                Digests.Add(ConditionText.Digest(ofAll));
            return Digests.Count == 1
                ? first
                : FormattableString.Invariant($"{Digests.Count} values #{ConditionText.Digest(string.Concat(Digests))}");
        }
    }
}
