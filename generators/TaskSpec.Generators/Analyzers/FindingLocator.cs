using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Where in the code a finding is shown.</summary>
/// <remarks>
/// Always in the class that it is about: of what is said elsewhere, even in the same file, an editor shows nothing, and a suppression stands
/// where the class stands. What a suite or a shared step declares is shown on the family's own attribute.
/// </remarks>
internal static class FindingLocator
{
    /// <summary>The location of a place, for a finding about a class.</summary>
    public static Location Find(
        Place place,
        INamedTypeSymbol about,
        string mark,
        Compilation compilation,
        CancellationToken cancellation
    )
    {
        var type =
            place.Type is null || place.Type == TypeName.Full(about)
                ? about
                : TypeName.Find(compilation.Assembly, place.Type) ?? about;
        var isAbout = SymbolEqualityComparer.Default.Equals(type, about);
        return OfAttribute(place, type, about, cancellation)
            ?? (isAbout ? null : OfClass(type, about, cancellation))
            ?? (isAbout ? null : OfAttribute(new(null, "HasStep") { Argument = place.Type }, about, about, cancellation))
            ?? OfAttribute(new(null, mark), about, about, cancellation)
            ?? OfClass(about, about, cancellation)
            ?? Location.None;
    }

    /// <summary>Where else to look: at those that carry the same id, or at the other class that a finding is about.</summary>
    public static IEnumerable<Location> Others(
        Finding finding,
        INamedTypeSymbol about,
        Study study,
        string mark,
        CancellationToken cancellation
    )
    {
        IEnumerable<string> types =
            finding.Rule.Id == RuleBook.DuplicateId.Id && finding.Place.Attribute == mark
                ? study.View.Rivals(TypeName.Full(about))
            : finding.Other is { } other ? [other]
            : [];
        return types
            .Select(type => TypeName.Find(study.Compilation.Assembly, type))
            .OfType<INamedTypeSymbol>()
            .Select(type => Find(new(null, mark), type, mark, study.Compilation, cancellation));
    }

    /// <summary>Where a class carries an attribute of TaskSpec.</summary>
    public static SyntaxReference? MarkOf(INamedTypeSymbol type, string attribute) =>
        type.GetAttributes()
            .FirstOrDefault(data => data.AttributeClass is { } mark && mark.Name == attribute && AttributeSet.IsTaskSpec(mark))
            ?.ApplicationSyntaxReference;

    /// <summary>The location of an attribute of the assembly in a file; null where it stands in another.</summary>
    public static Location? Find(
        Place place,
        IAssemblySymbol assembly,
        AttributeSyntax attribute,
        CancellationToken cancellation
    ) =>
        place.Type is null
        && assembly
            .GetAttributes()
            .Where(data => IsNamed(data, place.Attribute))
            .Select(data => data.ApplicationSyntaxReference)
            .Any(reference => reference?.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span)
        && !cancellation.IsCancellationRequested
            ? attribute.GetLocation()
            : null;

    private static Location? OfAttribute(
        Place place,
        INamedTypeSymbol type,
        INamedTypeSymbol about,
        CancellationToken cancellation
    )
    {
        if (place.Attribute is null)
            return null;
        var candidates = type.GetAttributes()
            .Where(data => IsNamed(data, place.Attribute))
            .Where(data => data.ApplicationSyntaxReference is { } reference && IsIn(reference, about))
            .OrderBy(data => data.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(data => data.ApplicationSyntaxReference!.Span.Start)
            .ToList();
        var named = candidates.Where(data => place.Argument is null || Arguments.SubjectOf(data) == place.Argument).ToList();
        var among = named.Count > 0 ? named : candidates;
        if (place.Parameter is not null && among.Find(data => ArgumentLocator.Holds(data, place)) is { } holder)
            return ArgumentLocator.Find(holder, place, cancellation);
        return among.Count == 0
            ? null
            : among[Math.Min(place.Index, among.Count - 1)].ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation();
    }

    private static Location? OfClass(INamedTypeSymbol type, INamedTypeSymbol about, CancellationToken cancellation) =>
        type
            .DeclaringSyntaxReferences.Where(reference => IsIn(reference, about))
            .OrderBy(reference => reference.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(reference => reference.Span.Start)
            .Select(reference => (reference.GetSyntax(cancellation) as BaseTypeDeclarationSyntax)?.Identifier.GetLocation())
            .FirstOrDefault();

    private static bool IsIn(SyntaxReference place, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == place.SyntaxTree && part.Span.Contains(place.Span));

    private static bool IsNamed(AttributeData data, string? name) =>
        data.AttributeClass is { } type && AttributeSet.IsTaskSpec(type) && type.Name == name + "Attribute";
}
