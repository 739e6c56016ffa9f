using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>The catalog that a referenced assembly carries. Equal by value.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Catalog">Its catalog; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
public sealed record ReferencedCatalog(string Assembly, Catalog? Catalog, string? Problem)
{
    /// <summary>Reads a reference: a file by its metadata alone, another project of an editor by its symbols. Null where it carries no catalog.</summary>
    public static ReferencedCatalog? Read(MetadataReference reference) =>
        reference switch
        {
            PortableExecutableReference file => OfFile(file),
            CompilationReference project => OfProject(project.Compilation.Assembly),
            _ => null,
        };

    private static ReferencedCatalog? OfFile(PortableExecutableReference file)
    {
        try
        {
            if (file.GetMetadata() is not AssemblyMetadata assembly)
                return null;
            var metadata = assembly.GetModules()[0].GetMetadataReader();
            return FragmentReader.Read(metadata) is { } fragment
                ? Of(metadata.GetString(metadata.GetAssemblyDefinition().Name), fragment.SchemaVersion, fragment.Json)
                : null;
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException)
        {
            // A reference that is damaged or gone is the compiler's to tell of.
            return null;
        }
    }

    private static ReferencedCatalog? OfProject(IAssemblySymbol assembly)
    {
        foreach (var data in assembly.GetAttributes())
        {
            if (
                data is { AttributeClass: { Name: "CatalogFragmentAttribute" } type, ConstructorArguments.Length: 2 }
                && AttributeSet.IsTaskSpec(type)
                && data.ConstructorArguments[0].Value is int version
                && data.ConstructorArguments[1].Value is string json
            )
                return Of(assembly.Name, version, json);
        }

        return null;
    }

    private static ReferencedCatalog Of(string assembly, int schemaVersion, string json)
    {
        if (!CatalogJson.IsReadable(schemaVersion))
            return new(assembly, null, $"its schema version is {schemaVersion}, and this TaskSpec reads {Catalog.SchemaVersion}");
        try
        {
            var catalog = CatalogJson.Read(json);
            CatalogValidation.Check(catalog);
            return new(assembly, catalog with { Assembly = assembly }, null);
        }
        catch (FormatException problem)
        {
            return new(assembly, null, problem.Message);
        }
    }
}
