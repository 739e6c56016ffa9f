using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Composition;

/// <summary>A library, and what a project that references it declares.</summary>
internal static class Study
{
    /// <summary>A suite, a skill, and two families, under a plan of their own.</summary>
    public const string LibrarySource = """
        using TaskSpec;
        [assembly: ScalingPlan(1e18, 1e21, Models = 5, TargetFlop = 1e22)]
        namespace Library;
        [Suite("sums", Version = "1")]
        public abstract class Sums;
        [Skill("carry a digit", Across = Transfer.Same)]
        public sealed class Carry : Skill;
        [TaskFamily("add", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>, Needs<Carry>]
        public sealed class Add : Sums;
        [TaskFamily("once", Version = "1"), Samples(1), Answer(Tokens = 4), Headline<ExactMatch>, Sampling(Attempts = 1)]
        public sealed class Once : Sums;
        """;

    /// <summary>What makes a source that of a root.</summary>
    public const string Root = "using TaskSpec;\n[assembly: TaskCatalogRoot]\n";

    public static MetadataReference Library { get; } = Compile.Library("Library", LibrarySource);

    /// <summary>A library of one family.</summary>
    public static MetadataReference Of(string assembly, string id) =>
        Compile.Library(
            assembly,
            $"""
            using TaskSpec;
            namespace {assembly};
            [TaskFamily("{id}", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class Family;
            """
        );

    /// <summary>A library whose catalog is given as it stands in the attribute.</summary>
    public static MetadataReference Fragment(string assembly, int schemaVersion, string json) =>
        Compile.Reference(
            Compile
                .Sources(
                    $"[assembly: TaskSpec.CatalogFragment({schemaVersion}, {SymbolDisplay.FormatLiteral(json, quote: true)})]"
                )
                .WithAssemblyName(assembly)
        );
}
