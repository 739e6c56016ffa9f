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
        foreach (var edit in finding.Edits)
            AddEdit(edit.Number, edit);
        Add(Family, finding.Family);
        Add(Cause, finding.Cause);
        Add(Remedy, finding.Remedy);
        return Diagnostic.Create(Descriptors.For(finding.Rule), location, others, properties.ToImmutable(), finding.Message);

        void AddEdit(int number, Edit edit)
        {
            Add($"{number}.title", edit.Title);
            Add($"{number}.on", edit.On);
            Add($"{number}.attribute", edit.Attribute);
            Add($"{number}.of", edit.Of);
            Add($"{number}.argument", edit.Argument);
            Add($"{number}.old", edit.Old);
            Add($"{number}.value", edit.Value);
            Add($"{number}.remove", edit.IsRemoval ? "true" : null);
            Add($"{number}.kind", edit.Kind);
        }

        void Add(string name, string? value)
        {
            if (value is not null)
                properties[name] = value;
        }
    }
}
