using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Emission;

/// <summary>Writes the assembly attribute that holds the catalog.</summary>
/// <remarks>
/// An attribute's text is kept in reference assemblies, is read without loading the assembly, and has no limit of its own, unlike
/// other string literals.
/// </remarks>
internal static class FragmentSource
{
    public static void Add(SourceProductionContext output, string? json)
    {
        if (json is null)
            return;
        var code = new CodeWriter();
        code.Gap();
        code.Line(
            $"[assembly: global::TaskSpec.CatalogFragment({Catalog.SchemaVersion}, {SymbolDisplay.FormatLiteral(json, quote: true)})]"
        );
        output.AddSource("TaskSpec.CatalogFragment.g.cs", code.ToString());
    }
}
