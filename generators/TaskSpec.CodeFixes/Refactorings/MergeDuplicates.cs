using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        await RegisterAsync(context, family, others, "tasks", AsTasks).ConfigureAwait(false);
        await RegisterAsync(context, family, same, "variants", AsVariants).ConfigureAwait(false);
    }

    private static async Task RegisterAsync(
        CodeRefactoringContext context,
        FamilyClass family,
        IReadOnlyList<FamilyClass> merged,
        string what,
        Action<TokenEdits, FamilyClass, IReadOnlyList<FamilyClass>> make
    )
    {
        if (merged.Count == 0)
            return;
        var rewrites = await MergeAsync(family, merged, make, context.CancellationToken).ConfigureAwait(false);
        if (!Gate.Passes([.. rewrites.Select(rewrite => (rewrite.Tree, rewrite.Text))]))
            return;
        var names = string.Join(", ", merged.Select(other => other.Type.Name));
        context.RegisterRefactoring(
            Rewrite.Action(
                $"Merge {names} into {family.Type.Name} as {what}",
                family.Document.Project.Solution,
                rewrites,
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

    private static void AsTasks(TokenEdits edits, FamilyClass family, IReadOnlyList<FamilyClass> others)
    {
        var tasks = others
            .Prepend(family)
            .Select(task => AttributePlace.Written("Task", null, $"({Quoted(task.Id)}, Samples = {CountOf(task)})"));
        edits.Replace(family.Find("Samples").First(), string.Join(", ", tasks));
    }

    private static void AsVariants(TokenEdits edits, FamilyClass family, IReadOnlyList<FamilyClass> others) =>
        edits.Add(
            family.Type,
            family.Syntax,
            others.Select(other => AttributePlace.Written("Variant", null, $"({Quoted(other.Id)}, global::TaskSpec.Items.Same)"))
        );

    private static string CountOf(FamilyClass family) =>
        family.Find("Samples").First().ArgumentList!.Arguments[0].Expression.ToString();

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static async Task<IReadOnlyList<Rewrite>> MergeAsync(
        FamilyClass family,
        IReadOnlyList<FamilyClass> others,
        Action<TokenEdits, FamilyClass, IReadOnlyList<FamilyClass>> make,
        CancellationToken cancel
    )
    {
        var rewrites = new List<Rewrite>();
        foreach (var group in others.Append(family).GroupBy(other => other.Document.Id))
        {
            var tree = await group.First().Document.GetSyntaxTreeAsync(cancel).ConfigureAwait(false);
            var edits = new TokenEdits();
            foreach (var other in group.Where(other => other != family))
                edits.Remove(other.Syntax.FullSpan);
            if (group.Contains(family))
            {
                edits.Insert(family.Syntax.SpanStart, CommentsOf(others, family));
                make(edits, family, others);
                FamilyMark.Raise(edits, family.Mark);
            }

            var (text, inserted) = edits.ApplyTo(tree!.GetText(cancel));
            var rest = await tree.WithChangedText(text).GetRootAsync(cancel).ConfigureAwait(false);
            rewrites.Add(new(group.Key, tree, text, inserted) { IsGone = !HoldsAnything(rest) });
        }

        return rewrites;
    }

    // Nobody misses usings.
    private static bool HoldsAnything(SyntaxNode root) =>
        root.DescendantNodes().Any(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or AttributeListSyntax)
        || root.DescendantTrivia().Any(trivia => trivia.IsDirective || Gate.IsComment(trivia));

    // What was said of the others is said of the one, above it; it documents nothing any more.
    private static string CommentsOf(IEnumerable<FamilyClass> others, FamilyClass family)
    {
        var lineBreak = family.Syntax.SyntaxTree.LineBreak() + family.Syntax.GetLeadingTrivia().LastIndent();
        var lines = others
            .SelectMany(other => other.Syntax.DescendantTrivia())
            .Where(Gate.IsComment)
            .SelectMany(comment => comment.ToFullString().Trim().Split('\n'))
            .Select(line => line.Trim())
            .Select(line => line.StartsWith("///", StringComparison.Ordinal) ? line.Substring(1) : line);
        return string.Concat(lines.Select(line => line + lineBreak));
    }
}
