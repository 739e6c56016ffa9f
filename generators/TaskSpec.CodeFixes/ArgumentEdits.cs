using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes;

/// <summary>An argument of an attribute, to be set or taken away.</summary>
/// <param name="Name">Its name, as the attribute's property is called.</param>
/// <param name="Position">Its place among those of the constructor; −1 where it is none of them.</param>
/// <param name="Value">Its value as C#; null takes it away.</param>
internal sealed record ArgumentEdit(string Name, int Position, string? Value)
{
    /// <summary>The argument as it is written.</summary>
    public override string ToString() => Position == 0 ? Value! : $"{Name} = {Value}";
}

/// <summary>Sets and takes away the arguments of an attribute.</summary>
internal static class ArgumentEdits
{
    /// <summary>The argument of a name, or the one at a position that has none.</summary>
    public static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string? name, int position)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return arguments.FirstOrDefault(argument => IsNamed(argument, name))
            ?? (
                position >= 0 && position < arguments.Count && arguments[position] is { NameEquals: null, NameColon: null }
                    ? arguments[position]
                    : null
            );
    }

    /// <summary>The arguments of an attribute that is to be added, in parentheses; nothing where there are none.</summary>
    public static string Written(IReadOnlyCollection<ArgumentEdit> added) => added.Count == 0 ? "" : $"({Joined(added)})";

    // One of the constructor stands before the named ones.
    private static string Joined(IEnumerable<ArgumentEdit> added) =>
        string.Join(", ", added.OrderByDescending(argument => argument.Position));

    /// <summary>Makes changes to one attribute, all that there are.</summary>
    public static void Change(this TokenEdits edits, AttributeSyntax attribute, IReadOnlyCollection<ArgumentEdit> changes)
    {
        var (added, gone) = (new List<ArgumentEdit>(), new List<AttributeArgumentSyntax>());
        foreach (var change in changes)
        {
            if (Find(attribute, change.Name, change.Position) is not { } present)
                added.Add(change);
            else if (change.Value is { } value)
                edits.Replace(present.Expression, value);
            else
                gone.Add(present);
        }

        added.RemoveAll(change => change.Value is null);
        var list = attribute.ArgumentList;
        var rest = list?.Arguments.Where(argument => !gone.Contains(argument)).ToList() ?? [];
        if (gone.Count > 0 && rest.Count == 0 && added.Count == 0)
            edits.Remove(list!.DescendantTokens());
        else if (gone.Count > 0)
            edits.Remove(list!.Arguments, gone.Contains);
        if (added.Count == 0)
            return;
        if (list is null)
            edits.Insert(attribute.Name.GetLastToken().Span.End, Written(added));
        else if (rest.Count == 0)
            edits.Insert(list.OpenParenToken.Span.End, Joined(added));
        else
            Add(edits, rest, added);
    }

    private static void Add(TokenEdits edits, List<AttributeArgumentSyntax> present, List<ArgumentEdit> added)
    {
        foreach (var argument in added.Where(argument => argument.Position == 0))
            edits.Insert(present[0].SpanStart, $"{argument}, ");
        foreach (var argument in added.Where(argument => argument.Position != 0))
            edits.Insert(present[present.Count - 1].GetLastToken().Span.End, $", {argument}");
    }

    private static bool IsNamed(AttributeArgumentSyntax argument, string? name) =>
        name is not null
        && (
            argument.NameEquals?.Name.Identifier.ValueText == name
            || string.Equals(argument.NameColon?.Name.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase)
        );
}
