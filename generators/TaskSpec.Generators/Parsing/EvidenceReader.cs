using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads what is known of people's times and of the difficulty.</summary>
internal static class EvidenceReader
{
    public static EquatableArray<HumanTime> HumanTimes(AttributeSet attributes) =>
        attributes
            .List(WellKnownNames.HumanTime, ReadTime, time => time)
            .OrderBy(time => time.Minutes)
            .ThenBy(time => time.Source)
            .ThenBy(time => time.Who)
            .ThenBy(time => time.N)
            .ThenBy(time => time.Factor)
            .ToEquatableArray();

    public static Difficulty? Difficulty(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.Difficulty) is { } difficulty
        && difficulty["HalfAtFlop"].Number is { } half
        && difficulty["Decades"].Number is { } decades
            ? new(half, decades) { SpreadDecades = difficulty["SpreadDecades"].Number, Source = difficulty["Source"].Text }
            : null;

    public static HumanDifficulty? DifficultyFromHumanTime(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.DifficultyFromHumanTime) is { } difficulty
            ? new() { Decades = difficulty["Decades"].Number }
            : null;

    public static Usage? Usage(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.Usage) is { } usage
            ? new()
            {
                Seconds = usage["Seconds"].Number,
                SecondsPerItem = usage["SecondsPerItem"].Number,
                Tokens = usage["Tokens"].Number,
                ToolCalls = usage["ToolCalls"].Number,
                Factor = usage["Factor"].Number,
            }
            : null;

    public static EquatableArray<Correlation> Correlations(
        INamedTypeSymbol family,
        AttributeSet attributes,
        References references
    )
    {
        foreach (var other in attributes.List(WellKnownNames.Correlates, use => use.TypeArgument, TypeName.Full))
        {
            if (IdOf(other) is null && !Unfinished.Is(other))
                references.Miss(TypeName.Full(family), "Correlates", other);
        }

        return attributes
            .List(
                WellKnownNames.Correlates,
                correlates => ReadCorrelation(correlates, family.ContainingAssembly),
                correlation => correlation.With
            )
            .OrderBy(correlation => correlation.With, StringComparer.Ordinal)
            .ThenBy(correlation => correlation.Phi)
            .ToEquatableArray();
    }

    private static Correlation? ReadCorrelation(AttributeReader correlates, IAssemblySymbol home) =>
        correlates.TypeArgument is { } other && correlates[0].Number is { } phi
            ? new(IdOf(other) ?? TypeName.Full(other), phi)
            {
                Source = correlates["Source"].Text,
                Assembly = Elsewhere(other, home),
            }
            : null;

    // By name: an editor may have two symbols of one assembly.
    internal static string? Elsewhere(INamedTypeSymbol type, IAssemblySymbol home) =>
        type.ContainingAssembly?.Name is { } name && name != home.Name ? name : null;

    private static string? IdOf(INamedTypeSymbol type) => AttributeSet.Of(type).Own(WellKnownNames.TaskFamily)?[0].Id;

    private static HumanTime? ReadTime(AttributeReader time) =>
        time[0].Number is { } minutes
            ? new(minutes, time[1].Word<HumanSource>() ?? HumanSource.Unset)
            {
                Who = time["Who"].Word<Who>(),
                N = time["N"].Count,
                Factor = time["Factor"].Number,
            }
            : null;
}
