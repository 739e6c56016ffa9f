using System.Reflection.Metadata;

namespace TaskSpec.Catalogs;

/// <summary>Reads the catalog from an assembly's metadata, without loading the assembly.</summary>
public static class FragmentReader
{
    /// <summary>The version of the schema and the JSON; null if the assembly carries no catalog.</summary>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public static (int SchemaVersion, string Json)? Read(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsFragment(metadata, attribute.Constructor))
                continue;
            // ECMA-335 II.23.3: a prolog, the version of the schema, the text.
            var value = metadata.GetBlobReader(attribute.Value);
            if (value.ReadUInt16() != 1)
                throw new BadImageFormatException("the attribute has no prolog");
            return (value.ReadInt32(), value.ReadSerializedString() ?? "");
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
