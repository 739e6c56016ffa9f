using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5010ContainerWithoutSandboxTests
{
    [Theory]
    [InlineData("[|Scored(By.Container)|]")]
    [InlineData("[|Scored(By.Container, With = \"a.py\", TimeoutSeconds = 30)|]")]
    public Task Container_that_nobody_names_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Scored(By.Container), Sandbox(\"docker\")")]
    [InlineData("Scored(By.Text)")]
    [InlineData("Scored(By.Judge, With = \"a-1\")")]
    [InlineData("Records<TestsPass>")]
    public Task Named_container_or_none_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public Task Sandbox_of_the_assembly_holds() =>
        Test("Scored(By.Container)").And("/test/Assembly.cs", "[assembly: TaskSpec.Sandbox(\"podman\")]").VerifyAsync();

    [Fact]
    public async Task Message_names_what_scores()
    {
        var message = (await Test("[|Scored(By.Container, With = \"a.py\")|]").SingleAsync()).GetMessage();
        Assert.StartsWith("a.py scores attempts at x, and no [Sandbox] says where they run", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK5010",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, {attributes}]")
        );
}
