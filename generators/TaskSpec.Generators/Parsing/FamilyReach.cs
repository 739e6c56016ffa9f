using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>The classes that a family is read from: its own, its suites, their steps, and the metrics, tools and skills that these name.</summary>
internal static class FamilyReach
{
    /// <summary>The classes that a family or suite is read from, itself first.</summary>
    public static List<INamedTypeSymbol> Of(INamedTypeSymbol family)
    {
        var waiting = new Stack<INamedTypeSymbol>([family]);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var reached = new List<INamedTypeSymbol>();
        while (waiting.Count > 0)
        {
            var type = waiting.Pop();
            var isFamily = SymbolEqualityComparer.Default.Equals(type, family);
            if (!seen.Add(type) || type.SpecialType != SpecialType.None || (!isFamily && IsFamily(type)))
                continue;
            reached.Add(type);
            if (type.BaseType is { } suite)
                waiting.Push(suite);
            foreach (var step in type.GetTypeMembers().Where(StepReader.IsStep))
                waiting.Push(step);
            foreach (var data in type.GetAttributes().Where(AttributeSet.IsTaskSpec))
            {
                foreach (var named in data.AttributeClass!.TypeArguments)
                {
                    if (named is INamedTypeSymbol { TypeKind: not TypeKind.Error } reference)
                        waiting.Push(reference);
                }
            }
        }

        return reached;
    }

    /// <summary>Whether a class is a family.</summary>
    public static bool IsFamily(INamedTypeSymbol type) =>
        AttributeSet.Of(type).Own(WellKnownNames.TaskFamily) is { } mark && mark[0].Id is not null;
}
