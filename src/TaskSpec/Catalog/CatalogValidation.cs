namespace TaskSpec.Catalogs;

/// <summary>Refuses catalogs whose numbers mean nothing, such as a ladder without models, before anything computes with them.</summary>
/// <remarks>What the generator writes passes by construction: it holds no number that <see cref="ValueRanges"/> does not allow.</remarks>
public static partial class CatalogValidation
{
    /// <summary>Checks every number of a catalog.</summary>
    /// <exception cref="FormatException">One is out of range; the message names the member and its range.</exception>
    public static void Check(Catalog catalog)
    {
        Plan("plan", catalog.Plan);
        for (var i = 0; i < catalog.Tools.Count; i++)
        {
            var tool = new Member($"tools[{i}]", "Tool");
            tool.Check("SecondsPerCall", catalog.Tools[i].SecondsPerCall);
            tool.Check("UsdPerCall", catalog.Tools[i].UsdPerCall);
        }

        for (var i = 0; i < catalog.Families.Count; i++)
            Check($"families[{i}] ({Ids.Shown(catalog.Families[i].Id)})", catalog.Families[i]);
        for (var i = 0; i < catalog.Overlaps.Count; i++)
        {
            Member.Check($"overlaps[{i}].jaccard", catalog.Overlaps[i].Jaccard, new(0, 1));
            Member.Check($"overlaps[{i}].phi", catalog.Overlaps[i].Phi, new(-1, 1));
        }
    }

    private static void Check(string at, Family family)
    {
        Plan($"{at}.plan", family.Plan);
        Metric($"{at}.headline", family.Headline);
        Metrics($"{at}.records", family.Records);
        Items(at, family);
        Harness(at, family);
        Evidence(at, family);
        for (var i = 0; i < family.Tasks.Count; i++)
            Task(new($"{at}.tasks[{i}]", "Task"), family.Tasks[i]);
        for (var i = 0; i < family.Steps.Count; i++)
            Step(new($"{at}.steps[{i}]", "Step"), family.Steps[i]);
        if (family.Measured is { } measured)
            Check($"{at}.measured", measured);
        Extent($"{at}.profile.targetTokens", family.Profile?.TargetTokens);
        Member.Check($"{at}.profile.targetTokensCv", family.Profile?.TargetTokensCv, ValueRanges.Of("Answer", "TokensCv")!);
        Extent($"{at}.profile.choices", family.Profile?.Choices);
        Extent($"{at}.profile.humanMinutes", family.Profile?.HumanMinutes);
    }

    private static void Items(string at, Family family)
    {
        var samples = new Member($"{at}.samples", "Samples");
        samples.Check("Count", family.Samples?.Count);
        samples.Check("Clusters", family.Samples?.Clusters, family.Samples?.Count);
        samples.Check("ClusterCorrelation", family.Samples?.ClusterCorrelation);
        var answer = new Member($"{at}.answer", "Answer");
        answer.Check("Tokens", family.Answer?.Tokens);
        answer.Check("TokensCv", family.Answer?.TokensCv);
        answer.Check("ReasoningTokens", family.Answer?.ReasoningTokens);
        var choices = new Member($"{at}.choices", "Choices");
        choices.Check("Count", family.Choices?.Count);
        choices.Check("Max", family.Choices?.Max, family.Choices?.Count);
        choices.Check("Floor", family.Choices?.Floor);
        choices.Check("ShuffleSeed", family.Choices?.ShuffleSeed);
    }

    private static void Harness(string at, Family family)
    {
        new Member($"{at}.limits", "Limits").Check("CostUsd", family.Limits?.CostUsd);
        var sampling = new Member($"{at}.sampling", "Sampling");
        sampling.Check("Attempts", family.Sampling?.Attempts);
        sampling.Check("Temperature", family.Sampling?.Temperature);
        var usage = new Member($"{at}.usage", "Usage");
        usage.Check("Seconds", family.Usage?.Seconds);
        usage.Check("SecondsPerItem", family.Usage?.SecondsPerItem);
        usage.Check("Tokens", family.Usage?.Tokens);
        usage.Check("ToolCalls", family.Usage?.ToolCalls);
        usage.Check("Factor", family.Usage?.Factor);
    }

