using System.Globalization;

namespace TaskSpec.Testing.Spelling;

/// <summary>An attribute, before anybody has decided how to write it.</summary>
/// <param name="Name">Its name without namespace and suffix.</param>
/// <param name="Of">Its type argument: a type of the project, or one of TaskSpec's with its namespace; null where it has none.</param>
/// <param name="Arguments">Its arguments as C#, those of the constructor first.</param>
public sealed record WrittenAttribute(string Name, string? Of, params string[] Arguments);

/// <summary>A class with its attributes.</summary>
/// <param name="Name">Its name, which is like no other and of one length, so that names sort alike whatever stands around them.</param>
/// <param name="Base">Its base class: one of the project's, or one of TaskSpec's with its namespace; null where it has none.</param>
/// <param name="Attributes">The attributes.</param>
/// <param name="Steps">The steps in it.</param>
public sealed record WrittenClass(
    string Name,
    string? Base,
    IReadOnlyList<WrittenAttribute> Attributes,
    IReadOnlyList<WrittenClass> Steps
)
{
    /// <summary>Whether others derive from it.</summary>
    public bool IsSuite { get; init; }

    /// <summary>Its summary; null where it has none.</summary>
    public string? Summary { get; init; }
}

/// <summary>Declarations at random that compile: what authors may declare together, without regard to whether it makes sense.</summary>
/// <param name="Assembly">The attributes of the assembly.</param>
/// <param name="Classes">The classes.</param>
public sealed record RandomProject(IReadOnlyList<WrittenAttribute> Assembly, IReadOnlyList<WrittenClass> Classes)
{
    private static readonly string[] Metrics =
    [
        "TaskSpec.ExactMatch",
        "TaskSpec.EditSimilarity",
        "TaskSpec.MultipleChoiceAccuracy",
        "TaskSpec.LogLikelihood",
        "TaskSpec.TestsPass",
        "TaskSpec.WeightedSteps",
        "TaskSpec.BrierScore",
    ];

