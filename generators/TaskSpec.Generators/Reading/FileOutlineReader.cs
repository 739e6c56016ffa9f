using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Reading;

/// <summary>Reads the outline of a file. Bodies are not walked.</summary>
internal sealed class FileOutlineReader
{
    private const string Suffix = "Attribute";

    private readonly StringBuilder text = new();
    private readonly StringBuilder global = new();
    private readonly List<AttributedClass> classes = [];
    private readonly List<(string, HashSet<string>)> constants = [];
    private readonly Dictionary<string, string> declares = new(StringComparer.Ordinal);
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal),
        globalAliases = new(StringComparer.Ordinal),
        mentions = new(StringComparer.Ordinal),
        globalMentions = new(StringComparer.Ordinal);

    private readonly string path;

    private FileOutlineReader(string path) => this.path = path;

    /// <summary>The outline of a file.</summary>
    public static FileOutline Read(SyntaxTree tree)
    {
        var reader = new FileOutlineReader(tree.FilePath);
        if (tree.GetRoot() is CompilationUnitSyntax unit)
        {
            reader.AddUsings(unit.Externs, unit.Usings);
            reader.AddMembers(unit.Members, "", [], null);
        }

        return new()
        {
            Path = tree.FilePath,
            Text = reader.text.ToString(),
            Classes = reader.classes,
            Aliases = reader.aliases,
            Declares = reader.declares,
            Mentions = reader.mentions,
            Constants = reader.constants,
            Global = reader.global.ToString(),
            GlobalAliases = reader.globalAliases,
            GlobalMentions = reader.globalMentions,
        };
    }

    private void AddUsings(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in externs)
            Add(directive);
        foreach (var directive in usings)
        {
            Add(directive);
            var isGlobal = !directive.GlobalKeyword.IsKind(SyntaxKind.None);
            if (isGlobal)
            {
                global.AppendLine(directive.ToString());
                globalMentions.UnionWith(NamesIn(directive));
            }

            if (directive.Alias?.Name.Identifier.ValueText is { } alias)
                (isGlobal ? globalAliases : aliases).Add(alias);
        }
    }

    private void AddMembers(
        SyntaxList<MemberDeclarationSyntax> members,
        string space,
        EquatableArray<(string Name, int Arity)> around,
        string? file
    )
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    var names = NamesIn(inner.Name).ToList();
                    var whole = string.Join(".", space.Length == 0 ? names : names.Prepend(space));
                    foreach (var name in names)
                        Declare(name, "namespace " + whole);
                    AddUsings(inner.Externs, inner.Usings);
                    AddMembers(inner.Members, whole, [], null);
                    break;
                case BaseTypeDeclarationSyntax type:
                    AddType(type, space, around, file);
                    break;
                case BaseFieldDeclarationSyntax { Declaration.Variables: var variables } field:
                    var isConstant = field.Modifiers.Any(SyntaxKind.ConstKeyword);
                    foreach (var variable in variables)
                        AddValue(variable.Identifier, Place(space, around), isConstant ? variable : null);
                    break;
                case DelegateDeclarationSyntax { Identifier: var name }:
                    AddValue(name, Place(space, around), null);
                    break;
                case PropertyDeclarationSyntax { Identifier: var name }:
                    AddValue(name, Place(space, around), null);
                    break;
                case EventDeclarationSyntax { Identifier: var name }:
                    AddValue(name, Place(space, around), null);
                    break;
                case MethodDeclarationSyntax { Identifier: var name }:
                    AddValue(name, Place(space, around), null);
                    break;
            }
        }
    }

    private void AddType(
        BaseTypeDeclarationSyntax type,
        string space,
        EquatableArray<(string Name, int Arity)> around,
        string? file
    )
    {
        var declaration = type as TypeDeclarationSyntax;
        var name = type.Identifier.ValueText;
        var types = around.Append((name, declaration?.Arity ?? 0)).ToEquatableArray();
        if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            file = path;
        Declare(
            name,
            $"{Place(space, around)} {type.Modifiers} {declaration?.Keyword} {declaration?.TypeParameterList} {declaration?.ParameterList} {type.BaseList} {declaration?.ConstraintClauses}"
        );
        mentions.Add(name);
        if (type.BaseList is { } bases)
            mentions.UnionWith(NamesIn(bases));
        if (declaration is not null)
            mentions.UnionWith(declaration.ConstraintClauses.SelectMany(NamesIn));

        // A summary stands before it, and what is wrong in it may be half typed.
        text.Append(type.ContainsDiagnostics).Append(' ');
        text.AppendLine(type.GetLeadingTrivia().ToFullString().Trim());
        var attributes = new List<string>();
        foreach (var list in type.AttributeLists)
        {
            Add(list);
            foreach (var attribute in list.Attributes)
            {
                var simple = SimpleName(attribute.Name);
                attributes.Add(simple);
                mentions.Add(simple + Suffix);
            }
        }

        if (declaration is not null && attributes.Count > 0)
            classes.Add(new(space, types, file, attributes.ToEquatableArray()));
        if (declaration is not null)
            AddMembers(declaration.Members, space, types, file);
        foreach (var member in (type as EnumDeclarationSyntax)?.Members ?? default)
            AddValue(member.Identifier, Place(space, types), member);
    }

    // A constant's value stands in attributes; of other members, nothing but the name does.
    private void AddValue(SyntaxToken name, string place, SyntaxNode? constant)
    {
        Declare(name.ValueText, constant is null ? place : $"{place} {constant}");
        if (constant is not null && NamesIn(constant).Where(other => other != name.ValueText).ToList() is { Count: > 0 } names)
            constants.Add((name.ValueText, new(names, StringComparer.Ordinal)));
    }

    private void Declare(string name, string how)
    {
        declares[name] = declares.TryGetValue(name, out var known) ? known + "\n" + how : how;
        text.Append(name).Append(' ').AppendLine(how);
    }

    private void Add(SyntaxNode node)
    {
        text.AppendLine(node.ToString());
        mentions.UnionWith(NamesIn(node));
    }

    private static string Place(string space, EquatableArray<(string Name, int Arity)> types) =>
        space + ":" + string.Join("+", types.Select(type => $"{type.Name}`{type.Arity}"));

    // The name of an attribute's own property is looked up in the attribute.
    private static IEnumerable<string> NamesIn(SyntaxNode node) =>
        node.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Where(token => token.Parent?.Parent is not (NameEqualsSyntax { Parent: AttributeArgumentSyntax } or NameColonSyntax))
            .Select(token => token.ValueText);

    private static string SimpleName(NameSyntax name) =>
        name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
}
