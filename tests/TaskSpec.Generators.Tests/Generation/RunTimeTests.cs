using System.Reflection;
using System.Runtime.Loader;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>What is generated, loaded and used as an author's own program uses it.</summary>
public sealed class RunTimeTests : IDisposable
{
    private readonly AssemblyLoadContext context = new(null, isCollectible: true);
    private readonly GeneratorRun run = GeneratorRun.Of(Compile.Files("FourCases.cs"));
    private readonly Assembly assembly;

    public RunTimeTests()
    {
        var stream = new MemoryStream();
        Assert.True(run.Output.Emit(stream).Success);
        stream.Position = 0;
        assembly = context.LoadFromStream(stream);
    }

    [Fact]
    public void Catalog_at_run_time_is_the_generated_text()
    {
        Assert.Equal(run.Json, CatalogReader.Json(assembly));
        Assert.Equal(run.Json, CatalogJson.Write(CatalogReader.FromAssembly(assembly)!));
        Assert.Null(CatalogReader.FromAssembly(typeof(object).Assembly));
    }

    [Fact]
    public void Class_of_a_family_gives_its_record_and_samples()
    {
        var type = assembly.GetType("TaskCatalog.Tour.Sha256Chain", throwOnError: true)!;
        Assert.Equal("sha256-chain", type.GetField("Id")!.GetRawConstantValue());
        var family = (Family)type.GetProperty("Family")!.GetValue(null)!;
        Assert.Equal("Tour.Sha256Chain", family.Type);
        Assert.Equal(family.Forecast!.Excess, type.GetNestedType("Forecast")!.GetField("Excess")!.GetRawConstantValue());
        Assert.Equal(100, ((IEnumerable<Sample>)type.GetMethod("Samples")!.Invoke(null, null)!).Count());
        Assert.Equal("017", ((Sample)type.GetMethod("Find")!.Invoke(null, ["017"])!).Id);
    }

    public void Dispose() => context.Unload();
}
