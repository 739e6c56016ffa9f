using Microsoft.CodeAnalysis;

namespace TaskSpec.CodeFixes;

/// <summary>Carries out edits, all those of a document at once.</summary>
internal static class EditWriter
{
    /// <summary>The documents with all of the edits that can be made together.</summary>
    public static async Task<IReadOnlyList<Rewrite>> RewriteAsync(IEnumerable<EditTarget> targets, CancellationToken cancel)
    {
        var rewrites = new List<Rewrite>();
        foreach (var group in targets.GroupBy(target => target.Document.Id))
        {
            var tree = await group.First().Document.GetSyntaxTreeAsync(cancel).ConfigureAwait(false);
            if (tree is not null && Together(tree, [.. group]) is { } rewrite)
                rewrites.Add(rewrite);
        }

        return rewrites;
    }

    // Edits that pass alone may not pass together: then one after the other, as far as that goes.
    private static Rewrite? Together(SyntaxTree tree, IReadOnlyList<EditTarget> targets)
    {
        var rewrite = Of(tree, targets);
        if (rewrite is not null || targets.Count == 1)
            return rewrite;
        var made = new List<EditTarget>();
        foreach (var target in targets)
        {
            if (Of(tree, [.. made, target]) is not { } further)
                continue;
            (rewrite, made) = (further, [.. made, target]);
        }

        return rewrite;
    }

    private static Rewrite? Of(SyntaxTree tree, IReadOnlyList<EditTarget> targets)
    {
        var edits = new TokenEdits();
        var gone = targets.Where(target => target.Edit.IsRemoval).Select(target => target.Attribute!).Distinct().ToList();
        edits.Remove(gone);
        foreach (
            var group in targets.Where(target => target.Attribute is { } kept && !gone.Contains(kept)).GroupBy(x => x.Attribute!)
        )
            edits.Change(group.Key, Arguments(group));
        foreach (var group in targets.Where(target => target.Attribute is null).GroupBy(target => target.Class!))
            edits.Add(group.First().Type!, group.Key, group.GroupBy(Attribute).Select(Written));
        return Rewrite.Of(targets[0].Document.Id, tree, edits);
    }

    private static (string Name, INamedTypeSymbol? Metric) Attribute(EditTarget target) => (target.Edit.Attribute, target.Metric);

    private static string Written(IGrouping<(string Name, INamedTypeSymbol? Metric), EditTarget> added) =>
        AttributePlace.Written(added.Key.Name, added.Key.Metric, ArgumentEdits.Written(Arguments(added)));

    // Of several values of one argument the last.
    private static List<ArgumentEdit> Arguments(IEnumerable<EditTarget> targets) =>
        targets
            .Select(target => target.Argument)
            .OfType<ArgumentEdit>()
            .GroupBy(argument => argument.Name, StringComparer.Ordinal)
            .Select(group => group.Last())
            .ToList();
}
