using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

/// <summary>What a family's results hang on, in a few digits a part, so that a later declaration can be told from an earlier one.</summary>
/// <remarks>
/// In it is what is run and how it is scored. Not in it are beliefs (lengths, difficulty, human time, correlations), what a profile
/// measures, what else is recorded, and what people read: results of before and after compare whatever these say.
/// </remarks>
public static class Fingerprint
{
    private const int Bytes = 4;

    /// <summary>The parts that are declared, each as "name digits", in one order.</summary>
    public static EquatableArray<string> Of(Family family) =>
        Parts(family)
            .Select(part => (part.Name, Text: TextOf(part.Part)))
            .Where(part => part.Text != Nothing)
            .Select(part => Part(part.Name, part.Text))
            .ToEquatableArray();

    /// <summary>The names of the parts in which two fingerprints differ, in the order of the second, what only the first has last.</summary>
    public static IReadOnlyList<string> Changes(EquatableArray<string> before, EquatableArray<string> after) =>
        [
            .. after
                .Except(before, StringComparer.Ordinal)
                .Concat(before.Except(after, StringComparer.Ordinal))
                .Select(NameOf)
                .Distinct(),
        ];

    /// <summary>A part: its name, and digits that stand for its text.</summary>
    internal static string Part(string name, string text) => $"{name} {Hash(text)}";

    /// <summary>The name of a part.</summary>
    internal static string NameOf(string part) => part.LastIndexOf(' ') is > 0 and var end ? part.Substring(0, end) : part;

    private static readonly Family Empty = new()
    {
        Id = "",
        Version = "",
        Type = "",
    };

    private static readonly string Nothing = TextOf(Empty);

    private static IEnumerable<(string Name, Family Part)> Parts(Family family)
    {
        yield return ("headline", Empty with { Headline = Measured(family.Headline) });
        yield return ("samples", Empty with { Samples = Drawn(family.Samples) });
        yield return ("tasks", Empty with { Tasks = family.Tasks.Select(Asked).ToEquatableArray() });
        yield return ("variants", Empty with { Variants = family.Variants });
        yield return (
            "choice order",
            Empty with
            {
                Choices = family.Choices is { ShuffleSeed: { } seed } ? new(2) { ShuffleSeed = seed } : null,
            }
        );
        yield return ("answer", Empty with { Answer = Right(family.Answer) });
        yield return ("credit", Empty with { Steps = Credit(family) });
        yield return ("tools", Empty with { Steps = Tools(family) });
        yield return ("limits", Empty with { Limits = family.Limits });
        yield return ("sampling", Empty with { Sampling = family.Sampling });
        yield return ("sandbox", Empty with { Sandbox = family.Sandbox });
        yield return ("scoring", Empty with { Scored = family.Scored });
    }

    private static MetricUse? Measured(MetricUse? use) =>
        use is null
            ? null
            : use with
            {
                Type = "",
                Name = null,
                Traits = [],
                LmEval = null,
                Inspect = null,
                Ceiling = null,
                Link = null,
                TokenCorrelation = null,
            };

    private static SampleSource? Drawn(SampleSource? samples) =>
        samples is null
            ? null
            : samples with
            {
                Count = null,
                TaskPerSample = null,
                Clusters = null,
                ClusterCorrelation = null,
                Fixed = null,
            };

    private static EvalTask Asked(EvalTask task) =>
        task with
        {
            HumanMinutes = null,
            HumanSource = null,
            HumanN = null,
            Tokens = null,
        };

    private static Answer? Right(Answer? answer) =>
        answer is { Requirement: null, Edits: null, ReasoningTokens: null } or null
            ? null
            : new()
            {
                Requirement = answer.Requirement,
                Edits = answer.Edits,
                ReasoningTokens = answer.ReasoningTokens is null ? null : 1,
            };

    // Weights count where they are credit; one that is not declared is 1.
    private static EquatableArray<StepInfo> Credit(Family family) =>
        family.Headline?.Form == Form.WeightedSteps
            ? family
                .Steps.OrderBy(step => step.Id, StringComparer.Ordinal)
                .Select(step => new StepInfo(step.Id, "") { Weight = step.Weight ?? 1, Optional = step.Optional })
                .ToEquatableArray()
            : [];

    private static EquatableArray<StepInfo> Tools(Family family) =>
        family
            .Steps.SelectMany(step => step.Calls)
            .Select(call => new ToolCall(call.Tool) { MaxCalls = call.MaxCalls })
            .Distinct()
            .OrderBy(call => call.Tool, StringComparer.Ordinal)
            .ThenBy(call => call.MaxCalls)
            .Select(call => new StepInfo("", "") { Calls = [call] })
            .ToEquatableArray();

    private static string TextOf(Family part)
    {
        var json = new JsonWriter(0);
        CatalogJson.Map(new FieldsWriter(json), part);
        return json.ToString();
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        var digits = sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(Bytes);
        return string.Concat(digits.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
