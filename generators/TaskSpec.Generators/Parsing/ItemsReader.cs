using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads what a family's items are: samples, tasks, variants, answer and choices.</summary>
internal static class ItemsReader
{
    public static SampleSource? Source(INamedTypeSymbol type, AttributeSet attributes)
    {
        var byMethod = HasMethod(type);
        if (attributes.Single(WellKnownNames.Samples) is not { } samples)
            return byMethod ? new(SampleKind.Method) : null;
        var (file, huggingFace) = (samples["File"].Text, samples["HuggingFace"].Text);
        var kind =
            byMethod ? SampleKind.Method
            : file is not null ? SampleKind.File
            : huggingFace is not null ? SampleKind.HuggingFace
            : SampleKind.Declared;
        return new(kind)
        {
            Count = samples[0].Count,
            TaskPerSample = samples["TaskPerSample"].Flag,
            Clusters = samples["Clusters"].Count,
            ClusterCorrelation = samples["ClusterCorrelation"].Number,
            File = file,
            HuggingFace = huggingFace,
            Config = samples["Config"].Text,
            Split = samples["Split"].Text,
            Revision = samples["Revision"].Text,
            Fixed = samples["Fixed"].Flag,
            Input = samples["Input"].Text,
            Target = samples["Target"].Text,
            TargetPattern = samples["TargetPattern"].Text,
            Choices = samples["Choices"].Text,
            Task = samples["Task"].Text,
            FewShotSplit = samples["FewShotSplit"].Text,
        };
    }

    public static EquatableArray<EvalTask> Tasks(AttributeSet attributes) =>
        Canonical.Sort(attributes.List(WellKnownNames.Task, ReadTask, task => task.Id), task => task.Id, CatalogJson.Map);

    public static EquatableArray<Variant> Variants(AttributeSet attributes) =>
        Canonical.Sort(
            attributes.List(WellKnownNames.Variant, ReadVariant, variant => variant.Id),
            variant => variant.Id,
            CatalogJson.Map
        );

    public static Answer? Answer(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.Answer) is { } answer
            ? new()
            {
                Requirement = answer["Requirement"].Word<Requirement>(),
                Tokens = answer["Tokens"].Count,
                TokensCv = answer["TokensCv"].Number,
                Edits = answer["Edits"].Count,
                ReasoningTokens = answer["ReasoningTokens"].Count,
            }
            : null;

    public static Choices? Choices(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.Choices) is { } choices && choices[0].Count is { } count
            ? new(count)
            {
                Max = choices["Max"].Count,
                Floor = choices["Floor"].Number,
                ShuffleSeed = choices["ShuffleSeed"].Count,
            }
            : null;

    public static RunsAs? RunsAs(AttributeSet attributes) =>
        attributes.Single(WellKnownNames.RunsAs) is { } runs
            ? new()
            {
                LmEval = runs["LmEval"].Text,
                LmEvalMetric = runs["LmEvalMetric"].Text,
                Inspect = runs["Inspect"].Text,
                InspectScorer = runs["InspectScorer"].Text,
            }
            : null;

    private static EvalTask? ReadTask(AttributeReader task) =>
        task[0].Id is { } id
            ? new(id)
            {
                HumanMinutes = task["HumanMinutes"].Number,
                HumanSource = task["HumanSource"].Word<HumanSource>(),
                HumanN = task["HumanN"].Count,
                TimeSeconds = task["TimeSeconds"].Count,
                Weight = task["Weight"].Number,
                Samples = task["Samples"].Count,
                Config = task["Config"].Text,
                Choices = task["Choices"].Count,
                Tokens = task["Tokens"].Count,
            }
            : null;

    private static Variant? ReadVariant(AttributeReader variant) =>
        variant[0].Id is { } id
            ? new(id, variant[1].Word<Items>() ?? Items.Unset)
            {
                Language = variant["Language"].Text,
                FewShot = variant["FewShot"].Count,
                Config = variant["Config"].Text,
                Default = variant["Default"].Flag,
            }
            : null;

    private static bool HasMethod(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Name == WellKnownNames.SamplesMethod && AttributeSet.IsTaskSpec(contract))
                return true;
        }

        return false;
    }
}
