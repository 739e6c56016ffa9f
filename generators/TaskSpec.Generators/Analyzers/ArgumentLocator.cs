using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Where in an attribute a finding about one of its arguments is shown.</summary>
internal static class ArgumentLocator
{
    /// <summary>Whether the attribute holds the argument that a place names, with the value that it names.</summary>
    public static bool Holds(AttributeData data, Place place) =>
        Arguments
            .Of(data)
            .Any(argument =>
                argument.Name == place.Parameter && (place.Value is null || Arguments.Shown(argument.Value) == place.Value)
            );

    /// <summary>The location of the argument, or of the attribute where it does not hold it.</summary>
    public static Location? Find(AttributeData data, Place place, CancellationToken cancellation)
    {
        var attribute = data.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var arguments = attribute?.ArgumentList?.Arguments ?? default;
        var named = arguments.FirstOrDefault(argument =>
            argument.NameEquals?.Name.Identifier.ValueText == place.Parameter
            || string.Equals(argument.NameColon?.Name.Identifier.ValueText, place.Parameter, StringComparison.OrdinalIgnoreCase)
        );
        var positional = arguments
            .TakeWhile(argument => argument is { NameEquals: null, NameColon: null })
            .Where((_, position) => Arguments.NameOf(data, position) == place.Parameter)
            .FirstOrDefault();
        return (named ?? positional)?.GetLocation() ?? attribute?.GetLocation();
    }
}
