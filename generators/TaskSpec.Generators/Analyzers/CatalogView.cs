using System.Collections.Concurrent;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>A compilation's catalog, with what the rules find in it, found when it is first asked for. It holds values only.</summary>
internal sealed class CatalogView
{
    private readonly ConcurrentDictionary<RuleOptions, RuleRunner> rules = new();
    private readonly Dictionary<string, Family> families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Suite> suites = new(StringComparer.Ordinal);
    private readonly CatalogContext context;

    /// <summary>Looks at a catalog.</summary>
    /// <param name="own">What the assembly itself declares.</param>
    /// <param name="whole">The same with what it takes in from its references.</param>
    /// <param name="halfTyped">What is only half typed of it.</param>
    public CatalogView(Catalog own, Catalog whole, HalfTyped halfTyped)
    {
        HalfTyped = halfTyped;
        Own = own;
        Catalog = whole;
        context = new(whole);
        foreach (var family in whole.Families.Where(family => family.Assembly is null))
            families[family.Type] = family;
        foreach (var suite in whole.Suites.Where(suite => suite.Assembly is null))
            suites[suite.Type] = suite;
    }

    /// <summary>What the assembly itself declares.</summary>
    public Catalog Own { get; }

    /// <summary>The whole catalog, as the build writes it, without what is derived.</summary>
    public Catalog Catalog { get; }

    /// <summary>What is only half typed.</summary>
    public HalfTyped HalfTyped { get; }

    /// <summary>The family that a class of the assembly declares.</summary>
    public Family? FamilyOf(string type) => families.TryGetValue(type, out var family) ? family : null;

    /// <summary>The suite that a class of the assembly declares.</summary>
    public Suite? SuiteOf(string type) => suites.TryGetValue(type, out var suite) ? suite : null;

    /// <summary>The other classes of the assembly that declare the same id, whatever its case, in ordinal order.</summary>
    public IEnumerable<string> Rivals(string type)
    {
        var same = SuiteOf(type) is { } suite
            ? suites.Values.Where(other => IsSame(other.Id, suite.Id)).Select(other => other.Type)
            : families.Values.Where(other => IsSame(other.Id, FamilyOf(type)?.Id)).Select(other => other.Type);
        return same.Where(other => other != type).OrderBy(other => other, StringComparer.Ordinal);

        static bool IsSame(string id, string? other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The rules, under the limits that hold in a file.</summary>
    public RuleRunner Under(RuleOptions options) => rules.GetOrAdd(options, limits => new(context, limits));
}
