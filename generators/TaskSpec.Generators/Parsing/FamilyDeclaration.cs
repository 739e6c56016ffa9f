using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>What a family's class and its suites declare; the assembly's defaults are not merged in yet. Equal by value, and free of symbols.</summary>
/// <remarks>Apart from the assembly, so that an edited assembly attribute re-reads no family, and an edited family nothing else.</remarks>
/// <param name="Family">The family, without the defaults.</param>
/// <param name="Defaults">What its class and its suites say of limits, sampling and the like.</param>
/// <param name="Class">Its class.</param>
/// <param name="Tools">The tools that it names.</param>
/// <param name="Skills">The skills that it names.</param>
/// <param name="Invalid">Numbers that cannot be, on its suites and on what else it names.</param>
/// <param name="SuiteElsewhere">Its suite, where another assembly declares it.</param>
public sealed record FamilyDeclaration(
    Family Family,
    Defaults Defaults,
    FamilyClass Class,
    EquatableArray<ToolInfo> Tools,
    EquatableArray<SkillInfo> Skills,
    EquatableArray<InvalidValue> Invalid,
    Suite? SuiteElsewhere
)
{
    /// <summary>The family as the catalog holds it.</summary>
    /// <param name="assembly">The defaults of its assembly.</param>
    public Family Merge(Defaults assembly) =>
        Family with
        {
            Plan = Defaults.Plan.Over(assembly.Plan) is { } plan && plan != assembly.Plan ? plan : null,
            Limits = Defaults.Limits.Over(assembly.Limits),
            Sampling = Defaults.Sampling.Over(assembly.Sampling),
            Sandbox = Defaults.Sandbox.Over(assembly.Sandbox),
            Scored = Defaults.Scored.Over(assembly.Scored),
            Provenance = Defaults.Provenance.Over(assembly.Provenance),
            Metadata = Defaults.Metadata.Over(assembly.Metadata),
        };
}

/// <summary>A family's class, as generated code needs to know it.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its name; that of a nested class follows those of the classes around it and an underscore each.</param>
/// <param name="Outermost">The name of the outermost class around it, or its own.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="Path">The names by which code reaches it, with dots; null where generated code cannot: it is private, file-local or generic.</param>
public sealed record FamilyClass(string Namespace, string Name, string Outermost, bool IsPublic, string? Path);