    private static void Evidence(string at, Family family)
    {
        var difficulty = new Member($"{at}.difficulty", "Difficulty");
        difficulty.Check("HalfAtFlop", family.Difficulty?.HalfAtFlop);
        difficulty.Check("Decades", family.Difficulty?.Decades);
        difficulty.Check("SpreadDecades", family.Difficulty?.SpreadDecades);
        new Member($"{at}.difficultyFromHumanTime", "DifficultyFromHumanTime").Check(
            "Decades",
            family.DifficultyFromHumanTime?.Decades
        );
        for (var i = 0; i < family.Correlations.Count; i++)
            new Member($"{at}.correlations[{i}]", "Correlates").Check("Phi", family.Correlations[i].Phi);
        for (var i = 0; i < family.HumanTimes.Count; i++)
        {
            var time = new Member($"{at}.humanTimes[{i}]", "HumanTime");
            time.Check("Minutes", family.HumanTimes[i].Minutes);
            time.Check("N", family.HumanTimes[i].N);
            time.Check("Factor", family.HumanTimes[i].Factor);
        }
    }

    private static void Task(Member at, EvalTask task)
    {
        at.Check("HumanMinutes", task.HumanMinutes);
        at.Check("HumanN", task.HumanN);
        at.Check("Weight", task.Weight);
        at.Check("Samples", task.Samples);
        at.Check("Choices", task.Choices);
        at.Check("Tokens", task.Tokens);
    }

    private static void Step(Member at, StepInfo step)
    {
        at.Check("Tokens", step.Tokens);
        at.Check("TokensCv", step.TokensCv);
        at.Check("Recovery", step.Recovery);
        at.Check("Weight", step.Weight);
        at.Check("HumanMinutes", step.HumanMinutes);
        for (var i = 0; i < step.Calls.Count; i++)
            new Member($"{at.Path}.calls[{i}]", "Calls").Check("MaxCalls", step.Calls[i].MaxCalls);
        Metrics($"{at.Path}.records", step.Records);
    }

    private static void Metrics(string at, EquatableArray<MetricUse> metrics)
    {
        for (var i = 0; i < metrics.Count; i++)
            Metric($"{at}[{i}]", metrics[i]);
    }

    private static void Metric(string path, MetricUse? use)
    {
        var metric = new Member(path, "Metric");
        metric.Check("Floor", use?.Floor);
        metric.Check("Best", use?.Best);
        metric.Check("Worst", use?.Worst);
        metric.Check("K", use?.K);
        metric.Check("Threshold", use?.Threshold);
        metric.Check("FromOrder", use?.FromOrder);
        metric.Check("Order", use?.Order, use?.FromOrder);
        metric.Check("Levels", use?.Levels);
        new Member(path, "Headline").Check("Ceiling", use?.Ceiling);
        new Member(path, "Records").Check("TokenCorrelation", use?.TokenCorrelation);
    }

    private static void Plan(string path, ScalingPlan? plan)
    {
        var at = new Member(path, "ScalingPlan");
        at.Check("FromFlop", plan?.FromFlop);
        at.Check("ToFlop", plan?.ToFlop, plan?.FromFlop);
        at.Check("Models", plan?.Models);
        at.Check("TargetFlop", plan?.TargetFlop);
    }

    private static void Extent(string at, Range? range)
    {
        const double most = ValueRange.MostAmount;
        Member.Check($"{at}.min", range?.Min, new(0, most));
        Member.Check($"{at}.median", range?.Median, new(range?.Min ?? 0, most));
        Member.Check($"{at}.max", range?.Max, new(range?.Median ?? 0, most));
    }

    /// <summary>An object of the catalog, and the attribute that it was read from.</summary>
    private readonly record struct Member(string Path, string Attribute)
    {
        public void Check(string argument, double? value, double? bound = null) =>
            Check(
                $"{Path}.{char.ToLowerInvariant(argument[0])}{argument.Substring(1)}",
                value,
                ValueRanges.Of(Attribute, argument)!.Given(bound)
            );

        public static void Check(string at, double? value, ValueRange range)
        {
            if (value is { } number && !range.Contains(number))
                throw new FormatException($"{at} is {ValueRange.Shown(number)}, but must be {range.Words(number)}");
        }
    }
}
