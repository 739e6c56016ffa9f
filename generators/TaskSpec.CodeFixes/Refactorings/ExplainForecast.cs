using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
        // Where a comment cannot stand above the family, none is offered.
        if (analyzers.IsEmpty || Explained(family, "") is null)
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
        var message = await MessageAsync(family, analyzers, cancel).ConfigureAwait(false);
        return message is not null && Explained(family, message) is { } text ? family.Document.WithText(text) : family.Document;
    }

    private static SourceText? Explained(FamilyClass family, string message)
    {
        var (tree, first) = (family.Syntax.SyntaxTree, family.Syntax.GetFirstToken());
        var indent = first.LeadingTrivia.LastIndent();
        var comment = string.Concat(ForecastComment.Lines(message).Select(line => indent + line + tree.LineBreak()));
        var above = ForecastComment.Without(first.LeadingTrivia);
        var leading = above.ToFullString();
        var span = TextSpan.FromBounds(first.FullSpan.Start, first.SpanStart);
        var text = tree.GetText().Replace(span, leading.Substring(0, leading.Length - indent.Length) + comment + indent);
        var own = first.LeadingTrivia.Select(trivia => trivia.ToString()).Except(above.Select(trivia => trivia.ToString()));
        return Gate.Passes([(tree, text)], new HashSet<string>(own, StringComparer.Ordinal).Contains) ? text : null;
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
