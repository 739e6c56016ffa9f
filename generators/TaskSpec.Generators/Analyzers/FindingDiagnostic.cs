using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Makes a diagnostic of a finding.</summary>
internal static class FindingDiagnostic
{
    public const string Family = "family";
    public const string Cause = "cause";
    public const string Remedy = "remedy";

    /// <summary>The diagnostic, with everything in its properties that a fix or another reader could use.</summary>
    public static Diagnostic Of(Finding finding, Location location, IEnumerable<Location>? others = null)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var fact in finding.Facts)
            properties[fact.Name] = fact.Value;
        Add(Family, finding.Family);
        Add(Cause, finding.Cause);
        Add(Remedy, finding.Remedy);
        return Diagnostic.Create(Descriptors.For(finding.Rule), location, others, properties.ToImmutable(), finding.Message);

        void Add(string name, string? value)
        {
            if (value is not null)
                properties[name] = value;
        }
    }
}
