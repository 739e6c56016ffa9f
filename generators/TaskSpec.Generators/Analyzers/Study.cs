using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>One compilation, as the rules need to know it. Everything is read when it is first asked for.</summary>
internal sealed class Study
{
    private readonly AnalyzerOptions given;
    private readonly StudyCache cache;
    private readonly Lazy<Defaults> defaults;
    private readonly Lazy<ClassIndex> index;
    private readonly Lazy<ProjectFiles> files;
    private readonly Lazy<EquatableArray<ReferencedCatalog>> references;
    private readonly Lazy<Catalog?> catalog;

    public Study(Compilation compilation, AnalyzerOptions given, StudyCache cache)
    {
        Compilation = compilation;
        this.given = given;
        this.cache = cache;
        defaults = new(() => DefaultsReader.Read(compilation.Assembly));
        index = new(() => new(compilation, cache.ClassesOf));
        catalog = new(() => Compose());
        references = new(() =>
            compilation
                .References.Select(cache.CatalogOf)
                .OfType<ReferencedCatalog>()
                .Where(reference => reference.Assembly != compilation.AssemblyName)
                .OrderBy(reference => reference.Assembly, StringComparer.Ordinal)
                .Select(WithEvidence)
                .ToEquatableArray()
        );
        files = new(() =>
            ProjectFiles.Of(
                given
                    .AdditionalFiles.Where(file => SideFile.IsOne(file.Path))
                    .Select(file => FileOf(file, CancellationToken.None))
                    .OfType<SideFile>(),
                given
                    .AdditionalFiles.Where(file => FileList.IsOne(file.Path))
                    .Select(file => file.GetText())
                    .OfType<SourceText>()
                    .Select(FileList.Read)
                    .FirstOrDefault()
            )
        );
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>Every class that may be a family or a suite.</summary>
    public ClassIndex Index => index.Value;

    /// <summary>The additional files of the project.</summary>
    public ProjectFiles Files => files.Value;

    /// <summary>The whole catalog, as the generator writes it but without derived data; null where nothing is declared.</summary>
    public Catalog? Catalog => catalog.Value;

    /// <summary>What referenced assemblies carry, in ordinal order.</summary>
    public EquatableArray<ReferencedCatalog> References => references.Value;

    /// <summary>Whether the assembly takes in the catalogs of those that it references.</summary>
    public bool IsRoot => defaults.Value.IsRoot;

    /// <summary>The limits that hold in a file.</summary>
    public RuleOptions OptionsOf(SyntaxTree tree)
    {
        var options = given.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return RuleOptions.Read(key => options.TryGetValue(key, out var value) ? value : null);
    }

    /// <summary>A catalog of some of the compilation's classes.</summary>
    public Catalog CatalogOf(IEnumerable<FamilyDeclaration> families, IEnumerable<Suite> suites) =>
        CatalogParts.Of(Compilation.AssemblyName ?? "", defaults.Value, families, suites, files.Value).ToCatalog();

    /// <summary>
    /// A catalog with what matters of those of references: all that is chosen at a root, and elsewhere only what a study could not tell apart.
    /// </summary>
    /// <param name="catalog">A catalog of the compilation's classes.</param>
    /// <param name="families">Which families matter at a root, beside those whose id stands in the catalog.</param>
    public Catalog WithReferences(Catalog catalog, Func<Family, bool> families)
    {
        var known = References.Select(reference => reference.Catalog).OfType<Catalog>().ToList();
        if (known.Count == 0)
            return catalog;
        var ids = new HashSet<string>(catalog.Families.Select(family => family.Id), StringComparer.OrdinalIgnoreCase);
        var suites = new HashSet<string>(catalog.Suites.Select(suite => suite.Id), StringComparer.OrdinalIgnoreCase);
        var chosen = known.Select(reference =>
            reference with
            {
                Plan = IsRoot ? reference.Plan : null,
                Suites = reference.Suites.Where(suite => suites.Contains(suite.Id)).ToEquatableArray(),
                Families = reference
                    .Families.Where(family => ids.Contains(family.Id) || (IsRoot && families(family)))
                    .ToEquatableArray(),
            }
        );
        return CatalogUnion.Of([catalog, .. chosen]);
    }

    /// <summary>The ids of the families that have samples of a family too, as profiles found them.</summary>
    public IEnumerable<string> SharingSamples(string id) =>
        files
            .Value.Read.SelectMany(file => file.Profiles)
            .SelectMany(profile => profile.SharedSamples.Select(shared => (profile.Family, Other: shared.Family)))
            .Where(pair => pair.Family == id || pair.Other == id)
            .Select(pair => pair.Family == id ? pair.Other : pair.Family);

    /// <summary>What the rules find of a family.</summary>
    public EquatableArray<Finding> Check(Catalog catalog, Family family, RuleOptions options) =>
        cache.Check(catalog, family, options);

    private Catalog? Compose()
    {
        var types = Types(Compilation.Assembly.GlobalNamespace).ToList();
        var taken = IsRoot ? References.Select(reference => reference.Catalog).OfType<Catalog>().ToEquatableArray() : [];
        return CatalogParts
            .Of(
                Compilation.AssemblyName ?? "",
                defaults.Value,
                types.Select(type => FamilyReader.Read(type)),
                types.Select(SuiteReader.Read),
                Files
            )
            .Compose(taken);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol outer) =>
        outer
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private ReferencedCatalog WithEvidence(ReferencedCatalog reference) =>
        IsRoot && reference.Catalog is { } catalog
            ? reference with
            {
                Catalog = FileEvidence.Onto(catalog, files.Value.Read),
            }
            : reference;

    /// <summary>What an additional file holds; null where it is gone.</summary>
    public static SideFile? FileOf(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? SideFile.Read(file.Path, text) : null;
}
