using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads the steps of a family: those nested in it and in its suites, and those that it shares by name.</summary>
internal static class StepReader
{
    public static EquatableArray<StepInfo> Read(INamedTypeSymbol family, AttributeSet attributes, References references)
    {
        var steps = new Dictionary<string, StepInfo>(StringComparer.Ordinal);
        var named = new List<(string Type, string Attribute, INamedTypeSymbol Step)>();
        for (var owner = family; owner is { SpecialType: SpecialType.None }; owner = owner.BaseType)
        {
            foreach (var nested in owner.GetTypeMembers())
            {
                // A step of which nothing is known needs no [Step]; an abstract one is a base of others.
                if (IsStep(nested) && !nested.IsAbstract)
                    Add(nested, AttributeSet.Of(nested), !ReferenceEquals(owner, family));
            }
        }

        foreach (var shared in attributes.List(WellKnownNames.HasStep, use => use.TypeArgument, TypeName.Full))
            Add(shared, AttributeSet.Of(shared), true);
        // A step of another family is none here, and an order that names it could not be followed.
        var ids = new HashSet<string>(steps.Values.Select(step => step.Id), StringComparer.Ordinal);
        foreach (var (type, attribute, step) in named.Where(reference => !ids.Contains(Id(reference.Step))))
            references.Miss(type, attribute, step);
        return StepOrder.Sort(
            steps.Values.Select(step =>
                step with
                {
                    After = step.After.Where(ids.Contains).ToEquatableArray(),
                    InsteadOf = step.InsteadOf.Where(ids.Contains).ToEquatableArray(),
                }
            )
        );

        void Add(INamedTypeSymbol type, AttributeSet marks, bool shared)
        {
            var name = TypeName.Full(type);
            if (steps.ContainsKey(name))
                return;
            steps.Add(name, Read(type, name, marks, shared, references));
            named.AddRange(Named(marks, WellKnownNames.After).Select(step => (name, "After", step)));
            named.AddRange(Named(marks, WellKnownNames.InsteadOf).Select(step => (name, "InsteadOf", step)));
        }
    }

    private static StepInfo Read(INamedTypeSymbol type, string name, AttributeSet attributes, bool shared, References references)
    {
        var step = attributes.Own(WellKnownNames.StepMark) ?? new AttributeReader([]);
        return new(step["Id"].Text ?? TypeName.Kebab(type.Name), name)
        {
            Tokens = step["Tokens"].Count,
            TokensCv = step["TokensCv"].Number,
            Requirement = step["Requirement"].Word<Requirement>(),
            Edits = step["Edits"].Count,
            Weight = step["Weight"].Number,
            Optional = step["Optional"].Flag,
            Across = step["Across"].Word<Transfer>(),
            OneExecution = step["OneExecution"].Flag,
            Recovery = step["Recovery"].Number,
            HumanMinutes = step["HumanMinutes"].Number,
            After = Ids(attributes, WellKnownNames.After),
            InsteadOf = Ids(attributes, WellKnownNames.InsteadOf),
            Needs = references.Needs(attributes),
            Calls = attributes
                .List(WellKnownNames.Calls, call => ReadCall(call, references), call => call.Tool)
                .OrderBy(call => call.Tool, StringComparer.Ordinal)
                .ToEquatableArray(),
            OutputOf = references.Tool(attributes.Single(WellKnownNames.OutputOf)?.TypeArgument),
            Records = MetricReader.Records(attributes),
            Shared = shared ? true : null,
        };
    }

    private static ToolCall? ReadCall(AttributeReader call, References references) =>
        references.Tool(call.TypeArgument) is { } tool
            ? new(tool)
            {
                Need = call["Need"].Word<Need>(),
                Retries = call["Retries"].Count,
                Feedback = call["Feedback"].Flag,
                MaxCalls = call["MaxCalls"].Count,
            }
            : null;

    private static EquatableArray<string> Ids(AttributeSet attributes, string name) =>
        Named(attributes, name).Select(Id).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray();

    private static List<INamedTypeSymbol> Named(AttributeSet attributes, string name) =>
        attributes.List(name, use => use.TypeArgument, TypeName.Full);

    private static string Id(INamedTypeSymbol type) =>
        AttributeSet.Of(type).Own(WellKnownNames.StepMark)?["Id"].Text ?? TypeName.Kebab(type.Name);

    /// <summary>Whether a class derives from the base class of steps.</summary>
    public static bool IsStep(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == WellKnownNames.Step && AttributeSet.IsTaskSpec(current))
                return true;
        }

        return false;
    }
}
