using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.Testing;

/// <summary>Compiles declarations in memory, against the framework that runs the tests and TaskSpec.</summary>
public static class Compile
{
    /// <summary>What an SDK project with implicit usings gets.</summary>
    public const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>How sources are parsed: the newest language that this Roslyn knows.</summary>
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.Parse);

    /// <summary>The framework and TaskSpec: one list, so that equal compilations share it.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(IsManaged)
            .Append(typeof(Sample).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles sources as files 0.cs, 1.cs and so on.</summary>
    public static CSharpCompilation Sources(params string[] sources) =>
        CSharpCompilation.Create(
            "Declarations",
            [Parse(ImplicitUsings, "usings.cs"), .. sources.Select((source, index) => Parse(source, $"{index}.cs"))],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    /// <summary>A library with the catalog that the generator makes of it, as a file that is referenced.</summary>
    public static MetadataReference Library(string name, string source, params MetadataReference[] references) =>
        Reference(GeneratorRun.Start(Sources(source).WithAssemblyName(name).AddReferences(references)).Output);

    /// <summary>A compilation as a file that is referenced.</summary>
    public static MetadataReference Reference(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new ArgumentException(string.Join("\n", result.Diagnostics), nameof(compilation));
    }

    /// <summary>Parses one file.</summary>
    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, Options, path, System.Text.Encoding.UTF8);

    /// <summary>A file of declarations that stands under Sources.</summary>
    public static string Source(string name)
    {
        using var stream = typeof(Compile).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>Compiles files that stand under Sources.</summary>
    public static CSharpCompilation Files(params string[] names) => Sources([.. names.Select(Source)]);

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        return image.HasMetadata;
    }
}
