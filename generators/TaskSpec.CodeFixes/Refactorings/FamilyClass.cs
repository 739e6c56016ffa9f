using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>A family's class, declared in one place.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Syntax">Its declaration.</param>
/// <param name="Type">Its type.</param>
internal sealed record FamilyClass(Document Document, TypeDeclarationSyntax Syntax, INamedTypeSymbol Type)
{
    /// <summary>The family at whose head a refactoring is asked for: at its name, its attributes or what stands between.</summary>
    public static async Task<FamilyClass?> AtAsync(CodeRefactoringContext context)
    {
        var (document, cancel) = (context.Document, context.CancellationToken);
        var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var syntax = root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        // A caret behind the last character of a name belongs to it.
        if (syntax is null || context.Span.End > EndOfHead(syntax))
            return null;
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        return model?.GetDeclaredSymbol(syntax, cancel) is { } type ? Of(document, syntax, type) : null;
    }

    /// <summary>The family that a type is; null where it is none, or is not declared in one place as a class of a namespace.</summary>
    public static FamilyClass? Of(Solution solution, INamedTypeSymbol type, CancellationToken cancel) =>
        type.DeclaringSyntaxReferences.Length == 1
        && type.DeclaringSyntaxReferences[0] is { } reference
        && reference.GetSyntax(cancel) is TypeDeclarationSyntax syntax
        && solution.GetDocument(reference.SyntaxTree) is { } document
            ? Of(document, syntax, type)
            : null;

    /// <summary>The attributes of a name that the class itself carries.</summary>
    public IEnumerable<AttributeData> Own(string name) => Of(Type, name);

    /// <summary>The attributes of a name that it carries or inherits, the nearest first.</summary>
    public IEnumerable<AttributeData> All(string name)
    {
        for (var current = Type; current is not null; current = current.BaseType)
        {
            foreach (var data in Of(current, name))
                yield return data;
        }
    }

    /// <summary>Its attributes of a name in the code.</summary>
    public IEnumerable<AttributeSyntax> Find(string name) =>
        Own(name).Select(data => data.ApplicationSyntaxReference?.GetSyntax()).OfType<AttributeSyntax>();

    /// <summary>The attribute that makes it a family.</summary>
    public AttributeSyntax Mark => Find("TaskFamily").First();

    /// <summary>Its id.</summary>
    public string Id => Own("TaskFamily").First().ConstructorArguments[0].Value as string ?? "";

    /// <summary>Whether a method of its makes the samples.</summary>
    public bool HasSamplesMethod =>
        Type.AllInterfaces.Any(type =>
            type is { Name: "ISamples", ContainingNamespace: { Name: "TaskSpec", ContainingNamespace.IsGlobalNamespace: true } }
        );

    /// <summary>How many samples it has, where it declares their number itself and nothing else of them.</summary>
    public int? CountedSamples =>
        Own("Samples").FirstOrDefault() is { NamedArguments.Length: 0, ConstructorArguments.Length: 1 } samples
            ? samples.ConstructorArguments[0].Value as int?
            : null;

    private static FamilyClass? Of(Document document, TypeDeclarationSyntax syntax, INamedTypeSymbol type) =>
        document is not SourceGeneratedDocument
        && type is { ContainingType: null, IsGenericType: false, DeclaringSyntaxReferences.Length: 1 }
        && Of(type, "TaskFamily").FirstOrDefault() is { ConstructorArguments.Length: 1, ApplicationSyntaxReference: not null }
            ? new(document, syntax, type)
            : null;

    private static IEnumerable<AttributeData> Of(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(data => data.TaskSpecName() == name);

    private static int EndOfHead(TypeDeclarationSyntax syntax) =>
        syntax.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? syntax.OpenBraceToken.SpanStart : syntax.Span.End;
}
