using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>Writes above a family what its results can forecast.</summary>
/// <remarks>
/// The words are the message of a rule that is off until somebody asks: here the project's own analyzers are asked, once, when the
/// refactoring is carried out. Nothing is computed before, and nothing here binds to their assembly.
/// </remarks>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExplainForecast)), Shared]
public sealed class ExplainForecast : CodeRefactoringProvider
{
    private const string Rule = "TSK6000";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await FamilyClass.AtAsync(context).ConfigureAwait(false) is not { } family || !family.All("Headline").Any())
            return;
        var analyzers = AnalyzersOf(family.Document.Project);
        if (analyzers.IsEmpty)
            return;
        context.RegisterRefactoring(
            CodeAction.Create("Explain this forecast", cancel => ExplainAsync(family, analyzers, cancel), nameof(ExplainForecast))
        );
    }

    private static async Task<Document> ExplainAsync(
        FamilyClass family,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancel
    )
    {
        var document = family.Document;
        if (
            await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root
            || await MessageAsync(family, analyzers, cancel).ConfigureAwait(false) is not { } message
        )
            return document;
        var first = family.Syntax.GetFirstToken();
        var lineBreak = family.Syntax.SyntaxTree.LineBreak();
        var indent = first.LeadingTrivia.LastIndent();
        var comment = ForecastComment.Lines(message).SelectMany(line => indent.Concat([SyntaxFactory.Comment(line), lineBreak]));
        var above = ForecastComment.Without(first.LeadingTrivia);
        var leading = above.Take(above.Count - indent.Count).Concat(comment).Concat(indent);
        return document.WithSyntaxRoot(root.ReplaceToken(first, first.WithLeadingTrivia(leading)));
    }

    private static async Task<string?> MessageAsync(
        FamilyClass family,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancel
    )
    {
        var project = family.Document.Project;
        if (await project.GetCompilationAsync(cancel).ConfigureAwait(false) is not { } compilation)
            return null;
        // Asked for here, whatever the project says of the rule.
        var options = compilation
            .Options.WithSyntaxTreeOptionsProvider(null)
            .WithSpecificDiagnosticOptions([new(Rule, ReportDiagnostic.Info)]);
        var analysis = compilation
            .WithOptions(options)
            .WithAnalyzers(
                analyzers,
                new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, true, false, reportSuppressedDiagnostics: true)
            );
        var tree = family.Syntax.SyntaxTree;
        var found = await analysis
            .GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), family.Syntax.Span, cancel)
            .ConfigureAwait(false);
        return found
            .FirstOrDefault(diagnostic => diagnostic.Id == Rule && family.Syntax.Span.Contains(diagnostic.Location.SourceSpan))
            ?.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(Project project) =>
        [
            .. project
                .AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(project.Language))
                .Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == Rule)),
        ];
}
