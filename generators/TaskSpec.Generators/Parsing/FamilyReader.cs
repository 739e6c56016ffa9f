using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads a family from its class. The generator and the analyzers read with the same code.</summary>
public static class FamilyReader
{
    /// <summary>Reads a family; null where the class carries no <c>[TaskFamily]</c> with a constant id.</summary>
    public static FamilyDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation = default)
    {
        var attributes = AttributeSet.Of(type);
        if (attributes.Own(WellKnownNames.TaskFamily) is not { } mark || mark[0].Id is not { } id)
            return null;
        cancellation.ThrowIfCancellationRequested();
        var references = new References();
        var invalid = InvalidReader.Of(type, FamilyReach.Of(type));
        var headline = attributes.Single(WellKnownNames.Headline) is { } named ? MetricReader.Read(named) : null;
        var family = new Family
        {
            Id = id,
            Version = mark["Version"].Text ?? "",
            Type = TypeName.Full(type),
            Title = mark["Title"].Text,
            Summary = SummaryReader.Read(type, cancellation),
            Suite = attributes.Single(WellKnownNames.Suite)?[0].Id,
            Headline = headline,
            Records = MetricReader.Records(attributes, headline),
            Samples = ItemsReader.Source(type, attributes),
            Tasks = ItemsReader.Tasks(attributes),
            TasksFile = attributes.Single(WellKnownNames.TasksFile)?[0].Text,
            Variants = ItemsReader.Variants(attributes),
            Answer = ItemsReader.Answer(attributes),
            Choices = ItemsReader.Choices(attributes),
            RunsAs = ItemsReader.RunsAs(attributes),
            Steps = StepReader.Read(type, attributes, references),
            Needs = references.Needs(attributes),
            HumanTimes = EvidenceReader.HumanTimes(attributes),
            Difficulty = EvidenceReader.Difficulty(attributes),
            DifficultyFromHumanTime = EvidenceReader.DifficultyFromHumanTime(attributes),
            Usage = EvidenceReader.Usage(attributes),
            Correlations = EvidenceReader.Correlations(type, attributes, references),
            Invalid = invalid.Own,
            Dangling = references.Dangling,
        };
        return new(
            family,
            DefaultsReader.Read(attributes),
            FamilyClassReader.Read(type),
            references.Tools,
            references.Skills,
            invalid.Elsewhere,
            SuiteReader.Elsewhere(type)
        );
    }
}
