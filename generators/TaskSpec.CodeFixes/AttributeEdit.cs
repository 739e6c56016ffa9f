using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TaskSpec.CodeFixes;

/// <summary>One change of an attribute, as a diagnostic's properties say it.</summary>
/// <param name="Number">Which of the finding's edits it is, from 0.</param>
/// <param name="Title">What it does.</param>
/// <param name="On">The full metadata name of the class; null is the assembly.</param>
/// <param name="Attribute">The attribute's name without its suffix.</param>
internal sealed record AttributeEdit(int Number, string Title, string? On, string Attribute)
{
    /// <summary>The attribute's type argument by its full metadata name, or its first argument.</summary>
    public string? Of { get; init; }

    /// <summary>The argument; null is the whole attribute.</summary>
    public string? Argument { get; init; }

    /// <summary>The argument's present number as text, which tells attributes of one name apart too.</summary>
    public string? Old { get; init; }

    /// <summary>The argument's value as C#; null takes it away.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the whole attribute goes.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Edits of one kind are made together.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The edits of a diagnostic, in order.</summary>
    public static IEnumerable<AttributeEdit> AllOf(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        foreach (var number in Numbers(properties))
        {
            yield return new(number, Get("title") ?? "", Get("on"), Get("attribute") ?? "")
            {
                Of = Get("of"),
                Argument = Get("argument"),
                Old = Get("old"),
                Value = Get("value"),
                IsRemoval = Get("remove") is not null,
                Kind = Get("kind") ?? Get("attribute") + "." + Get("argument"),
            };

            string? Get(string name) => properties.GetValueOrDefault(Key(number, name));
        }
    }

    // Of those that another finding has, there is none.
    private static IEnumerable<int> Numbers(ImmutableDictionary<string, string?> properties) =>
        properties
            .Keys.Where(key => key.EndsWith(".attribute", StringComparison.Ordinal))
            .Select(key => int.Parse(key.Split('.')[0], CultureInfo.InvariantCulture))
            .OrderBy(number => number);

    private static string Key(int number, string name) => number.ToString(CultureInfo.InvariantCulture) + "." + name;
}
