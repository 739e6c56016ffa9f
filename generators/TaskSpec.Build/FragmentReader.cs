using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TaskSpec.Build;

/// <summary>Reads the catalog from an assembly's metadata; the assembly is neither loaded nor locked.</summary>
internal static class FragmentReader
{
    /// <summary>The JSON; null if the assembly carries no catalog.</summary>
    public static string? Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsFragment(metadata, attribute.Constructor))
                continue;
            // ECMA-335 II.23.3: a prolog, the version of the schema, the text.
            var value = metadata.GetBlobReader(attribute.Value);
            if (value.ReadUInt16() != 1)
                throw new BadImageFormatException("the attribute has no prolog");
            value.ReadInt32();
            return value.ReadSerializedString();
        }

        return null;
    }

    private static bool IsFragment(MetadataReader metadata, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Name, "CatalogFragmentAttribute")
            && metadata.StringComparer.Equals(type.Namespace, "TaskSpec");
    }
}
