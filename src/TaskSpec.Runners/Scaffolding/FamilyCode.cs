using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>The attributes of one family.</summary>
/// <param name="names">What the classes that it refers to are called.</param>
internal sealed class FamilyCode(ClassNames names)
{
    /// <summary>More named tasks than these stand in a file of their own.</summary>
    public const int MostTasks = 12;

    /// <summary>The attributes that are the family's alone.</summary>
    public IEnumerable<string> Own(FamilyDraft draft, string? tasksFile, string? samplesFile)
    {
        var family = draft.Family;
        yield return new Arguments(family.Id).Add("Version", family.Version).Add("Title", family.Title).Of("TaskFamily");
        if (family.Samples is { } samples)
            yield return Samples(samples, samplesFile);
        if (family.RunsAs is { } runs)
            yield return new Arguments().Add("LmEval", runs.LmEval).Add("Inspect", runs.Inspect).Of("RunsAs");
        if (family.Choices is { } choices)
            yield return new Arguments(choices.Count).Add("Max", choices.Max).Of("Choices");
        if (tasksFile is not null)
            yield return new Arguments(tasksFile).Of("TasksFile");
        else
        {
            foreach (var task in draft.Tasks)
                yield return Task(task.Task);
        }

        foreach (var time in family.HumanTimes)
            yield return new Arguments(time.Minutes, time.Source).Add("Who", time.Who).Add("N", time.N).Of("HumanTime");
        foreach (var skill in draft.Skills)
            yield return $"Needs<{names.Skill(skill)}>";
    }

    /// <summary>The attributes that a suite may have in place of its families, where all agree.</summary>
    public IEnumerable<string> Shared(FamilyDraft draft, string? tasksFile)
    {
        var family = draft.Family;
        foreach (var variant in family.Variants)
            yield return new Arguments(variant.Id, variant.Items)
                .Add("Language", variant.Language)
                .Add("Default", variant.Default)
                .Of("Variant");
        if (family.Limits is { } limits)
            yield return new Arguments().Add("TimeSeconds", limits.TimeSeconds).Of("Limits");
        if (family.Sampling is { } sampling)
            yield return new Arguments()
                .Add("MaxOutputTokens", sampling.MaxOutputTokens)
                .Add("FewShot", sampling.FewShot)
                .Of("Sampling");
        if (family.Sandbox is { } sandbox)
            yield return new Arguments(sandbox.Kind).Add("Internet", sandbox.Internet).Of("Sandbox");
        if (family.Scored is { } scored)
            yield return new Arguments(scored.By).Add("TimeoutSeconds", scored.TimeoutSeconds).Of("Scored");
        if (draft.Headline is { } headline)
            yield return $"Headline<{names.Metric(headline)}>";
        foreach (var record in draft.Records)
            yield return $"Records<{names.Metric(record)}>";
        if (family.Provenance is { } provenance)
            yield return new Arguments().Add("Url", provenance.Url).Of("Provenance");
        foreach (var note in draft.Notes)
            yield return new Arguments(note.Key, note.Value).Of("Metadata");
        if (tasksFile is not null)
            yield break;
        foreach (var task in draft.Tasks)
        {
            foreach (var note in task.Notes)
                yield return new Arguments($"{note.Key}/{task.Task.Id}", note.Value).Of("Metadata");
        }
    }

    private static string Samples(SampleSource samples, string? file) =>
        (samples.Count is { } count ? new Arguments(count) : new Arguments())
            .Add("File", file)
            .Add("HuggingFace", samples.HuggingFace)
            .Add("Config", samples.Config)
            .Add("Split", samples.Split)
            .Add("FewShotSplit", samples.FewShotSplit)
            .Add("Input", samples.Input)
            .Add("Target", samples.Target)
            .Add("Choices", samples.Choices)
            .Of("Samples");

    private static string Task(EvalTask task) =>
        new Arguments(task.Id)
            .Add("HumanMinutes", task.HumanMinutes)
            .Add("HumanSource", task.HumanSource)
            .Add("HumanN", task.HumanN)
            .Add("TimeSeconds", task.TimeSeconds)
            .Add("Samples", task.Samples)
            .Add("Config", task.Config)
            .Of("Task");
}
