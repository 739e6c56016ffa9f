using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1002UnsafeIdTests
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData(".hidden")]
    [InlineData("-flag")]
    [InlineData("end.")]
    [InlineData("con.txt")]
    [InlineData("é")]
    [InlineData("")]
    public Task Unsafe_id_fires(string id) =>
        AnalyzerTest
            .Of("TSK1002", Declare.Family($"[[|TaskFamily(\"{id}\", Version = \"1\")|], Headline<ExactMatch>]"))
            .VerifyAsync();

    [Theory]
    [InlineData("a")]
    [InlineData("gsm8k_cot.v2-final")]
    [InlineData("console")]
    public Task Safe_id_is_silent(string id) =>
        AnalyzerTest
            .Of("TSK1002", Declare.Family($"[TaskFamily(\"{id}\", Version = \"1\"), Headline<ExactMatch>]"))
            .VerifyAsync();

    [Fact]
    public Task Ids_of_tasks_variants_steps_and_suites_are_looked_at() =>
        AnalyzerTest
            .Of(
                "TSK1002",
                """
                using TaskSpec;

                [[|Suite("a b", Version = "1")|]]
                public abstract class Sums;

                [TaskFamily("add", Version = "1"), Headline<ExactMatch>]
                [[|Task("a:b")|], [|Variant("30 min", Items.Same)|], Task("fine")]
                public sealed class Add
                {
                    [[|Step(Id = "x/y")|]] public sealed class One : Step;
                }
                """
            )
            .VerifyAsync();
}
