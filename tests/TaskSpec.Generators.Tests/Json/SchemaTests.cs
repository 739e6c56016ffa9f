using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Json;

public sealed class SchemaTests
{
    private static readonly JSchema schema = JSchema.Parse(CatalogJson.Schema());

    [Fact]
    public void Published_schema_is_the_one_that_the_code_describes() =>
        Snapshot.MatchesFile(CatalogJson.Schema(), "docs/catalog.schema.json");

    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public void Generated_catalogs_are_valid(string file)
    {
        Assert.True(Catalog(file).IsValid(schema, out IList<string> problems), string.Join('\n', problems));
    }

    [Theory]
    [InlineData("schemaVersion", "2")]
    [InlineData("assembly", "null")]
    [InlineData("plan.models", "-1")]
    [InlineData("plan.models", "1.5")]
    [InlineData("plan.targetFlop", "\"1e24\"")]
    [InlineData("families[0].headline.form", "\"perfect\"")]
    [InlineData("families[0].samples.kind", "7")]
    [InlineData("families[0].records", "{}")]
    [InlineData("families[0]", "{\"id\": \"a\"}")]
    [InlineData("tools[0]", "\"python\"")]
    public void Broken_catalogs_are_not(string path, string value)
    {
        var catalog = Catalog("FourCases.cs");
        catalog.SelectToken(path)!.Replace(JToken.Parse(value));
        Assert.False(catalog.IsValid(schema));
        Assert.Throws<TaskSpec.Catalogs.Json.JsonFormatException>(() => CatalogJson.Read(catalog.ToString()));
    }

    private static JObject Catalog(string file) => JObject.Parse(GeneratorRun.Of(Compile.Files(file)).Json!);
}
