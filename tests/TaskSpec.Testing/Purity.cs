using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Testing;

/// <summary>Looks through everything that hangs on a value for what holds a compilation in memory.</summary>
public static class Purity
{
    private static readonly Type[] impure =
    [
        typeof(ISymbol),
        typeof(Compilation),
        typeof(SyntaxNode),
        typeof(SyntaxTree),
        typeof(Location),
        typeof(SemanticModel),
    ];

    /// <summary>The paths from a value to symbols, compilations, syntax and locations.</summary>
    public static IReadOnlyList<string> Violations(object? value)
    {
        var violations = new List<string>();
        Visit(value, "value", new(ReferenceEqualityComparer.Instance), violations);
        return violations;
    }

    private static void Visit(object? value, string path, HashSet<object> seen, List<string> violations)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        var type = value.GetType();
        if (impure.Any(bad => bad.IsAssignableFrom(type)))
        {
            violations.Add($"{path}: {type.Name}");
            return;
        }

        if (!type.IsValueType && !seen.Add(value))
            return;
        if (value is Array items)
        {
            foreach (var item in items)
                Visit(item, path + "[]", seen, violations);
        }

        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (
                var field in level.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                if (!field.FieldType.IsPointer && field.FieldType != type)
                    Visit(field.GetValue(value), path + "." + field.Name, seen, violations);
            }
        }
    }
}