    /// <summary>Draws a project.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="families">How many families it has.</param>
    public static RandomProject Draw(Random random, int families)
    {
        var number = 0;
        var tools = Classes(random.Next(3), name => new(name, "TaskSpec.Tool", [Tool(name)], []));
        var skills = Classes(random.Next(3), name => new(name, "TaskSpec.Skill", [Skill(name)], []));
        var steps = Classes(random.Next(4), name => Step(name, []));
        var suites = Classes(random.Next(3), name => new(name, null, [.. Suite(name)], []) { IsSuite = true });
        var names = Enumerable.Range(0, families).Select(_ => Name()).ToArray();
        var declared = names.Select(Family).ToList();
        List<WrittenAttribute> assembly = [];
        if (Once(2))
            assembly.Add(
                new(
                    "ScalingPlan",
                    null,
                    [
                        Pick("1e18", "1e19"),
                        Pick("1e22", "1e20"),
                        $"Models = {Pick("7", "3")}",
                        "TargetFlop = 1e24",
                        .. Once(2) ? ["Makers = true"] : Array.Empty<string>(),
                    ]
                )
            );
        if (Once(3))
            assembly.Add(new("Sampling", null, "Temperature = 0"));
        return new(assembly, [.. tools, .. skills, .. steps, .. suites, .. declared]);

        string Name() => string.Create(CultureInfo.InvariantCulture, $"T{++number:000}");

        bool Once(int of) => random.Next(of) == 0;

        string Pick(params string[] values) => values[random.Next(values.Length)];

        WrittenClass PickClass(List<WrittenClass> of) => of[random.Next(of.Count)];

        List<WrittenClass> Classes(int count, Func<string, WrittenClass> make) =>
            [.. Enumerable.Range(0, count).Select(_ => make(Name()))];

        WrittenAttribute Tool(string name) =>
            Once(2)
                ? new("Tool", null, $"\"tool-{name}\"", "Input = Requirement.AnyCorrect")
                : new("Tool", null, $"\"tool-{name}\"");

        WrittenAttribute Skill(string name) =>
            new("Skill", null, [$"\"do {name}\"", .. Once(2) ? [] : new[] { $"Across = Transfer.{Pick("Same", "Similar")}" }]);

        IEnumerable<WrittenAttribute> Suite(string name)
        {
            yield return new("Suite", null, $"\"suite-{name}\"", "Version = \"1.0.0\"");
            if (Once(2))
                yield return new("Sampling", null, "MaxOutputTokens = 16");
            if (Once(3))
                yield return new("Limits", null, "TimeSeconds = 600");
            if (Once(4))
                yield return new("Headline", Pick(Metrics));
        }

        WrittenClass Step(string name, IReadOnlyList<string> before)
        {
            List<string> arguments = [];
            if (!Once(4))
                arguments.Add($"Tokens = {Pick("4", "40", "60")}");
            if (Once(2))
                arguments.Add($"Across = Transfer.{Pick("Same", "Distinct", "Similar")}");
            if (Once(4))
                arguments.Add("Requirement = Requirement.AnyCorrect");
            List<WrittenAttribute> attributes = [new("Step", null, [.. arguments])];
            if (before.Count > 0 && Once(2))
                attributes.Add(new("After", before[^1]));
            if (tools.Count > 0 && Once(3))
                attributes.Add(new("Calls", PickClass(tools).Name, Once(2) ? ["Need = Need.Essential"] : []));
            else if (tools.Count > 0 && Once(4))
                attributes.Add(new("OutputOf", PickClass(tools).Name));
            if (skills.Count > 0 && Once(3))
                attributes.Add(new("Needs", PickClass(skills).Name));
            if (Once(6))
                attributes.Add(new("Records", "TaskSpec.LogLikelihood"));
            return new(name, "TaskSpec.Step", attributes, []);
        }

        WrittenClass Family(string name)
        {
            var id = Once(12) ? "family-twice" : "family-" + name;
            List<WrittenAttribute> attributes = [new("TaskFamily", null, $"\"{id}\"", $"Version = \"{Pick("1.0.0", "2.0.0")}\"")];
            if (!Once(10))
                attributes.Add(new("Samples", null, Pick("4", "9", "100", "1000", "5000")));
            if (!Once(3))
                attributes.Add(new("Answer", null, $"Tokens = {Pick("1", "4", "64")}"));
            if (Once(4))
                attributes.Add(new("Choices", null, Pick("2", "4")));
            if (!Once(12))
                attributes.Add(new("Headline", Pick(Metrics)));
            if (Once(2))
                attributes.Add(new("Records", Pick(Metrics)));
            if (Once(3))
                attributes.Add(new("Limits", null, $"TimeSeconds = {Pick("60", "600")}"));
            if (Once(3))
                attributes.Add(new("Sampling", null, $"Attempts = {Pick("1", "4")}", "MaxOutputTokens = 16"));
            if (Once(4))
                attributes.Add(new("HumanTime", null, Pick("1", "30"), "HumanSource.Estimate"));
            if (Once(4))
                attributes.Add(new("Difficulty", null, $"HalfAtFlop = {Pick("1e21", "1e23")}", "Decades = 0.5"));
            if (Once(4))
                attributes.Add(new("Metadata", null, "\"owner\"", Pick("\"me\"", "3")));
            if (Once(5))
                attributes.Add(new("Task", null, "\"task-1\"", "HumanMinutes = 5"));
            if (Once(5))
                attributes.Add(new("Variant", null, "\"german\"", "Items.Same", "Language = \"de\""));
            if (skills.Count > 0 && Once(3))
                attributes.Add(new("Needs", PickClass(skills).Name));
            foreach (var step in steps.Where(_ => Once(3)))
                attributes.Add(new("HasStep", step.Name));
            foreach (var other in names.Where(other => other != name && Once(8)))
                attributes.Add(new("Correlates", other, Pick("0.95", "0.3", "-0.9")));
            List<string> before = [];
            var own = Classes(
                random.Next(3),
                step =>
                {
                    before.Add($"{name}.{step}");
                    return Step(step, before.SkipLast(1).ToList());
                }
            );
            var suite = suites.Count > 0 && Once(2) ? PickClass(suites).Name : null;
            return new(name, suite, attributes, own) { Summary = Once(3) ? $"What {name} asks." : null };
        }
    }
}
