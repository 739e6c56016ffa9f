using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TaskSpec.CodeFixes;

/// <summary>Carries out the edits that findings name. Which rules have some is seen in their files, by <c>Edits =</c>.</summary>
/// <remarks>
/// The analyzer says what to change in the diagnostic's properties, so that the fix computes nothing. Ids and keys are constants of this
/// assembly: an editor may load the fixes beside another version of the analyzers, and fails to bind to them then.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EditFix)), Shared]
public sealed class EditFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [
            "TSK1002",
            "TSK1004",
            "TSK1005",
            "TSK1006",
            "TSK1007",
            "TSK2003",
            "TSK2006",
            "TSK2008",
            "TSK3001",
            "TSK3002",
            "TSK3004",
            "TSK3005",
            "TSK3006",
            "TSK3008",
            "TSK3013",
            "TSK3015",
            "TSK4006",
            "TSK4009",
            "TSK5001",
            "TSK5002",
            "TSK5003",
            "TSK5004",
            "TSK5005",
            "TSK5006",
            "TSK5009",
            "TSK5011",
            "TSK6001",
            "TSK6004",
            "TSK6005",
            "TSK7002",
            "TSK7003",
            "TSK7004",
            "TSK7005",
            "TSK7006",
        ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new EditFixAll();

    /// <summary>The same for every place, so that a whole solution is fixed at once.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="edit">The edit: its place among those of the finding, and its kind.</param>
    internal static string KeyOf(string id, AttributeEdit edit) =>
        KeyOf(id) + edit.Number.ToString(CultureInfo.InvariantCulture) + "." + edit.Kind;

    /// <summary>What the keys of a rule's edits begin with.</summary>
    internal static string KeyOf(string id) => id + ".";

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        if (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in AttributeEdit.AllOf(diagnostic))
            {
                if (EditTarget.Find(edit, project.Solution, compilation, context.CancellationToken) is not { } target)
                    continue;
                // What would break the code is not offered.
                var rewrites = await EditWriter.RewriteAsync([target], context.CancellationToken).ConfigureAwait(false);
                if (rewrites.Count > 0)
                    context.RegisterCodeFix(
                        Rewrite.Action(edit.Title, project.Solution, rewrites, KeyOf(diagnostic.Id, edit)),
                        diagnostic
                    );
            }
        }
    }
}
