using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TaskSpec.CodeFixes;

/// <summary>Carries out one kind of edit everywhere, those of a file together: edits of one attribute list would not merge.</summary>
internal sealed class EditFixAll : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var targets = new List<EditTarget>();
        foreach (var project in ProjectsOf(context))
        {
            if (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
                continue;
            var found = await FindAsync(context, project).ConfigureAwait(false);
            targets.AddRange(
                from diagnostic in found
                    .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                    .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                from edit in AttributeEdit.AllOf(diagnostic)
                where IsMeant(context, diagnostic, edit)
                let target = EditTarget.Find(edit, context.Solution, compilation, context.CancellationToken)
                where target is not null
                select target
            );
        }

        var rewrites = await EditWriter.RewriteAsync(targets, context.CancellationToken).ConfigureAwait(false);
        return rewrites.Count == 0
            ? null
            : Rewrite.Action(targets[0].Edit.Title, context.Solution, rewrites, context.CodeActionEquivalenceKey);
    }

    // dotnet format takes the key from the first diagnostic that it has, of whatever rule, and means what would be offered first.
    private static bool IsMeant(FixAllContext context, Diagnostic diagnostic, AttributeEdit edit)
    {
        var key = context.CodeActionEquivalenceKey;
        return key?.StartsWith(EditFix.KeyOf(diagnostic.Id), StringComparison.Ordinal) == true
            ? EditFix.KeyOf(diagnostic.Id, edit) == key
            : edit.Number == 0;
    }

    private static IEnumerable<Project> ProjectsOf(FixAllContext context) =>
        context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document }
            ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
            : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
}
