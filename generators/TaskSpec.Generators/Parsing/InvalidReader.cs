using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Finds the numbers that cannot be, in the attributes of a symbol itself and in what a family reads besides.</summary>
internal static class InvalidReader
{
    /// <summary>Those in one attribute.</summary>
    /// <param name="data">The attribute.</param>
    /// <param name="type">The full name of the class that carries it; null is the assembly.</param>
    public static IEnumerable<InvalidValue> Read(AttributeData data, string? type)
    {
        foreach (var (name, value) in Arguments.Of(data))
        {
            if (Arguments.NumberOf(value) is { } number && Arguments.RangeOf(data, name) is { } range && !range.Contains(number))
                yield return new(type, Arguments.NameOf(data), name, ValueRange.Shown(number), range.ToString())
                {
                    Of = Arguments.SubjectOf(data),
                };
        }
    }

    /// <summary>Those in the attributes of an assembly.</summary>
    public static EquatableArray<InvalidValue> Read(IAssemblySymbol assembly) =>
        Sort(assembly.GetAttributes().Where(IsTaskSpec).SelectMany(data => Read(data, null)));

    /// <summary>Those in the attributes of a class itself.</summary>
    public static IEnumerable<InvalidValue> Read(INamedTypeSymbol type)
    {
        foreach (var data in type.GetAttributes())
        {
            if (!IsTaskSpec(data))
                continue;
            foreach (var invalid in Read(data, TypeName.Full(type)))
                yield return invalid;
        }
    }

    /// <summary>Whether a family alone declares a class: it is the family's own, or that of a step in it.</summary>
    public static bool IsOfFamily(INamedTypeSymbol type) =>
        IsFamily(type)
        || (type is { IsAbstract: false, ContainingType: { } outer } && StepReader.IsStep(type) && IsFamily(outer));

    /// <summary>Those that a family reads: its own, and those of its suites and of the steps, metrics, tools and skills that it names.</summary>
    public static (EquatableArray<InvalidValue> Own, EquatableArray<InvalidValue> Elsewhere) Of(INamedTypeSymbol family)
    {
        var waiting = new Stack<INamedTypeSymbol>([family]);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var own = new List<InvalidValue>();
        var elsewhere = new List<InvalidValue>();
        while (waiting.Count > 0)
        {
            var type = waiting.Pop();
            var isFamily = SymbolEqualityComparer.Default.Equals(type, family);
            if (!seen.Add(type) || type.SpecialType != SpecialType.None || (!isFamily && IsFamily(type)))
                continue;
            var isOwn = isFamily || (SymbolEqualityComparer.Default.Equals(type.ContainingType, family) && IsOfFamily(type));
            (isOwn ? own : elsewhere).AddRange(Read(type));
            if (type.BaseType is { } suite)
                waiting.Push(suite);
            foreach (var step in type.GetTypeMembers().Where(StepReader.IsStep))
                waiting.Push(step);
            foreach (var named in type.GetAttributes().Where(IsTaskSpec).SelectMany(data => data.AttributeClass!.TypeArguments))
            {
                if (named is INamedTypeSymbol { TypeKind: not TypeKind.Error } reference)
                    waiting.Push(reference);
            }
        }

        return (Sort(own), Sort(elsewhere));
    }

    /// <summary>In one order, each once.</summary>
    public static EquatableArray<InvalidValue> Sort(IEnumerable<InvalidValue> values) =>
        values
            .Distinct()
            .OrderBy(value => value.Type, StringComparer.Ordinal)
            .ThenBy(value => value.Attribute, StringComparer.Ordinal)
            .ThenBy(value => value.Of, StringComparer.Ordinal)
            .ThenBy(value => value.Argument, StringComparer.Ordinal)
            .ThenBy(value => value.Value, StringComparer.Ordinal)
            .ThenBy(value => value.Allowed, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>Whether a class declares a family.</summary>
    public static bool IsFamily(INamedTypeSymbol type) =>
        AttributeSet.Of(type).Own(WellKnownNames.TaskFamily) is { } mark && mark[0].Text is not null;

    /// <summary>Whether an attribute is one of TaskSpec's.</summary>
    public static bool IsTaskSpec(AttributeData data) => data.AttributeClass is { } type && AttributeSet.IsTaskSpec(type);
}
