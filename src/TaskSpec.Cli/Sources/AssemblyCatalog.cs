using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads the catalog that the generator left in an assembly, without loading the assembly or locking its file.</summary>
internal static class AssemblyCatalog
{
    private const string Attribute = "CatalogFragmentAttribute";

    public static Catalog Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
                throw new CliError($"{path} is no .NET assembly");
            var json =
                Fragment(image.GetMetadataReader())
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

    private static string? Fragment(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (!IsFragment(reader, attribute.Constructor))
                continue;
            var value = reader.GetBlobReader(attribute.Value);
            // ECMA-335, II.23.3: a prolog of two bytes, then the constructor's arguments: an int and a string.
            value.ReadUInt16();
            value.ReadInt32();
            return value.ReadSerializedString();
        }

        return null;
    }

    private static bool IsFragment(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, Attribute) && reader.StringComparer.Equals(type.Namespace, "TaskSpec");
    }
}
