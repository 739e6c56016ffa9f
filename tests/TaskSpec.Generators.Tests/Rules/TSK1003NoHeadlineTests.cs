using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1003NoHeadlineTests
{
    [Fact]
    public Task Family_without_a_headline_fires() =>
        AnalyzerTest.Of("TSK1003", Declare.Family("[[|TaskFamily(\"x\", Version = \"1\")|], Records<ExactMatch>]")).VerifyAsync();

    [Fact]
    public Task Headline_of_a_suite_in_another_file_suffices() =>
        AnalyzerTest
            .Of("TSK1003", "using TaskSpec; [TaskFamily(\"a\", Version = \"1\")] public sealed class A : S;")
            .And("/test/S.cs", "using TaskSpec; [Suite(\"s\", Version = \"1\"), Headline<ExactMatch>] public abstract class S;")
            .VerifyAsync();

    [Fact]
    public Task Class_that_is_no_family_is_nobodys_business() =>
        AnalyzerTest
            .Of("TSK1003", "using TaskSpec; [Suite(\"s\", Version = \"1\")] public abstract class S; public class C;")
            .VerifyAsync();
}
