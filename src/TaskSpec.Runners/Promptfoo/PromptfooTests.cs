using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>What the tests of a column say of how they were asked and graded.</summary>
/// <remarks>
/// What a test says may be its own, as a threshold often is. So each member states the values that tests have, of which all but the first are kept as
/// numbers: memory grows with how many differ, never with their text.
/// </remarks>
internal sealed class PromptfooTests
{
    private static readonly string[] asking = ["options", "threshold", "assertScoringFunction"];
    private readonly SortedDictionary<(ConditionKind Kind, string Name), Values> members = [];
    private bool judged;
    private JObject? last;

    /// <summary>Takes down a test.</summary>
    public void Add(JObject? test)
    {
        // Most tests are asked and graded as the one before.
        if (
            last is not null
            && asking.All(member => JToken.DeepEquals(last[member], test?[member]))
            && Alike(last["assert"], test?["assert"])
        )
            return;
        last = test ?? [];
        foreach (var ((kind, name), value) in Of(test).Members)
        {
            judged |= kind == ConditionKind.Judge && name.Length == 0;
            if (!members.TryGetValue((kind, name), out var values))
                members[(kind, name)] = values = new(value);
            values.Digests.Add(ConditionText.Digest(value));
        }
    }

    /// <summary>States what all tests say together, and what the config says of tests that say nothing.</summary>
    public void State(Conditions of, JObject? defaults)
    {
        foreach (var ((kind, name), values) in members)
            of.Set(kind, name, values.Digests.Count == 1 ? values.First : $"{values.Digests.Count} values {values.Digest}");
        foreach (var ((kind, name), value) in Of(defaults).Members)
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
                            b[member.Name] is { } other
                            && (member.Name == "assert" ? Alike(member.Value, other) : JToken.DeepEquals(member.Value, other))
                        )
                    ),
            _ => JToken.DeepEquals(some, others),
        };

    private static Conditions Of(JObject? test)
    {
        var of = new Conditions();
        var options = test.At("options") as JObject;
        of.SetAll(ConditionKind.Generation, options, name => IsGrading(name) || IsOfPrompt(name) || IsOfRunning(name));
        of.SetAll(ConditionKind.Prompt, options, name => !IsOfPrompt(name));
        of.SetAll(ConditionKind.Judge, options, name => name == "provider" || !IsGrading(name));
        foreach (var setting in new[] { "threshold", "assertScoringFunction" })
            of.SetOne(ConditionKind.Metric, $"pass.{setting}", test.At(setting));
        var judges = new SortedSet<string>(StringComparer.Ordinal);
        var stated = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        if (JudgeOf(options.At("provider")) is { } judge)
            judges.Add(judge);
        Gather(test.At("assert"), null, judges, stated);
        foreach (var (name, values) in stated)
            of.Set(ConditionKind.Metric, name, string.Join(" ", values));
        of.Set(ConditionKind.Judge, "", string.Join(" ", judges));
        return of;
    }

    private static void Gather(
        JToken? asserts,
        string? outer,
        SortedSet<string> judges,
        Dictionary<string, SortedSet<string>> stated
    )
    {
        foreach (var assert in (asserts as JArray ?? []).OfType<JObject>())
        {
            var metric = assert["metric"].Text() ?? outer ?? "pass";
            var own = new Conditions();
            own.SetAll(
                ConditionKind.Metric,
                assert,
                name =>
                    name is "type" or "value" or "metric" or "assert" or "provider"
                    || (name == "weight" && assert[name].Number() is 1)
            );
            foreach (var (member, value) in own.Members)
            {
                var name = $"{metric}.{member.Name}";
                if (!stated.TryGetValue(name, out var values))
                    stated[name] = values = new(StringComparer.Ordinal);
                values.Add(value);
            }

            if (JudgeOf(assert["provider"]) is { } judge)
                judges.Add(judge);
            Gather(assert["assert"], metric, judges, stated);
        }
    }

    private static string? JudgeOf(JToken? provider) =>
        provider is JObject { Count: 1 } named && named["id"].Text() is { } id
            ? id
            : ConditionText.Of(provider, ConditionKind.Judge);

    private static bool IsGrading(string name) => name is "provider" or "rubricPrompt" or "factuality";

    private static bool IsOfPrompt(string name) => name is "prefix" or "suffix";

    // They say in which order, how often and of which expansion a test is made.
    private static bool IsOfRunning(string name) => name is "disableVarExpansion" or "repeat" or "runSerially";

    private sealed class Values(string first)
    {
        public string First => first;

        public SortedSet<string> Digests { get; } = new(StringComparer.Ordinal);

        public string Digest => "#" + ConditionText.Digest(string.Concat(Digests));
    }
}
