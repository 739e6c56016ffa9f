using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>The arguments of one attribute, or of the same attribute on several layers, nearest first.</summary>
/// <remarks>An absent named argument is inherited; one that is there counts, even if it is 0. Nothing throws: code is read while it is typed.</remarks>
public readonly struct AttributeReader(IReadOnlyList<AttributeData> layers)
{
    /// <summary>The class that stands as type argument; null where it is missing or unknown.</summary>
    public INamedTypeSymbol? TypeArgument
    {
        get
        {
            foreach (var layer in layers)
            {
                var arguments = layer.AttributeClass?.TypeArguments ?? [];
                if (arguments.Length == 1 && arguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } type)
                    return type;
            }

            return null;
        }
    }

    /// <summary>The constructor argument at a position from 0.</summary>
    public Constant this[int position]
    {
        get
        {
            foreach (var layer in layers)
            {
                if (layer.ConstructorArguments.Length > position)
                    return new(layer.ConstructorArguments[position], Arguments.RangeOf(layer, Arguments.NameOf(layer, position)));
            }

            return default;
        }
    }

    /// <summary>The named argument.</summary>
    public Constant this[string name]
    {
        get
        {
            foreach (var layer in layers)
            {
                foreach (var argument in layer.NamedArguments)
                {
                    if (argument.Key == name)
                        return new(argument.Value, Arguments.RangeOf(layer, name));
                }
            }

            return default;
        }
    }
}
