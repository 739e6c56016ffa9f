using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Measurement;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>What stays known from one keystroke to the next, since an editor makes a new compilation of each.</summary>
/// <remarks>By content, or weakly by an unchanged file; never by symbol, which would keep whole compilations alive.</remarks>
internal sealed class StudyCache
{
    private const int MostFamilies = 4096;

    private readonly ConcurrentDictionary<
        (Catalog Catalog, Family Family, RuleOptions Options),
        EquatableArray<Finding>
    > findings = new();

    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<EquatableArray<ClassFacts>>> classes = new();
    private readonly ConditionalWeakTable<MetadataReference, StrongBox<ReferencedCatalog?>> references = new();

    /// <summary>The classes of a file.</summary>
    public EquatableArray<ClassFacts> ClassesOf(SyntaxTree tree) => classes.GetValue(tree, x => new(ClassFacts.Read(x))).Value;

    /// <summary>The catalog of a reference; null where it carries none.</summary>
    public ReferencedCatalog? CatalogOf(MetadataReference reference) =>
        references.GetValue(reference, x => new(ReferencedCatalog.Read(x))).Value;

    /// <summary>What the rules find of a family, and of what the families around it are to it.</summary>
    public EquatableArray<Finding> Check(Catalog catalog, Family family, RuleOptions options)
    {
        var key = (catalog, family, options);
        if (findings.TryGetValue(key, out var known))
            return known;
        if (findings.Count >= MostFamilies)
            findings.Clear();
        var context = new CatalogContext(catalog, Precision.Coarse);
        var found = Checkup.OfFamily(context, family, options).Findings;
        if (catalog.Families.Count > 1 || !family.Correlations.IsEmpty)
        {
            // The plan is not this family's to be told of.
            var around = Checkup.OfCatalog(new CatalogContext(catalog with { Plan = null }, Precision.Coarse), options);
            found = around
                .Where(finding => finding.Place.Type == family.Type)
                .Concat(Checkup.OfPairs(new CatalogContext(catalog, Precision.Coarse), family, options))
                .Concat(found)
                .ToEquatableArray();
        }

        return findings[key] = found;
    }
}
