using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>Generated code is nobody's problem: whatever the author's classes are like, the compiler has nothing to say of it, nor because of it.</summary>
public sealed class HostileFamilyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compiler_says_the_same_with_and_without(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 10; i++)
            AssertSilent(Compile.Sources(new HostileFamilies(random).Project()));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public void Twin_that_sees_the_internals_of_the_other(string access)
    {
        var source = $$"""
            using TaskSpec;
            namespace Twins;
            [TaskFamily("f", Version = "1"), Headline<ExactMatch>, Samples(9)]
            {{access}} sealed class F : ISamples { public static IEnumerable<Sample> Samples() => []; }
            [TaskFamily("g", Version = "1"), Headline<ExactMatch>, Samples(9)]
            file sealed class G : ISamples { public static IEnumerable<Sample> Samples() => []; }
            """;
        var first = Compile.Library(
            "First",
            source.Replace(
                "namespace",
                "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Declarations\")]\nnamespace",
                StringComparison.Ordinal
            )
        );
        AssertSilent(Compile.Sources(source).AddReferences(first));
    }

    [Fact]
    public void Family_of_an_obsolete_class_keeps_its_samples()
    {
        var run = GeneratorRun.Of(
            Compile.Sources(
                """
                using TaskSpec;
                [Obsolete("old", true)] [TaskFamily("f", Version = "1"), Samples(9)]
                public sealed class F : ISamples { public static IEnumerable<Sample> Samples() => []; }
                """,
                "public static class User { public static object Use => TaskCatalog.F.Samples(); }"
            )
        );
        Assert.Contains("FromMethod<global::F>", run.Sources["F.g.cs"]);
    }

    [Fact]
    public void File_names_are_short_and_tell_classes_apart()
    {
        var space = string.Join(".", Enumerable.Repeat("名前という名前", 40));
        var run = GeneratorRun.Of(
            Compile.Sources(
                $$"""
                using TaskSpec;
                namespace {{space}};
                [TaskFamily("a", Version = "1")] public sealed class A;
                [TaskFamily("b", Version = "1")] public sealed class B;
                """
            )
        );
        Assert.Equal(3, run.Sources.Count);
        Assert.All(run.Sources.Keys, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 110));
    }

    private static void AssertSilent(CSharpCompilation input)
    {
        var run = GeneratorRun.Start(input);
        Assert.NotEmpty(run.Sources);
        var generated = run.Output.SyntaxTrees.Except(input.SyntaxTrees).ToHashSet();
        var said = Said(run.Output);
        Assert.Empty(said.Where(problem => problem.Location.SourceTree is { } tree && generated.Contains(tree)));
        Assert.Equal(Said(input).Select(Text).Order(), said.Select(Text).Order());
    }

    // Names that are too long for metadata are found only there.
    private static ImmutableArray<Diagnostic> Said(CSharpCompilation compilation)
    {
        var said = compilation.GetDiagnostics();
        if (said.All(problem => problem.Severity < DiagnosticSeverity.Error))
            said = compilation.Emit(Stream.Null).Diagnostics;
        return [.. said.Where(problem => !problem.IsSuppressed && problem.Severity > DiagnosticSeverity.Hidden)];
    }

    private static string Text(Diagnostic problem) => problem.ToString();
}
