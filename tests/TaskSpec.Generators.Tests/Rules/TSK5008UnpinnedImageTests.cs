using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5008UnpinnedImageTests
{
    [Theory]
    [InlineData("Sandbox(\"docker\", [|Image = \"python\"|])")]
    [InlineData("Sandbox(\"docker\", [|Image = \"python:latest\"|])")]
    [InlineData("Sandbox(\"podman\", [|Image = \"python:\"|], Gpus = 1)")]
    [InlineData("Sandbox(\"docker\", [|Image = \"localhost:5000/team/python\"|])")]
    public Task Image_that_may_change_fires(string sandbox) => Test(sandbox).VerifyAsync();

    [Theory]
    [InlineData("Sandbox(\"docker\")")]
    [InlineData("Sandbox(\"docker\", Image = \"python:3.13-slim\")")]
    [InlineData("Sandbox(\"docker\", Image = \"localhost:5000/team/python:3\")")]
    [InlineData("Sandbox(\"docker\", Image = \"python@sha256:0123\")")]
    [InlineData("Sandbox(\"ec2\", Image = \"ami-0123\")")]
    public Task Version_digest_or_another_kind_is_silent(string sandbox) => Test(sandbox).VerifyAsync();

    [Fact]
    public Task Image_of_the_assembly_is_told_on_the_family() =>
        AnalyzerTest
            .Of("TSK5008", "using TaskSpec; [[|TaskFamily(\"x\", Version = \"1\")|], Samples(9)] public sealed class X;")
            .And("/test/Assembly.cs", "[assembly: TaskSpec.Sandbox(\"docker\", Image = \"kali\")]")
            .VerifyAsync();

    [Theory]
    [InlineData("python", "The image python has no tag, which means latest")]
    [InlineData("reg:5000/python:latest", "Name a version (reg:5000/python:1.2.3), or a digest (reg:5000/python@sha256:…).")]
    public async Task Message_says_what_to_name(string image, string text)
    {
        var message = (await Test($"Sandbox(\"docker\", [|Image = \"{image}\"|])").SingleAsync()).GetMessage();
        Assert.Contains(text, message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string sandbox) =>
        AnalyzerTest.Of(
            "TSK5008",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, {sandbox}]")
        );
}
