extern alias generators;

using generators::TaskSpec.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Reading;

/// <summary>Reads declarations as the analyzers do: every class of a compilation, through its symbols.</summary>
internal static class Read
{
    public static Catalog Catalog(params string[] sources) => Catalog(Compile.Sources(sources));

    public static Catalog Catalog(CSharpCompilation compilation)
    {
        var types = Types(compilation.Assembly.GlobalNamespace).ToList();
        var catalog = CatalogParts
            .Of(
                compilation.AssemblyName!,
                DefaultsReader.Read(compilation.Assembly),
                types.Select(type => FamilyReader.Read(type)),
                types.Select(SuiteReader.Read),
                ProjectFiles.None
            )
            .ToCatalog();
        // The generator has the catalog's types a second time; the JSON is the same.
        return CatalogJson.Read(generators::TaskSpec.Catalogs.CatalogJson.Write(catalog));
    }

    public static Family Family(string source) => Assert.Single(Catalog("using TaskSpec;\n" + source).Families);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
