using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Reading;

public sealed class DeclarationTests
{
    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public void Declarations_compile_before_anything_is_generated(string file) =>
        Assert.Empty(Compile.Files(file).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));

    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public void Json_of_declarations_reads_back_to_the_same_bytes(string file)
    {
        var json = CatalogJson.Write(Read.Catalog(Compile.Files(file)));
        Assert.Equal(json, CatalogJson.Write(CatalogJson.Read(json)));
    }
}
