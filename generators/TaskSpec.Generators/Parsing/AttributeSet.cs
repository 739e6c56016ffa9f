using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>TaskSpec's attributes of a symbol, nearest first: its own, then those of its base classes up to the outermost.</summary>
public sealed class AttributeSet
{
    private readonly List<(string Name, int Layer, AttributeData Data)> attributes = [];

    private AttributeSet() { }

    /// <summary>The attributes of a class and of its base classes.</summary>
    public static AttributeSet Of(INamedTypeSymbol type)
    {
        var set = new AttributeSet();
        var layer = 0;
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            set.Add(current.GetAttributes(), layer++);
        return set;
    }

    /// <summary>The attributes of an assembly.</summary>
    public static AttributeSet Of(IAssemblySymbol assembly)
    {
        var set = new AttributeSet();
        set.Add(assembly.GetAttributes(), 0);
        return set;
    }

    /// <summary>A single attribute, merged by named argument over its layers; null if none has it.</summary>
    public AttributeReader? Single(string name)
    {
        List<AttributeData>? layers = null;
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
                (layers ??= []).Add(attribute.Data);
        }

        return layers is null ? null : new(layers);
    }

    /// <summary>A single attribute of the symbol itself, whatever its base classes say.</summary>
    public AttributeReader? Own(string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Layer == 0 && attribute.Name == name)
                return new([attribute.Data]);
        }

        return null;
    }

    /// <summary>A list: what all layers say, unless a nearer layer has an element with the same key.</summary>
    /// <param name="name">The attribute that holds one element.</param>
    /// <param name="read">Reads an element; null leaves it out.</param>
    /// <param name="key">What makes two elements of different layers the same one.</param>
    /// <param name="inherits">Whether an element of a base class is taken over; all are if null.</param>
    public List<T> List<T>(string name, Func<AttributeReader, T?> read, Func<T, object> key, Func<T, bool>? inherits = null)
        where T : class
    {
        var elements = new List<T>();
        var nearest = new Dictionary<object, int>();
        foreach (var attribute in attributes)
        {
            if (attribute.Name != name || read(new([attribute.Data])) is not { } element)
                continue;
            if (attribute.Layer > 0 && inherits?.Invoke(element) == false)
                continue;
            var identity = key(element);
            if (!nearest.TryGetValue(identity, out var layer))
                nearest.Add(identity, layer = attribute.Layer);
            if (layer == attribute.Layer)
                elements.Add(element);
        }

        return elements;
    }

    private void Add(ImmutableArray<AttributeData> layerAttributes, int layer)
    {
        foreach (var data in layerAttributes)
        {
            if (data.AttributeClass is { } type && IsTaskSpec(type))
                attributes.Add((type.Name, layer, data));
        }
    }

    /// <summary>Whether an attribute is one of TaskSpec's.</summary>
    internal static bool IsTaskSpec(AttributeData data) => data.AttributeClass is { } type && IsTaskSpec(type);

    /// <summary>Whether a type is declared in TaskSpec's own namespace.</summary>
    internal static bool IsTaskSpec(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: WellKnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
