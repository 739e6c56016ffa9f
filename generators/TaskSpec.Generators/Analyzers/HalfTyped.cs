using TaskSpec.Catalogs;
using TaskSpec.Generators.Reading;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Which declarations are only half typed: of what they lack, and of what others are to them, nothing can be said yet.</summary>
/// <param name="declared">What is declared.</param>
/// <param name="isAssembly">Whether what the assembly declares for all families is half typed.</param>
internal sealed class HalfTyped(IReadOnlyList<Declared> declared, bool isAssembly)
{
    private readonly bool isAny = isAssembly || declared.Any(one => one.IsUnfinished);

    private readonly HashSet<string?> types = new(
        declared.Where(one => one.IsUnfinished).Select(one => one.Family?.Family.Type ?? one.Suite?.Type),
        StringComparer.Ordinal
    );

    // A class that cannot be read yet may be of any suite.
    private readonly HashSet<string?> suites = new(
        declared
            .Where(one => one.IsUnfinished)
            .Select(one => one.Suite?.Id ?? one.Family?.Family.Suite ?? (one.Family is null ? null : "")),
        StringComparer.Ordinal
    );

    /// <summary>Whether anything is.</summary>
    public bool IsAny => isAny;

    /// <summary>Whether something can be said of a family now.</summary>
    public bool Allows(Finding finding, Family family) =>
        !isAny
        || finding.Rule.IsOfWhatStands
        || !(isAssembly || types.Contains(family.Type) || IsOfSuite(family.Suite) || IsOfSeveral(finding));

    /// <summary>Whether something can be said of a suite now.</summary>
    public bool Allows(Finding finding, Suite suite) =>
        !isAny || finding.Rule.IsOfWhatStands || !(isAssembly || types.Contains(suite.Type) || IsOfSuite(suite.Id));

    private bool IsOfSuite(string? suite) => suite is not null && (suites.Contains(suite) || suites.Contains(null));

    private static bool IsOfSeveral(Finding finding) =>
        finding.Other is not null || finding.Rule.Id == RuleBook.InfeasibleCorrelation.Id;
}
