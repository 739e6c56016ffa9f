using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Collects the tools and skills that a family names, and what it names in vain, while it is read.</summary>
internal sealed class References
{
    private readonly SortedDictionary<string, ToolInfo> tools = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SkillInfo> skills = new(StringComparer.Ordinal);

    private readonly HashSet<DanglingReference> dangling = [];

    /// <summary>What is named and is not there.</summary>
    public EquatableArray<DanglingReference> Dangling =>
        dangling
            .OrderBy(reference => reference.Type, StringComparer.Ordinal)
            .ThenBy(reference => reference.Attribute, StringComparer.Ordinal)
            .ThenBy(reference => reference.Of, StringComparer.Ordinal)
            .ToEquatableArray();

    public EquatableArray<ToolInfo> Tools => tools.Values.ToEquatableArray();

    public EquatableArray<SkillInfo> Skills => skills.Values.ToEquatableArray();

    /// <summary>Notes what an attribute names in vain.</summary>
    public void Miss(string type, string attribute, INamedTypeSymbol named) =>
        dangling.Add(new(type, attribute, TypeName.Full(named)));

    /// <summary>Notes a tool, and returns its id.</summary>
    public string? Tool(INamedTypeSymbol? type)
    {
        if (type is null)
            return null;
        var name = TypeName.Full(type);
        if (!tools.TryGetValue(name, out var tool))
        {
            var attribute = AttributeSet.Of(type).Single(WellKnownNames.Tool) ?? new AttributeReader([]);
            tool = new(attribute[0].Text ?? TypeName.Kebab(type.Name), name)
            {
                Input = attribute["Input"].Word<Requirement>(),
                SecondsPerCall = attribute["SecondsPerCall"].Number,
                UsdPerCall = attribute["UsdPerCall"].Number,
            };
            tools.Add(name, tool);
        }

        return tool.Id;
    }

    /// <summary>Notes the skills that a class needs, and returns their types.</summary>
    public EquatableArray<string> Needs(AttributeSet attributes) =>
        attributes
            .List(WellKnownNames.Needs, need => Skill(need.TypeArgument), type => type)
            .Distinct()
            .OrderBy(type => type, StringComparer.Ordinal)
            .ToEquatableArray();

    private string? Skill(INamedTypeSymbol? type)
    {
        if (type is null)
            return null;
        var name = TypeName.Full(type);
        if (!skills.ContainsKey(name))
        {
            var attribute = AttributeSet.Of(type).Single(WellKnownNames.Skill);
            skills.Add(name, new(name, attribute?[0].Text) { Across = attribute?["Across"].Word<Transfer>() });
        }

        return name;
    }
}
