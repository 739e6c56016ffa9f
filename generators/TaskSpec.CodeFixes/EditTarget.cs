using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.CodeFixes;

/// <summary>Where an edit is to be made, seen to be possible.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Document">The document to change.</param>
/// <param name="Type">The class; null is the assembly.</param>
/// <param name="Class">The part of the class that an attribute is added to; null where there is no need of one.</param>
/// <param name="Attribute">The attribute to change; null where it is to be added.</param>
/// <param name="Position">The place of the argument among those of the constructor; −1 where it is none of them.</param>
/// <param name="Metric">The type argument of the attribute to add, if it has one.</param>
internal sealed record EditTarget(
    AttributeEdit Edit,
    Document Document,
    INamedTypeSymbol? Type,
    TypeDeclarationSyntax? Class,
    AttributeSyntax? Attribute,
    int Position,
    INamedTypeSymbol? Metric
)
{
    /// <summary>What is to be done to the attribute's argument.</summary>
    public ArgumentEdit? Argument => Edit.Argument is { } name && !Edit.IsRemoval ? new(name, Position, Edit.Value) : null;

    /// <summary>The target of an edit; null where there is nothing to do, or no place to do it.</summary>
    public static EditTarget? Find(AttributeEdit edit, Solution solution, Compilation compilation, CancellationToken cancel)
    {
        var type = edit.On is null ? null : compilation.FindType(edit.On);
        if (edit.On is not null && type is null)
            return null;
        ISymbol owner = type is null ? compilation.Assembly : type;
        var data = owner.GetAttributes().FirstOrDefault(attribute => IsMeant(attribute, edit));
        if (data is not null)
            return OfExisting(edit, type, data, solution, cancel);
        // What an attribute is told apart by, it has to have.
        if (type is null || edit.IsRemoval || (edit.Argument is not null && (edit.Value is null || edit.Old is not null)))
            return null;
        // What is added is told apart by a type, or by nothing.
        var metric = compilation.FindType(edit.Of);
        if (edit.Of is not null && (metric is not { IsGenericType: false } || !HasName(metric)))
            return null;
        if (edit.Argument is null && (metric is null || type.Records(metric)))
            return null;
        var added = compilation.FindType("TaskSpec." + edit.Attribute + (metric is null ? "Attribute" : "Attribute`1"));
        var constructor = ConstructorOf(edit, added);
        var position = PositionOf(edit, constructor);
        // An attribute that cannot do without another argument cannot be added.
        if (constructor is null || constructor.Parameters.Length > (position < 0 ? 0 : 1))
            return null;
        return solution.FindClass(type, cancel) is { } place && !IsHalfTyped(place.Class)
            ? new(edit, place.Document, type, place.Class, null, position, metric)
            : null;
    }

    // While its name, or that of the class around it, is yet to be typed, nothing can name it.
    private static bool HasName(INamedTypeSymbol type) =>
        type.Name.Length > 0 && (type.ContainingType is null || HasName(type.ContainingType));

    private static EditTarget? OfExisting(
        AttributeEdit edit,
        INamedTypeSymbol? type,
        AttributeData data,
        Solution solution,
        CancellationToken cancel
    )
    {
        if (data.ApplicationSyntaxReference is not { } reference || (edit.Argument is null && !edit.IsRemoval))
            return null;
        if (
            reference.GetSyntax(cancel) is not AttributeSyntax syntax
            || solution.GetDocument(reference.SyntaxTree) is not { } document
            || document is SourceGeneratedDocument
            || IsHalfTyped((AttributeListSyntax)syntax.Parent!)
        )
            return null;
        var position = PositionOf(edit, ConstructorOf(edit, data.AttributeClass));
        var current = ArgumentEdits.Find(syntax, edit.Argument, position);
        var isDone = edit.Value is null
            ? !edit.IsRemoval && current is null
            : current is not null && SyntaxFactory.AreEquivalent(current.Expression, SyntaxFactory.ParseExpression(edit.Value));
        return isDone ? null : new(edit, document, type, null, syntax, position, null);
    }

    // Its brackets may be anywhere, and what is put between them too.
    private static bool IsHalfTyped(AttributeListSyntax list) => list.ContainsDiagnostics;

    // What stands before the class may not have ended, and the class may be no class then.
    private static bool IsHalfTyped(TypeDeclarationSyntax part)
    {
        var first = part.GetFirstToken(includeZeroWidth: true);
        var previous = first.GetPreviousToken(includeZeroWidth: true, includeSkipped: true);
        return first.ContainsDiagnostics
            || previous.IsMissing
            || previous.ContainsDiagnostics
            || part.AttributeLists.Any(IsHalfTyped);
    }

    // Of several, the one that takes the argument, whichever was called; else the one that takes least.
    private static IMethodSymbol? ConstructorOf(AttributeEdit edit, INamedTypeSymbol? attribute) =>
        attribute
            ?.InstanceConstructors.OrderByDescending(candidate => PositionOf(edit, candidate))
            .ThenBy(candidate => candidate.Parameters.Length)
            .FirstOrDefault();

    private static int PositionOf(AttributeEdit edit, IMethodSymbol? constructor)
    {
        var parameters = constructor?.Parameters ?? [];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (string.Equals(parameters[i].Name, edit.Argument, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static bool IsMeant(AttributeData data, AttributeEdit edit) =>
        data.TaskSpecName() == edit.Attribute
        && (edit.Of is null || SubjectOf(data) == edit.Of)
        && (edit.Old is null || ValuesOf(data, edit).Any(value => Shown(value) == edit.Old));

    private static IEnumerable<TypedConstant> ValuesOf(AttributeData data, AttributeEdit edit)
    {
        var position = PositionOf(edit, data.AttributeConstructor);
        var values = data.NamedArguments.Where(named => named.Key == edit.Argument).Select(named => named.Value);
        return position >= 0 && position < data.ConstructorArguments.Length
            ? values.Append(data.ConstructorArguments[position])
            : values;
    }

    // As findings show it.
    private static string Shown(TypedConstant value) =>
        value switch
        {
            { IsNull: true } => "null",
            { Kind: TypedConstantKind.Array } => "an array",
            { Kind: TypedConstantKind.Type, Value: ISymbol type } => $"typeof({type.Name})",
            { Value: double.PositiveInfinity or float.PositiveInfinity } => "infinity",
            { Value: double.NegativeInfinity or float.NegativeInfinity } => "-infinity",
            { Kind: TypedConstantKind.Primitive, Value: int or long or float or double } => Convert
                .ToDouble(value.Value, CultureInfo.InvariantCulture)
                .ToString("R", CultureInfo.InvariantCulture)
                .Replace("E+", "e")
                .Replace("E", "e"),
            _ => Convert.ToString(value.Value, CultureInfo.InvariantCulture),
        };

    private static string? SubjectOf(AttributeData data) =>
        data.AttributeClass!.TypeArguments.FirstOrDefault() is INamedTypeSymbol argument ? TypeName.Full(argument)
        : data.ConstructorArguments.FirstOrDefault() is { IsNull: false, Kind: not TypedConstantKind.Array, Value: { } first }
            ? Convert.ToString(first, CultureInfo.InvariantCulture)
        : null;
}
