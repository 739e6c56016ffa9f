using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Reading;

/// <summary>The files of a compilation by their outlines. An edit that changes nothing but comments and bodies leaves an outline the one that it was.</summary>
internal sealed class KnownFiles
{
    // What the generator itself wrote declares nothing: it is what declarations are made into.
    private static readonly string Generated = typeof(CatalogGenerator).FullName;

    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Read = new();

    private readonly WeakReference<SyntaxTree>[] trees;
    private readonly Dictionary<FileOutline, FileOutline> same = [];

    private KnownFiles(WeakReference<SyntaxTree>[] trees, FileOutline[] outlines) => (this.trees, Outlines) = (trees, outlines);

    /// <summary>The outlines, in the compilation's order.</summary>
    public FileOutline[] Outlines { get; private set; }

    /// <summary>The files of a compilation, where those before it are known.</summary>
    public static KnownFiles After(KnownFiles? last, Compilation compilation)
    {
        var written = compilation.SyntaxTrees.Where(tree => !tree.FilePath.Contains(Generated)).ToArray();
        var next = new KnownFiles(new WeakReference<SyntaxTree>[written.Length], new FileOutline[written.Length]);
        ILookup<string, FileOutline>? byPath = null;
        for (var i = 0; i < written.Length; i++)
        {
            // Most stand where they stood.
            if (last is not null && i < last.trees.Length && last.trees[i].TryGetTarget(out var tree) && tree == written[i])
            {
                (next.trees[i], next.Outlines[i]) = (last.trees[i], last.Outlines[i]);
                if (last.same.Count > 0 && Read.TryGetValue(tree, out var first) && first != next.Outlines[i])
                    next.same[first] = next.Outlines[i];
                continue;
            }

            var outline = Read.GetValue(written[i], FileOutlineReader.Read);
            byPath ??= (last?.Outlines ?? []).ToLookup(file => file.Path, StringComparer.Ordinal);
            if (
                byPath[outline.Path].FirstOrDefault(file => file == outline || file.Text == outline.Text) is { } known
                && known != outline
            )
                outline = next.same[outline] = known;
            (next.trees[i], next.Outlines[i]) = (new(written[i]), outline);
        }

        return next;
    }

    /// <summary>The outline of a file; null of one that the generator wrote.</summary>
    public FileOutline? OutlineOf(SyntaxTree tree) =>
        !Read.TryGetValue(tree, out var outline) ? null
        : same.TryGetValue(outline, out var known) ? known
        : outline;
}
