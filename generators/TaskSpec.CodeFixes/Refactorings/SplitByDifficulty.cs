using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>Makes families of like tasks of one whose tasks take people minutes and days, with what they have in common on a base class.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(SplitByDifficulty)), Shared]
public sealed class SplitByDifficulty : CodeRefactoringProvider
{
    private const string FirstVersion = "1.0.0";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await FamilyClass.AtAsync(context).ConfigureAwait(false) is not { } family || !IsOfTasks(family))
            return;
        var groups = TaskGroup.Of(family.Own("Task"), context.CancellationToken);
        var space = family.Type.ContainingNamespace;
        if (groups.Count < 2 || groups.Any(group => space.GetTypeMembers(family.Type.Name + group.Name).Any()))
            return;
        var rewrite = Rewrite.Of(family.Document.Id, family.Syntax.SyntaxTree, EditsOf(family, groups));
        if (rewrite is not null)
            context.RegisterRefactoring(
                Rewrite.Action(
                    $"Split by difficulty into {groups.Count} families",
                    family.Document.Project.Solution,
                    [rewrite],
                    nameof(SplitByDifficulty)
                )
            );
    }

    // Samples that come from elsewhere cannot be dealt out to the tasks; a count that says no more than they do is theirs.
    private static bool IsOfTasks(FamilyClass family)
    {
        var samples = family.All("Samples").ToList();
        var count = family.Own("Task").Sum(task => task.Number("Samples") ?? 1);
        return family.All("Task").Count() == family.Own("Task").Count()
            && !family.All("TasksFile").Any()
            && !family.HasSamplesMethod
            && (samples.Count == 0 || (samples.Count == 1 && family.CountedSamples == count));
    }

    // What is left without the tasks becomes a base class; a suite of its own where it stood in none.
    private static TokenEdits EditsOf(FamilyClass family, IReadOnlyList<TaskGroup> groups)
    {
        var (edits, syntax, isInSuite) = (new TokenEdits(), family.Syntax, family.All("Suite").Any());
        var moved = family.Find("Task").Concat(family.Find("Samples")).Concat(isInSuite ? [family.Mark] : []).ToList();
        var needsBase =
            syntax.AttributeLists.SelectMany(list => list.Attributes).Except(moved).Any()
            || syntax.Members.Count > 0
            || syntax.BaseList is null;
        var lineBreak = syntax.SyntaxTree.LineBreak();
        var indent = syntax.GetLeadingTrivia().LastIndent();
        var from = needsBase ? " : " + family.Type.Name : " " + syntax.BaseList!.WithoutTrivia();
        var parts = string.Join(lineBreak + lineBreak, groups.Select(group => PartOf(family, group, from, lineBreak + indent)));
        if (!needsBase)
        {
            edits.Remove(syntax.DescendantTokens());
            edits.Insert(syntax.SpanStart, parts.TrimStart());
            return edits;
        }

        edits.Remove(moved);
        if (!isInSuite)
            FamilyMark.ToSuite(edits, family.Mark);
        MakeAbstract(edits, syntax);
        edits.Insert(syntax.GetLastToken().EndOfLine(), lineBreak + lineBreak + parts);
        return edits;
    }

    private static void MakeAbstract(TokenEdits edits, TypeDeclarationSyntax syntax)
    {
        var present = syntax.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.SealedKeyword));
        if (present != default)
            edits.Remove([present]);
        edits.Insert(
            present == default ? syntax.Keyword.SpanStart : present.SpanStart,
            "abstract" + (present == default ? " " : "")
        );
    }

    private static string PartOf(FamilyClass family, TaskGroup group, string from, string newLine)
    {
        var modifiers = family
            .Syntax.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.SealedKeyword))
            .Select(modifier => modifier.Text)
            .Append("sealed");
        var lines = group
            .Tasks.Select(task => task.WithoutTrivia().ToString())
            .Prepend(FamilyMark.Of(family.Mark, $"{family.Id}-{group.Name.ToLowerInvariant()}", FirstVersion, group.Name))
            .Select(attribute => $"[{attribute}]")
            .Append($"{string.Join(" ", modifiers)} {family.Syntax.Keyword.Text} {family.Type.Name}{group.Name}{from};");
        return newLine.TrimStart('\r', '\n') + string.Join(newLine, lines);
    }
}
