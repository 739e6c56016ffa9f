using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Reading;

/// <summary>A class that declares a family, a suite, or neither.</summary>
/// <param name="Class">The class, as its file names it.</param>
/// <param name="Files">The files that it was read from.</param>
/// <param name="Family">The family.</param>
/// <param name="Suite">The suite.</param>
internal sealed record Declared(
    AttributedClass Class,
    IReadOnlyCollection<FileOutline> Files,
    FamilyDeclaration? Family,
    Suite? Suite
);

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
    /// <param name="Files">The outlines by path.</param>
    /// <param name="All">What was read.</param>
    private sealed record State(List<object> References, IReadOnlyList<FileOutline> Files, IReadOnlyList<Declared> All)
    {
        public static State After(State? last, List<object> references, Compilation compilation, CancellationToken cancellation)
        {
            var known = (last?.Files ?? []).ToLookup(file => file.Path, StringComparer.Ordinal);
            var outlines = new Dictionary<SyntaxTree, FileOutline>();
            var files = new List<FileOutline>();
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (tree.FilePath.Contains(Generated))
                    continue;
                var read = Outlines.GetValue(tree, FileOutlineReader.Read);
                var outline = known[read.Path].FirstOrDefault(file => file == read || file.Text == read.Text) ?? read;
                outlines[tree] = outline;
                files.Add(outline);
            }

            var change = last is null ? null : Change.Of(last.Files, files);
            if (change is { IsEmpty: true })
                return last! with { Files = files };
            var kept = (last?.All ?? [])
                .Where(declared => change?.Leaves(declared) == true)
                .ToDictionary(declared => declared.Class);
            var aliases = new HashSet<string>(files.SelectMany(file => file.GlobalAliases), StringComparer.Ordinal);
            var classes = files.SelectMany(file => file.Classes.Where(type => MayBeMarked(type, file))).Distinct().ToList();
            var open = classes.Where(type => !kept.ContainsKey(type)).ToList();
            var found =
                open.Count > Few
                    ? [.. open.AsParallel().AsOrdered().WithCancellation(cancellation).Select(Read)]
                    : open.Select(Read).ToList();
            foreach (var declared in found)
                kept[declared.Class] = declared;
            return new(references, files, [.. classes.Select(type => kept[type])]);

            bool MayBeMarked(AttributedClass type, FileOutline file) =>
                type.Attributes.Any(name => Marks.Contains(name) || file.Aliases.Contains(name) || aliases.Contains(name));

            Declared Read(AttributedClass type)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Find(compilation.Assembly, type) is not { } symbol)
                    return new(type, [.. files.Where(file => file.Classes.Contains(type))], null, null);
                return new(
                    type,
                    [.. DeclarationClosure.FilesOf(symbol).Where(outlines.ContainsKey).Select(tree => outlines[tree]).Distinct()],
                    FamilyReader.Read(symbol, cancellation),
                    SuiteReader.Read(symbol)
                );
            }
        }
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
