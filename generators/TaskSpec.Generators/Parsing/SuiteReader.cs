using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads a suite from its class.</summary>
public static class SuiteReader
{
    /// <summary>Reads a suite; null where the class carries no <c>[Suite]</c> with a constant id.</summary>
    public static Suite? Read(INamedTypeSymbol type) =>
        AttributeSet.Of(type).Own(WellKnownNames.Suite) is { } suite && suite[0].Id is { } id
            ? new(id, suite["Version"].Text ?? "", TypeName.Full(type))
            : null;

    /// <summary>The suite of a family, where another assembly declares it; null where its own does, or none.</summary>
    internal static Suite? Elsewhere(INamedTypeSymbol family)
    {
        for (var type = family.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (Read(type) is { } suite)
                return EvidenceReader.Elsewhere(type, family.ContainingAssembly) is { } assembly
                    ? suite with
                    {
                        Assembly = assembly,
                    }
                    : null;
        }

        return null;
    }
}
