using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
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
        context.RegisterRefactoring(
            CodeAction.Create(
                $"Split by difficulty into {groups.Count} families",
                cancel => SplitAsync(family, groups, cancel),
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

    private static async Task<Document> SplitAsync(FamilyClass family, IReadOnlyList<TaskGroup> groups, CancellationToken cancel)
    {
        var document = family.Document;
        if (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root)
            return document;
        var common = CommonOf(family);
        var needsBase = common.AttributeLists.Count > 0 || common.Members.Count > 0 || common.BaseList is null;
        var from = needsBase ? " : " + family.Type.Name : " " + common.BaseList!.WithoutTrivia().ToFullString();
        var parts = groups.Select(group => PartOf(family, group, from));
        if (needsBase)
            return document.WithSyntaxRoot(root.ReplaceNode(family.Syntax, parts.Prepend(common)));
        var first = parts.First().WithLeadingTrivia(family.Syntax.GetLeadingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(family.Syntax, parts.Skip(1).Prepend(first)));
    }

    // What is left without the tasks, as a base class; a suite of its own where it stood in none.
    private static ClassDeclarationSyntax CommonOf(FamilyClass family)
    {
        var mark = family.Find("TaskFamily")!;
        var isInSuite = family.All("Suite").Any();
        var moved = family
            .Syntax.AttributeLists.SelectMany(list => list.Attributes)
            .Where(attribute => AttributeWriter.NameOf(attribute) is "Task" or "Samples" || (isInSuite && attribute == mark))
            .ToList();
        SyntaxNode common = family.Syntax.TrackNodes(moved.Append(mark));
        foreach (var attribute in moved)
            common = AttributeWriter.Remove(common, common.GetCurrentNode(attribute)!);
        if (common.GetCurrentNode(mark) is { } kept)
            common = common.ReplaceNode(kept, FamilyMark.AsSuite(kept));
        var result = (ClassDeclarationSyntax)common;
        var modifiers = result.Modifiers;
        var index = modifiers.IndexOf(SyntaxKind.SealedKeyword);
        var isAbstract = SyntaxFactory.Token(SyntaxKind.AbstractKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return result.WithModifiers(
            index < 0
                ? modifiers.Add(isAbstract)
                : modifiers.Replace(modifiers[index], isAbstract.WithTriviaFrom(modifiers[index]))
        );
    }

    private static ClassDeclarationSyntax PartOf(FamilyClass family, TaskGroup group, string from)
    {
        var (syntax, mark) = (family.Syntax, family.Find("TaskFamily")!);
        var lineBreak = syntax.SyntaxTree.LineBreak().ToString();
        var indent = syntax.GetLeadingTrivia().LastIndent().ToString();
        var modifiers = syntax
            .Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.SealedKeyword))
            .Select(modifier => modifier.Text);
        var lines = group
            .Tasks.Prepend(FamilyMark.Of(mark, $"{family.Id}-{group.Name.ToLowerInvariant()}", FirstVersion, group.Name))
            .Select(attribute => $"[{attribute.WithoutTrivia()}]")
            .Append($"{string.Join(" ", modifiers.Append("sealed"))} class {family.Type.Name}{group.Name}{from};");
        // A file may end where its last class does.
        var gap = syntax.GetLastToken().HasTrailingNewLine() ? lineBreak : lineBreak + lineBreak;
        var text = gap + string.Concat(lines.Select((line, i) => (i == 0 ? "" : lineBreak) + indent + line));
        return ((ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!).WithTrailingTrivia(
            syntax.GetTrailingTrivia()
        );
    }
}
