using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Reading;

/// <summary>A class that declares a family, a suite, or neither. It is the same one while nothing of it is read again.</summary>
/// <param name="files">The files that it was read from.</param>
/// <param name="family">The family.</param>
/// <param name="suite">The suite.</param>
/// <param name="isUnfinished">Whether it is only half typed.</param>
internal sealed class Declared(FileOutline[] files, FamilyDeclaration? family, Suite? suite, bool isUnfinished)
{
    public FileOutline[] Files => files;

    public FamilyDeclaration? Family => family;

    public Suite? Suite => suite;

    public bool IsUnfinished => isUnfinished;
}

/// <summary>
/// All that a compilation declares, read from symbols. From one keystroke to the next only what an edit can have changed is read again: what was
/// read from an edited file, and what mentions a name that now means something else.
/// </summary>
/// <remarks>It keeps values and outlines, no symbol and no file, so that no compilation outlives its analysis.</remarks>
internal sealed class DeclarationMemory
{
    private const int MostStates = 4;

    // More than these are worth a second thread.
    private const int Few = 16;

    private static readonly string[] Marks =
    [
        WellKnownNames.TaskFamily,
        WellKnownNames.Suite,
        Short(WellKnownNames.TaskFamily),
        Short(WellKnownNames.Suite),
    ];

    // What the generator itself wrote declares nothing: it is what declarations are made into.
    private static readonly string Generated = typeof(CatalogGenerator).FullName;

    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Outlines = new();
    private static readonly ConditionalWeakTable<MetadataReference, object> References = new();

    private readonly List<State> states = [];

    /// <summary>What a compilation declares; the same list where nothing has changed.</summary>
    public IReadOnlyList<Declared> Read(Compilation compilation, CancellationToken cancellation)
    {
        lock (states)
        {
            var references = compilation
                .ExternalReferences.Select(reference => References.GetValue(reference, _ => new()))
                .ToList();
            var last = states.Find(state => state.References.SequenceEqual(references));
            var next = State.After(last, references, compilation, cancellation);
            if (last is not null)
                states.Remove(last);
            states.Insert(0, next);
            if (states.Count > MostStates)
                states.RemoveAt(MostStates);
            return next.All;
        }
    }

    private static string Short(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    /// <param name="References">What stands for each reference.</param>
    /// <param name="Files">The outlines, in the compilation's order.</param>
    /// <param name="Of">What was read of the classes of each.</param>
    /// <param name="All">The same in one list.</param>
    private sealed record State(
        List<object> References,
        IReadOnlyList<FileOutline> Files,
        Dictionary<FileOutline, Declared[]> Of,
        IReadOnlyList<Declared> All
    )
    {
        public static State After(State? last, List<object> references, Compilation compilation, CancellationToken cancellation)
        {
            var same = new Dictionary<FileOutline, FileOutline>();
            var files = OutlinesOf(compilation, last?.Files ?? [], same);
            var change = last is null ? null : Change.Of(last.Files, files);
            if (change is { IsEmpty: true })
                return last! with { Files = files };

            var aliases = new HashSet<string>(
                files.Where(file => file.GlobalAliases.Count > 0).SelectMany(file => file.GlobalAliases),
                StringComparer.Ordinal
            );
            var kept = new Dictionary<FileOutline, Declared[]>();
            var open = new List<FileOutline>();
            foreach (var file in files)
            {
                if (last is not null && last.Of.TryGetValue(file, out var known) && Array.TrueForAll(known, change!.Leaves))
                    kept[file] = known;
                else
                    open.Add(file);
            }

            var read =
                open.Count > Few
                    ? open.AsParallel().AsOrdered().WithCancellation(cancellation).Select(Read).ToList()
                    : open.Select(Read).ToList();
            for (var i = 0; i < open.Count; i++)
                kept[open[i]] = read[i];
            return new(references, files, kept, [.. files.Distinct().SelectMany(file => kept[file])]);

            Declared[] Read(FileOutline file) =>
                [
                    .. file
                        .Classes.Where(type =>
                            type.Attributes.Any(name =>
                                Marks.Contains(name) || file.Aliases.Contains(name) || aliases.Contains(name)
                            )
                        )
                        .Select(type => ReadClass(file, type)),
                ];

            FileOutline? OutlineOf(SyntaxTree tree) =>
                !Outlines.TryGetValue(tree, out var outline) ? null
                : same.TryGetValue(outline, out var known) ? known
                : outline;

            Declared ReadClass(FileOutline file, AttributedClass type)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Find(compilation.Assembly, type) is not { } symbol)
                    return new([file], null, null, false);
                var family = FamilyReader.Read(symbol, cancellation);
                return new(
                    [.. DeclarationClosure.FilesOf(symbol).Select(OutlineOf).OfType<FileOutline>().Distinct()],
                    family,
                    SuiteReader.Read(symbol),
                    family?.IsUnfinished ?? FamilyReach.Of(symbol).Exists(Unfinished.Is)
                );
            }
        }
    }

    // Of an edit that changes nothing but comments and bodies the outline is the one that was there before.
    private static List<FileOutline> OutlinesOf(
        Compilation compilation,
        IReadOnlyList<FileOutline> last,
        Dictionary<FileOutline, FileOutline> same
    )
    {
        var before = new HashSet<FileOutline>(last);
        ILookup<string, FileOutline>? byPath = null;
        var outlines = new List<FileOutline>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!Outlines.TryGetValue(tree, out var outline))
            {
                if (tree.FilePath.Contains(Generated))
                    continue;
                outline = Outlines.GetValue(tree, FileOutlineReader.Read);
            }

            if (!before.Contains(outline))
            {
                byPath ??= last.ToLookup(file => file.Path, StringComparer.Ordinal);
                if (byPath[outline.Path].FirstOrDefault(file => file.Text == outline.Text) is { } known)
                    outline = same[outline] = known;
            }

            outlines.Add(outline);
        }

        return outlines;
    }

    private static INamedTypeSymbol? Find(IAssemblySymbol assembly, AttributedClass type)
    {
        INamespaceSymbol? space = assembly.GlobalNamespace;
        foreach (var name in type.Namespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == name);
        IEnumerable<INamespaceOrTypeSymbol> around = space is null ? [] : [space];
        foreach (var (name, arity) in type.Types)
            around = around.SelectMany(outer => outer.GetTypeMembers(name, arity));
        return around
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(found =>
                found.TypeKind == TypeKind.Class
                && (type.File is null || found.DeclaringSyntaxReferences.Any(part => part.SyntaxTree.FilePath == type.File))
            );
    }
}
