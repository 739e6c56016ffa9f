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
            var next = After(last, references, compilation, cancellation);
            if (last is not null)
                states.Remove(last);
            states.Insert(0, next);
            if (states.Count > MostStates)
                states.RemoveAt(MostStates);
            return next.All;
        }
    }

    private static State After(State? last, List<object> references, Compilation compilation, CancellationToken cancellation)
    {
        var files = KnownFiles.After(last?.Files, compilation);
        var change = last is null ? null : Change.Of(last.Files.Outlines, files.Outlines);
        if (change is { IsEmpty: true } && last!.Files.Outlines.SequenceEqual(files.Outlines))
            return last with { Files = files };

        var outlines = files.Outlines;
        var aliases = new HashSet<string>(
            outlines.Where(file => file.GlobalAliases.Count > 0).SelectMany(file => file.GlobalAliases),
            StringComparer.Ordinal
        );
        var declared = new Declared[outlines.Length][];
        var open = new List<int>();
        for (var i = 0; i < outlines.Length; i++)
        {
            if (last?.Of(i, outlines[i]) is { } known && Array.TrueForAll(known, change!.Leaves))
                declared[i] = known;
            else
                open.Add(i);
        }

        if (open.Count > Few)
            open.AsParallel().WithCancellation(cancellation).ForAll(i => declared[i] = ReadFile(outlines[i]));
        else
            open.ForEach(i => declared[i] = ReadFile(outlines[i]));
        return new(references, files, declared, [.. declared.SelectMany(of => of)]);

        Declared[] ReadFile(FileOutline file) =>
            [
                .. file
                    .Classes.Where(type =>
                        type.Attributes.Any(name => Marks.Contains(name) || file.Aliases.Contains(name) || aliases.Contains(name))
                    )
                    .Select(type => ReadClass(file, type)),
            ];

        Declared ReadClass(FileOutline file, AttributedClass type)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Find(compilation.Assembly, type) is not { } symbol)
                return new([file], null, null, false);
            var family = FamilyReader.Read(symbol, cancellation);
            return new(
                [.. DeclarationClosure.FilesOf(symbol).Select(files.OutlineOf).OfType<FileOutline>().Distinct()],
                family,
                SuiteReader.Read(symbol),
                FamilyReach.Of(symbol).Exists(Unfinished.Is)
            );
        }
    }

    private static string Short(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

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

    /// <param name="References">What stands for each reference.</param>
    /// <param name="Files">The files.</param>
    /// <param name="Declared">What was read of the classes of each.</param>
    /// <param name="All">The same in one list.</param>
    private sealed record State(List<object> References, KnownFiles Files, Declared[][] Declared, IReadOnlyList<Declared> All)
    {
        private readonly Lazy<Dictionary<FileOutline, int>> places = new(() =>
        {
            var places = new Dictionary<FileOutline, int>();
            for (var i = 0; i < Files.Outlines.Length; i++)
                places[Files.Outlines[i]] = i;
            return places;
        });

        /// <summary>What was read of a file, which most often stands where it stood.</summary>
        public Declared[]? Of(int i, FileOutline file) =>
            i < Files.Outlines.Length && Files.Outlines[i] == file ? Declared[i]
            : places.Value.TryGetValue(file, out var place) ? Declared[place]
            : null;
    }
}
