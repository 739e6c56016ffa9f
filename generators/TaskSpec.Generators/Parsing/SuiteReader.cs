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
}
