using TaskSpec.Generators.Tests.Composition;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK9004NewerCatalogTests
{
    [Theory]
    [InlineData(1000, "{}", "its schema version is 1000, and this TaskSpec reads 1. Update")]
    [InlineData(1, "{", "line 1")]
    [InlineData(
        1,
        """{"schemaVersion": 1, "assembly": "x", "families": [{"id": "x", "version": "1", "type": "X", "headline": {"metric": "m", "type": "M", "form": "later"}}]}""",
        "\"later\", which is none of"
    )]
    public async Task Catalog_that_cannot_be_read_fires_at_the_root(int version, string json, string why)
    {
        var test = Of("[assembly: TaskSpec.TaskCatalogRoot]", version, json);
        await (Of("[assembly: [|TaskSpec.TaskCatalogRoot|]]", version, json)).VerifyAsync();
        var message = (await test.SingleAsync()).GetMessage();
        Assert.Contains("The catalog of Newer cannot be read", message);
        Assert.Contains(why, message);
    }

    [Fact]
    public Task Assembly_that_is_no_root_is_silent() => Of("", 1000, "{}").VerifyAsync();

    [Fact]
    public Task Catalog_of_this_schema_is_silent() =>
        Of("[assembly: TaskSpec.TaskCatalogRoot]", 1, """{"schemaVersion": 1, "assembly": "x"}""").VerifyAsync();

    private static AnalyzerTest Of(string source, int version, string json) =>
        AnalyzerTest.Of("TSK9004", source) with
        {
            References = [Study.Fragment("Newer", version, json)],
        };
}
