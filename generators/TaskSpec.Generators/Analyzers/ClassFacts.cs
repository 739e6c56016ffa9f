using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Analyzers;

/// <summary>What a class looks like, read off its file alone: enough to know which classes to bind, and to bind hardly any.</summary>
/// <param name="Type">Its full metadata name.</param>
/// <param name="Mark">TaskFamily or Suite; null where it carries neither.</param>
/// <param name="Id">Its id, where that is a literal.</param>
/// <param name="Bases">The simple names of its base types.</param>
/// <param name="Correlates">Whether it declares correlations.</param>
/// <param name="Mentions">
/// The simple names of the steps, skills and families that it and the classes in it name as theirs or as alike; of the classes in it too, where
/// it is no family.
/// </param>
internal sealed record ClassFacts(
    string Type,
    string? Mark,
    string? Id,
    EquatableArray<string> Bases,
    bool Correlates,
    EquatableArray<string> Mentions
)
{
    public const string Family = "TaskFamily";
    public const string Suite = "Suite";
    private const string CorrelatesMark = "Correlates";

    private static readonly string[] Mentioning = [CorrelatesMark, "HasStep", "Needs"];

    /// <summary>The classes of a file that may be families, suites, or between the two.</summary>
    public static EquatableArray<ClassFacts> Read(SyntaxTree tree)
    {
        var found = new List<ClassFacts>();
        if (tree.GetRoot() is CompilationUnitSyntax unit)
            Add(found, unit.Members, "", '.');
        return found.ToEquatableArray();
    }

    private static void Add(List<ClassFacts> found, SyntaxList<MemberDeclarationSyntax> members, string outer, char separator)
    {
        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
            {
                Add(found, space.Members, Join(outer, '.', space.Name.ToString().Replace(" ", "")), '.');
            }
            else if (member is TypeDeclarationSyntax type)
            {
                var arity = type.TypeParameterList is { Parameters.Count: > 0 and var count } ? "`" + count : "";
                var name = Join(outer, separator, type.Identifier.ValueText + arity);
                if (type is ClassDeclarationSyntax and not { AttributeLists.Count: 0, BaseList: null })
                    Add(found, name, type);
                Add(found, type.Members, name, '+');
            }
        }
    }

    private static void Add(List<ClassFacts> found, string name, TypeDeclarationSyntax type)
    {
        string? mark = null,
            id = null;
        var correlates = false;
        foreach (var attribute in type.AttributeLists.SelectMany(list => list.Attributes))
        {
            var attributeName = SimpleName(attribute.Name).Replace("Attribute", "");
            if (attributeName is Family or Suite)
                (mark, id) = (attributeName, FirstLiteral(attribute));
            else
                correlates |= attributeName is CorrelatesMark;
        }

        // A sealed class without a mark is nobody's base; a step may still need a skill.
        var mentions = MentionsOf(type, mark != Family).Distinct(StringComparer.Ordinal).ToEquatableArray();
        if (mark is not null || !mentions.IsEmpty || (type.BaseList is not null && !type.Modifiers.Any(SyntaxKind.SealedKeyword)))
        {
            var bases = type.BaseList?.Types.Select(x => SimpleName(x.Type)).ToEquatableArray() ?? [];
            found.Add(new(name, mark, id, bases, correlates, mentions));
        }
    }

    private static IEnumerable<string> MentionsOf(TypeDeclarationSyntax type, bool isBase)
    {
        foreach (var attribute in type.AttributeLists.SelectMany(list => list.Attributes))
        {
            if (
                Generic(attribute.Name) is not { } name
                || !Mentioning.Contains(name.Identifier.ValueText.Replace("Attribute", ""))
            )
                continue;
            foreach (var argument in name.TypeArgumentList.Arguments)
                yield return SimpleName(argument);
        }

        foreach (var nested in type.Members.OfType<ClassDeclarationSyntax>())
        {
            // The steps in a suite are its families'; those in a family are nobody else's.
            if (isBase)
                yield return nested.Identifier.ValueText;
            foreach (var mention in MentionsOf(nested, isBase))
                yield return mention;
        }
    }

    private static GenericNameSyntax? Generic(NameSyntax name) =>
        name switch
        {
            GenericNameSyntax generic => generic,
            QualifiedNameSyntax qualified => qualified.Right as GenericNameSyntax,
            AliasQualifiedNameSyntax alias => alias.Name as GenericNameSyntax,
            _ => null,
        };

    private static string? FirstLiteral(AttributeSyntax attribute) =>
        attribute.ArgumentList is { Arguments.Count: > 0 } list && list.Arguments[0].Expression is LiteralExpressionSyntax literal
            ? literal.Token.Value as string
            : null;

    private static string SimpleName(SyntaxNode name) =>
        name switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            _ => "",
        };

    private static string Join(string outer, char separator, string name) => outer.Length == 0 ? name : outer + separator + name;
}
