using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>Makes assemblies as an author's build does, without the build.</summary>
internal static class Assemblies
{
    /// <summary>An assembly with a catalog, and a class Probe whose samples are the body of an iterator.</summary>
    public static string Emit(string path, Catalog catalog, string body)
    {
        var json = CatalogJson.Write(catalog).Replace("\"", "\"\"");
        var source = $$"""
            #nullable enable
            using System.Collections.Generic;
            using TaskSpec;
            [assembly: CatalogFragment(1, @"{{json}}")]
            public sealed class Probe : ISamples
            {
                public static IEnumerable<Sample> Samples() { {{body}} }
            }
            """;
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return path;
    }

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path) is "TaskSpec.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.")
            )
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
