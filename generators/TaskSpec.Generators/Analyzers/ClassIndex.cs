using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Analyzers;

/// <summary>The classes of the source assembly that may be families or suites, by what their files show.</summary>
/// <remarks>
/// Unchanged files keep their facts from one keystroke to the next, so that the index of 1,000 families costs a walk over a list. Only what
/// is looked up is bound.
/// </remarks>
internal sealed class ClassIndex
{
    private readonly Compilation compilation;
    private readonly List<ClassFacts> classes = [];
    private readonly Lazy<ILookup<(string Mark, string Id), string>> byId;
    private readonly Lazy<ILookup<string, ClassFacts>> byBase;
    private readonly Lazy<ILookup<string, ClassFacts>> byMention;

    /// <param name="compilation">The compilation.</param>
    /// <param name="read">Gives the facts of a file, most often from memory.</param>
    public ClassIndex(Compilation compilation, Func<SyntaxTree, EquatableArray<ClassFacts>> read)
    {
        this.compilation = compilation;
        foreach (var tree in compilation.SyntaxTrees)
            classes.AddRange(read(tree));

        byId = new(() => ById());
        byBase = new(() =>
            classes.SelectMany(type => type.Bases.Select(name => (name, type))).ToLookup(x => x.name, x => x.type)
        );
        byMention = new(() =>
            classes.SelectMany(type => type.Mentions.Select(name => (name, type))).ToLookup(x => x.name, x => x.type)
        );
    }

    /// <summary>The other classes that carry the same mark with the same id, whatever its case, in ordinal order.</summary>
    public IEnumerable<INamedTypeSymbol> Rivals(INamedTypeSymbol type, string mark, string id)
    {
        var own = TypeName.Full(type);
        return Bind(byId.Value[(mark, id.ToUpperInvariant())].Where(name => name != own));
    }

    /// <summary>The families that may derive from a class, in ordinal order.</summary>
    public IEnumerable<INamedTypeSymbol> Descendants(INamedTypeSymbol suite)
    {
        var names = new Queue<string>([suite.Name]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { suite.Name };
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count > 0)
        {
            foreach (var type in byBase.Value[names.Dequeue()])
            {
                if (type.Mark == ClassFacts.Family)
                    found.Add(type.Type);
                var name = SimpleName(type.Type);
                if (seen.Add(name))
                    names.Enqueue(name);
            }
        }

        return Bind(found).Where(type => DerivesFrom(type, suite));
    }

    /// <summary>All that carry a mark, in ordinal order.</summary>
    public IEnumerable<INamedTypeSymbol> Marked(string mark) =>
        Bind(classes.Where(type => type.Mark == mark).Select(type => type.Type));

    /// <summary>
    /// The full names of families that may stand on some of the named steps or skills, or correlate with a named family: they, their suites, or
    /// steps that they have mention it. In ordinal order; not yet bound, since that is what costs.
    /// </summary>
    public IReadOnlyList<string> Mentioning(IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(names);
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            foreach (var type in byMention.Value[name].Concat(byBase.Value[name]))
            {
                if (type.Mark == ClassFacts.Family)
                    found.Add(type.Type);
                else if (SimpleName(type.Type) is var simple && seen.Add(simple))
                    open.Enqueue(simple);
            }
        }

        return [.. found.OrderBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The class of a full name.</summary>
    public INamedTypeSymbol? Find(string name) => compilation.Assembly.GetTypeByMetadataName(name);

    /// <summary>The families that declare correlations, in ordinal order.</summary>
    public IEnumerable<INamedTypeSymbol> Correlating() =>
        Bind(classes.Where(type => type.Mark == ClassFacts.Family && type.Correlates).Select(type => type.Type));

    /// <summary>The families of an id, in ordinal order.</summary>
    public IEnumerable<INamedTypeSymbol> FamiliesOf(string id) => Bind(byId.Value[(ClassFacts.Family, id.ToUpperInvariant())]);

    private ILookup<(string Mark, string Id), string> ById() =>
        classes
            .Where(type => type.Mark is not null)
            .Select(type => (Mark: type.Mark!, Id: type.Id ?? BoundId(type), type.Type))
            .Where(type => type.Id is not null)
            .ToLookup(type => (type.Mark, type.Id!.ToUpperInvariant()), type => type.Type);

    // An id that is no literal, such as a constant, has to be bound.
    private string? BoundId(ClassFacts facts) =>
        compilation.Assembly.GetTypeByMetadataName(facts.Type) is { } type
            ? AttributeSet.Of(type).Own(facts.Mark + "Attribute")?[0].Text
            : null;

    private IEnumerable<INamedTypeSymbol> Bind(IEnumerable<string> names) =>
        names
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => compilation.Assembly.GetTypeByMetadataName(name))
            .OfType<INamedTypeSymbol>();

    private static string SimpleName(string type) => type.Substring(type.LastIndexOfAny(['.', '+']) + 1);

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol suite)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, suite))
                return true;
        }

        return false;
    }
}
