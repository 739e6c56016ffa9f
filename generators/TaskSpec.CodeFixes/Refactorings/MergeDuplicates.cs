using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>Makes one family of those that differ in nothing but their id, title and samples.</summary>
/// <remarks>Other samples become named tasks of the one, the same samples its variants.</remarks>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MergeDuplicates)), Shared]
public sealed class MergeDuplicates : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await FamilyClass.AtAsync(context).ConfigureAwait(false) is not { } family)
            return;
        var alike = AlikeTo(family, context.CancellationToken).ToList();
        var others = alike.Where(other => CanBeTasks(family) && CanBeTasks(other)).ToList();
        var same = alike.Where(other => SamplesOf(other) == SamplesOf(family)).ToList();
        Register(context, family, others, "tasks", AsTasks);
        Register(context, family, same, "variants", AsVariants);
    }

    private static void Register(
        CodeRefactoringContext context,
        FamilyClass family,
        IReadOnlyList<FamilyClass> merged,
        string what,
        Func<FamilyClass, IReadOnlyList<FamilyClass>, ClassDeclarationSyntax> make
    )
    {
        if (merged.Count == 0)
            return;
        var names = string.Join(", ", merged.Select(other => other.Type.Name));
        context.RegisterRefactoring(
            CodeAction.Create(
                $"Merge {names} into {family.Type.Name} as {what}",
                cancel => MergeAsync(family, make(family, merged), merged, cancel),
                nameof(MergeDuplicates) + "." + what
            )
        );
    }

    // Siblings of the same declarations, in the order of their names.
    private static IEnumerable<FamilyClass> AlikeTo(FamilyClass family, CancellationToken cancel) =>
        family
            .Type.ContainingNamespace.GetTypeMembers()
            .Where(type => !SymbolEqualityComparer.Default.Equals(type, family.Type))
            .Where(type => SymbolEqualityComparer.Default.Equals(type.BaseType, family.Type.BaseType))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => FamilyClass.Of(family.Document.Project.Solution, type, cancel))
            .OfType<FamilyClass>()
            .Where(other => IsAlike(family, other));

    private static bool IsAlike(FamilyClass one, FamilyClass other) =>
        Declared(one).SequenceEqual(Declared(other), StringComparer.Ordinal)
        && SyntaxFactory.AreEquivalent(one.Syntax.BaseList, other.Syntax.BaseList, topLevel: false)
        && SyntaxFactory.AreEquivalent(one.Syntax.Members, other.Syntax.Members, topLevel: false);

    private static IEnumerable<string> Declared(FamilyClass family) =>
        family
            .Type.GetAttributes()
            .Where(data => data.AttributeClass?.Name is not ("TaskFamilyAttribute" or "SamplesAttribute"))
            .Select(data => data.ToString() ?? "")
            .OrderBy(text => text, StringComparer.Ordinal);

    private static string? SamplesOf(FamilyClass family) => family.Own("Samples").FirstOrDefault()?.ToString();

    // Where samples come from a method, a file or a base class, a task would not have its own.
    private static bool CanBeTasks(FamilyClass family) =>
        family.CountedSamples is not null
        && family.All("Samples").Count() == 1
        && !family.HasSamplesMethod
        && !family.All("Task").Concat(family.All("TasksFile")).Any();

    private static ClassDeclarationSyntax AsTasks(FamilyClass family, IReadOnlyList<FamilyClass> others)
    {
        var tasks = others.Prepend(family).Select(task => Attribute("Task", $"{Quoted(task.Id)}, Samples = {CountOf(task)}"));
        var marked = family.Syntax.TrackNodes(family.Find("Samples")!, family.Find("TaskFamily")!);
        var samples = marked.GetCurrentNode(family.Find("Samples")!)!;
        marked = marked.ReplaceNode(
            samples,
            tasks.Select(
                (task, i) =>
                    i == 0 ? task.WithLeadingTrivia(samples.GetLeadingTrivia()) : task.WithLeadingTrivia(SyntaxFactory.Space)
            )
        );
        return InNextVersion(marked, marked.GetCurrentNode(family.Find("TaskFamily")!)!);
    }

    private static ClassDeclarationSyntax AsVariants(FamilyClass family, IReadOnlyList<FamilyClass> others)
    {
        var part = InNextVersion(family.Syntax, family.Find("TaskFamily")!);
        return others.Aggregate(
            part,
            (all, other) => AttributeWriter.AddTo(all, Attribute("Variant", $"{Quoted(other.Id)}, global::TaskSpec.Items.Same"))
        );
    }

    private static ClassDeclarationSyntax InNextVersion(ClassDeclarationSyntax part, AttributeSyntax mark) =>
        part.ReplaceNode(mark, FamilyMark.NextVersion(mark));

    private static AttributeSyntax Attribute(string name, string arguments)
    {
        var list = SyntaxFactory.ParseAttributeArgumentList($"({arguments})")!;
        var values = list.Arguments.Select(argument => argument.Expression);
        return AttributeWriter
            .Of(name, null)
            .WithArgumentList(list.ReplaceNodes(values, (value, _) => value.WithAdditionalAnnotations(Simplifier.Annotation)));
    }

    private static string CountOf(FamilyClass family) => family.Find("Samples")!.ArgumentList!.Arguments[0].Expression.ToString();

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static async Task<Solution> MergeAsync(
        FamilyClass family,
        ClassDeclarationSyntax merged,
        IReadOnlyList<FamilyClass> others,
        CancellationToken cancel
    )
    {
        var solution = family.Document.Project.Solution;
        foreach (var group in others.Append(family).GroupBy(other => other.Document.Id))
        {
            if (await solution.GetDocument(group.Key)!.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root)
                continue;
            root = root.TrackNodes(group.Select(other => other.Syntax));
            foreach (var other in group)
            {
                var current = root.GetCurrentNode(other.Syntax)!;
                root =
                    other == family
                        ? root.ReplaceNode(current, merged)
                        : root.RemoveNode(current, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
            }

            var isLeft = root.DescendantNodes()
                .Any(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or AttributeListSyntax);
            solution = isLeft ? solution.WithDocumentSyntaxRoot(group.Key, root) : solution.RemoveDocument(group.Key);
        }

        return solution;
    }
}
