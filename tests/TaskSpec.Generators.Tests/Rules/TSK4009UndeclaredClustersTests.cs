using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4009UndeclaredClustersTests
{
    private const string Clustered = "\"samples\": 1000, \"clusters\": 250";

    [Theory]
    [InlineData("[|Samples(1_000)|]", Clustered)]
    [InlineData("[|Samples(1_000)|]", "\"samples\": 1000, \"distinct\": 500, \"largestRepeat\": 3")]
    [InlineData("Samples(1_000, Clusters = 240)", Clustered)]
    [InlineData("Samples(1_000)", "\"samples\": 1000, \"clusters\": 990")]
    [InlineData("Samples(1_000)", "\"samples\": 1000")]
    public Task Clusters_that_a_profile_found_fire_where_none_are_declared(string samples, string profile) =>
        Test(samples, profile).VerifyAsync();

    [Fact]
    public async Task Message_says_how_much_too_small_standard_errors_are()
    {
        var found = await Test("[|Samples(1_000)|]", Clustered).SingleAsync();
        Assert.Equal(
            "The 1,000 samples of x form 250 clusters, and none are declared: taken as independent, they give standard errors that are too small by a factor of"
                + " 1.20, and of 2.00 where a group succeeds or fails as one (design effects of 1.45 and 4.00). Set Clusters = 250.",
            found.GetMessage()
        );
    }

    [Fact]
    public async Task Fix_declares_what_was_found()
    {
        string Source(string more) =>
            $"using TaskSpec;\n[TaskFamily(\"x\", Version = \"1\"), Samples(1_000, TaskPerSample = true{more})] public sealed class X;\n";
        var test = FixTest.Of("TSK4009", Source("")).WithFile("x.taskspec.json", Profile("x", Clustered));
        Assert.Equal(Source(", Clusters = 250"), await test.FixFirstAsync());
        Assert.Equal(Source(", Clusters = 250"), (await test.FixAllAsync())["Test.cs"]);
    }

    private static AnalyzerTest Test(string samples, string profile) =>
        AnalyzerTest
            .Of("TSK4009", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {samples}]"))
            .WithFile("x.taskspec.json", Profile("x", profile));

    private static string Profile(string family, string body) =>
        $"{{ \"schemaVersion\": 1, \"profiles\": [{{ \"family\": \"{family}\", {body} }}] }}";
}
