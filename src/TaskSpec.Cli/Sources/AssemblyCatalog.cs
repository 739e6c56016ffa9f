using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads the catalog that the generator left in an assembly, without loading the assembly or locking its file.</summary>
internal static class AssemblyCatalog
{
    public static Catalog Read(string path)
    {
        try
        {
            using var file = InputFile.Open(path);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
                throw new CliError($"{path} is no .NET assembly");
            var json =
                FragmentReader.Read(image.GetMetadataReader())?.Json
                ?? throw new CliError(
                    $"{path} holds no catalog; reference the TaskSpec package in its project, declare a [TaskFamily], and build again"
                );
            return CatalogText.Read($"the catalog in {path}", json, generated: true);
        }
        catch (BadImageFormatException error)
        {
            throw new CliError($"{path} is no .NET assembly, or a damaged one; build it again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }
}
