using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>Whatever families and ids are called, the generated code compiles without a warning.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("Family")]
    [InlineData("Samples")]
    [InlineData("Id")]
    [InlineData("Version")]
    [InlineData("Tasks")]
    [InlineData("Steps")]
    [InlineData("Find")]
    [InlineData("Limits")]
    [InlineData("Metrics")]
    [InlineData("Items")]
    [InlineData("Forecast")]
    [InlineData("Overlaps")]
    [InlineData("Equals")]
    [InlineData("System")]
    [InlineData("TaskCatalog")]
    [InlineData("@class")]
    [InlineData("@record")]
    [InlineData("Été")]
    public void Families_may_have_any_name(string name) =>
        GeneratorRun.Of(
            Compile.Sources(
                $$"""
                namespace Some.@event.Where
                {
                    [global::TaskSpec.TaskFamily("f", Version = "1"), global::TaskSpec.Headline<M>, global::TaskSpec.Limits(TimeSeconds = 1)]
                    [global::TaskSpec.Task("{{name}}"), global::TaskSpec.Task("tasks")]
                    public sealed class {{name}} : global::TaskSpec.ISamples
                    {
                        [global::TaskSpec.Step(Id = "Steps")] public sealed class One : global::TaskSpec.Step;
                        static global::System.Collections.Generic.IEnumerable<global::TaskSpec.Sample> global::TaskSpec.ISamples.Samples() => [];
                    }
                    [global::TaskSpec.Metric("Metrics", global::TaskSpec.Form.AllRight)] public sealed class M : global::TaskSpec.IMetric;
                }
                """
            )
        );

    [Fact]
    public void Families_may_stand_in_a_namespace_called_TaskSpec() =>
        GeneratorRun.Of(
            Compile.Sources(
                "namespace Mine.TaskSpec.TaskCatalog; [global::TaskSpec.TaskFamily(\"f\", Version = \"1\")] public sealed class TaskSpec;"
            )
        );

    [Fact]
    public void Ids_become_identifiers_that_do_not_collide()
    {
        var code = GeneratorRun
            .Of(
                Compile.Sources(
                    """
                    using TaskSpec;
                    [TaskFamily("f", Version = "1"), Task("a-b"), Task("a_b"), Task("aB"), Task("30min"), Task("--"), Task("Equals"), Task("class"), Task("\"\n<&>*/")]
                    public sealed class F;
                    """
                )
            )
            .Sources["F.g.cs"];
        foreach (var name in (string[])["AB", "AB_2", "AB_3", "_30min", "@_", "Equals_2", "Class", "__2"])
            Assert.Contains($"public const string {name} = ", code);
    }

    [Fact]
    public void Classes_that_would_share_a_name_or_a_file_do_not()
    {
        var sources = GeneratorRun
            .Of(
                Compile.Sources(
                    """
                    using TaskSpec;
                    [TaskFamily("a", Version = "1")] public sealed class Outer_Inner;
                    public class Outer
                    {
                        [TaskFamily("b", Version = "1")] public sealed class Inner;
                        [TaskFamily("c", Version = "1")] internal sealed class Hidden;
                        [TaskFamily("d", Version = "1")] private sealed class Secret : ISamples { public static IEnumerable<Sample> Samples() => []; }
                    }
                    [TaskFamily("e", Version = "1")] public sealed class outer;
                    [TaskFamily("g", Version = "1")] public sealed class OUTER;
                    [TaskFamily("h", Version = "1")] public sealed class OUTER<T>;
                    """,
                    "using TaskSpec; [TaskFamily(\"i\", Version = \"1\")] file sealed class Same;",
                    "using TaskSpec; [TaskFamily(\"j\", Version = \"1\")] file sealed class Same;"
                )
            )
            .Sources;
        Assert.Equal(10, sources.Count);
        Assert.Contains("public static class Outer_Inner_2", sources["Outer+Inner.g.cs"]);
        Assert.Contains("internal static class Outer_Hidden", sources["Outer+Hidden.g.cs"]);
        Assert.DoesNotContain("Samples()", sources["Outer+Secret.g.cs"]);
    }

    [Fact]
    public void Project_without_families_gets_nothing() =>
        Assert.Empty(GeneratorRun.Of(Compile.Sources("public class C;")).Sources);
}
