using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TaskSpec.Runners.Tests.Importing;

public sealed class ShapeLaw
{
    /// <summary>The indexer of any value throws where the value is no object; <see cref="LogLines.At"/> does not.</summary>
    [Fact]
    public void No_value_of_a_log_is_indexed_before_its_shape_is_known()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(LogReader).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        byte[][] calls =
        [
            .. metadata
                .MemberReferences.Where(handle => IsIndexer(metadata, metadata.GetMemberReference(handle)))
                .Select(handle => BitConverter.GetBytes(MetadataTokens.GetToken(handle))),
        ];

        Assert.Empty(
            from handle in metadata.MethodDefinitions
            let method = metadata.GetMethodDefinition(handle)
            where method.RelativeVirtualAddress != 0
            let code = assembly.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()
            where calls.Any(call => code.AsSpan().IndexOf(call) > 0)
            let type = metadata.GetTypeDefinition(method.GetDeclaringType())
            select $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}"
        );
    }

    private static bool IsIndexer(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetString(member.Name) == "get_Item"
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == "JToken";
}
