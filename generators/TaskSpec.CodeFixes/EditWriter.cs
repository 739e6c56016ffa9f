using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes;

/// <summary>Carries out edits, document by document.</summary>
internal static class EditWriter
{
    /// <summary>The solution with all of the edits.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<EditTarget> targets, CancellationToken cancel)
    {
        foreach (var group in targets.GroupBy(target => target.Document.Id))
        {
            var document = solution.GetDocument(group.Key)!;
            if (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) is not { } root)
                continue;
            root = root.TrackNodes(group.Select(target => target.Attribute ?? (SyntaxNode)target.Class!).Distinct());
            foreach (var target in group)
                root = Apply(root, target);
            solution = solution.WithDocumentSyntaxRoot(group.Key, root);
        }

        return solution;
    }

    private static SyntaxNode Apply(SyntaxNode root, EditTarget target)
    {
        var edit = target.Edit;
        // What an earlier edit took away needs no other.
        if (target.Attribute is not null)
            return root.GetCurrentNode(target.Attribute) is { } attribute ? Change(root, attribute, edit, target.Position) : root;
        if (root.GetCurrentNode(target.Class!) is not { } part)
            return root;
        var present = part
            .AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => IsMeant(attribute, target));
        if (present is null)
            return root.ReplaceNode(part, AttributeWriter.AddTo(part, Of(target)));
        return edit.Argument is null ? root : Change(root, present, edit, target.Position);
    }

    private static SyntaxNode Change(SyntaxNode root, AttributeSyntax attribute, AttributeEdit edit, int position)
    {
        if (edit.IsRemoval)
            return AttributeWriter.Remove(root, attribute);
        var changed = edit.Value is { } value
            ? ArgumentList.Set(attribute, edit.Argument!, position, value)
            : ArgumentList.Remove(attribute, edit.Argument!, position);
        return root.ReplaceNode(attribute, changed);
    }

    private static AttributeSyntax Of(EditTarget target)
    {
        var attribute = AttributeWriter.Of(target.Edit.Attribute, target.Metric);
        return target.Edit is { Argument: { } argument, Value: { } value }
            ? ArgumentList.Set(attribute, argument, target.Position, value)
            : attribute;
    }

    // What an earlier edit added is known by its name only.
    private static bool IsMeant(AttributeSyntax attribute, EditTarget target) =>
        AttributeWriter.NameOf(attribute) == target.Edit.Attribute
        && (target.Metric is null || AttributeWriter.ArgumentOf(attribute) == target.Metric.Name);
}
