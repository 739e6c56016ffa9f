using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2002GateWithoutLengthTests
{
    [Fact]
    public Task Gate_without_tokens_fires_at_its_step() =>
        Test("[|Step(Across = Transfer.Distinct)|]", "Essential", "OutputOf<Python>").VerifyAsync();

    [Fact]
    public Task Declared_length_is_silent() => Test("Step(Tokens = 3)", "Essential", "OutputOf<Python>").VerifyAsync();

    [Fact]
    public Task Tool_that_only_helps_is_no_gate() => Test("Step", "Helpful", "OutputOf<Python>").VerifyAsync();

    [Fact]
    public Task Answer_that_the_model_writes_is_not_decided() => Test("Step", "Essential", "Needs<K>").VerifyAsync();

    private static AnalyzerTest Test(string step, string need, string digest) =>
        AnalyzerTest.Of(
            "TSK2002",
            Declare.Family(
                "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Limits(TimeSeconds = 9), Headline<ExactMatch>]",
                $"""
                [{step}, Calls<Python>(Need = Need.{need})] public sealed class Script : Step;
                [Step(Tokens = 64), After<Script>, {digest}] public sealed class Digest : Step;
                [Skill("k")] public sealed class K : Skill;
                """
            )
        );
}
