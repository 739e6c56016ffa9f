using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>All rules over a whole catalog. Every front end shows what it returns.</summary>
/// <param name="Findings">The findings: those of the assembly and the suites, then family by family in the catalog's order.</param>
/// <param name="Assessments">One assessment a family, in the catalog's order.</param>
public sealed record Checkup(EquatableArray<Finding> Findings, EquatableArray<Assessment> Assessments)
{
    /// <summary>Checks a catalog. What is off until an <c>.editorconfig</c> asks for it is not found: a catalog has none.</summary>
    public static Checkup Of(Catalog catalog, RuleOptions options)
    {
        var context = new CatalogContext(catalog);
        var rules = new RuleRunner(context, options);
        var families = context.Catalog.Families;
        var findings = rules
            .OfAssembly()
            .Concat(context.Catalog.Suites.SelectMany(rules.OfSuite))
            .Concat(families.AsParallel().AsOrdered().SelectMany(family => rules.OfFamily(family)).ToArray())
            .Where(finding => finding.Rule.Severity > Severity.Off);
        return new(findings.ToEquatableArray(), families.Select(rules.AssessmentOf).ToEquatableArray());
    }
}
