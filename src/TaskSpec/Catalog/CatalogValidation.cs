namespace TaskSpec.Catalogs;

/// <summary>Refuses catalogs whose numbers mean nothing, such as a ladder without models, before anything computes with them.</summary>
/// <remarks>What the generator writes passes by construction or by a rule; this is for JSON that people and programs wrote.</remarks>
public static class CatalogValidation
{
    /// <summary>Checks every number of a catalog.</summary>
    /// <exception cref="FormatException">One is out of range; the message names the member and its range.</exception>
    public static void Check(Catalog catalog)
    {
        Plan("plan", catalog.Plan);
        for (var i = 0; i < catalog.Tools.Count; i++)
        {
            Amount($"tools[{i}].secondsPerCall", catalog.Tools[i].SecondsPerCall);
            Amount($"tools[{i}].usdPerCall", catalog.Tools[i].UsdPerCall);
        }

        for (var i = 0; i < catalog.Families.Count; i++)
            Check($"families[{i}] ({Ids.Shown(catalog.Families[i].Id)})", catalog.Families[i]);
        for (var i = 0; i < catalog.Overlaps.Count; i++)
        {
            Share($"overlaps[{i}].jaccard", catalog.Overlaps[i].Jaccard);
            Within($"overlaps[{i}].phi", catalog.Overlaps[i].Phi, -1, 1);
        }
    }

    private static void Check(string at, Family family)
    {
        Plan($"{at}.plan", family.Plan);
        Metric($"{at}.headline", family.Headline);
        Metrics($"{at}.records", family.Records);
        Count($"{at}.samples.count", family.Samples?.Count);
        Count($"{at}.answer.tokens", family.Answer?.Tokens);
        Count($"{at}.choices.count", family.Choices?.Count);
        Count($"{at}.choices.max", family.Choices?.Max);
        Share($"{at}.choices.floor", family.Choices?.Floor);
        Amount($"{at}.limits.costUsd", family.Limits?.CostUsd);
        Count($"{at}.sampling.attempts", family.Sampling?.Attempts);
        Amount($"{at}.sampling.temperature", family.Sampling?.Temperature);
        Flop($"{at}.difficulty.halfAtFlop", family.Difficulty?.HalfAtFlop);
        Within($"{at}.difficulty.decades", family.Difficulty?.Decades, .001, 100);
        Within($"{at}.difficulty.spreadDecades", family.Difficulty?.SpreadDecades, 0, 100);
        Within($"{at}.difficultyFromHumanTime.decades", family.DifficultyFromHumanTime?.Decades, .001, 100);
        Count($"{at}.samples.clusters", family.Samples?.Clusters);
        Share($"{at}.samples.clusterCorrelation", family.Samples?.ClusterCorrelation);
        Within($"{at}.answer.tokensCv", family.Answer?.TokensCv, 0, 100);
        Amount($"{at}.usage.seconds", family.Usage?.Seconds);
        Amount($"{at}.usage.secondsPerItem", family.Usage?.SecondsPerItem);
        Amount($"{at}.usage.tokens", family.Usage?.Tokens);
        Amount($"{at}.usage.toolCalls", family.Usage?.ToolCalls);
        Within($"{at}.usage.factor", family.Usage?.Factor, 1, Most);
        for (var i = 0; i < family.Correlations.Count; i++)
            Within($"{at}.correlations[{i}].phi", family.Correlations[i].Phi, -1, 1);
        for (var i = 0; i < family.Tasks.Count; i++)
            Check($"{at}.tasks[{i}]", family.Tasks[i]);
        for (var i = 0; i < family.Steps.Count; i++)
            Check($"{at}.steps[{i}]", family.Steps[i]);
        for (var i = 0; i < family.HumanTimes.Count; i++)
        {
            Amount($"{at}.humanTimes[{i}].minutes", family.HumanTimes[i].Minutes);
            Within($"{at}.humanTimes[{i}].factor", family.HumanTimes[i].Factor, 1, Most);
        }

        Extent($"{at}.profile.targetTokens", family.Profile?.TargetTokens);
        Extent($"{at}.profile.choices", family.Profile?.Choices);
        Extent($"{at}.profile.humanMinutes", family.Profile?.HumanMinutes);
    }

    private static void Check(string at, EvalTask task)
    {
        Amount($"{at}.humanMinutes", task.HumanMinutes);
        Amount($"{at}.weight", task.Weight);
        Count($"{at}.samples", task.Samples);
    }

    private static void Check(string at, StepInfo step)
    {
        Count($"{at}.tokens", step.Tokens);
        Within($"{at}.tokensCv", step.TokensCv, 0, 100);
        Share($"{at}.recovery", step.Recovery);
        Amount($"{at}.weight", step.Weight);
        Amount($"{at}.humanMinutes", step.HumanMinutes);
        Metrics($"{at}.records", step.Records);
    }

    private static void Metrics(string at, EquatableArray<MetricUse> metrics)
    {
        for (var i = 0; i < metrics.Count; i++)
            Metric($"{at}[{i}]", metrics[i]);
    }

    private static void Metric(string at, MetricUse? metric)
    {
        Share($"{at}.floor", metric?.Floor);
        Within($"{at}.best", metric?.Best, -Most, Most);
        Within($"{at}.worst", metric?.Worst, -Most, Most);
        Count($"{at}.k", metric?.K);
        Within($"{at}.threshold", metric?.Threshold, -Most, Most);
        Count($"{at}.order", metric?.Order);
        Within($"{at}.levels", metric?.Levels, 2, int.MaxValue);
        Within($"{at}.ceiling", metric?.Ceiling, .001, 1);
        Share($"{at}.tokenCorrelation", metric?.TokenCorrelation);
    }

    private static void Plan(string at, ScalingPlan? plan)
    {
        if (plan is null)
            return;
        Flop($"{at}.fromFlop", plan.FromFlop);
        Flop($"{at}.toFlop", plan.ToFlop);
        Flop($"{at}.targetFlop", plan.TargetFlop);
        Within($"{at}.models", plan.Models, 1, 64);
        if (plan.FromFlop >= plan.ToFlop)
            throw new FormatException($"{at}.fromFlop is {plan.FromFlop:R}, but must be below toFlop, which is {plan.ToFlop:R}");
    }

    // Every training run there has been or will be is well within.
    private static void Flop(string at, double? value) => Within(at, value, 1, MostFlop);

    private static void Share(string at, double? value) => Within(at, value, 0, 1);

    private static void Amount(string at, double? value) => Within(at, value, 0, Most);

    private static void Count(string at, int? value) => Within(at, value, 1, int.MaxValue);

    private static void Extent(string at, Range? range)
    {
        Amount($"{at}.min", range?.Min);
        Within($"{at}.median", range?.Median, range?.Min ?? 0, Most);
        Within($"{at}.max", range?.Max, range?.Median ?? 0, Most);
    }

    private static void Within(string at, double? value, double least, double most)
    {
        // Written so that what is no number at all is refused too.
        if (value is { } number && !(number >= least && number <= most))
        {
            throw new FormatException(FormattableString.Invariant($"{at} is {number:R}, but must be from {least:R} to {most:R}"));
        }
    }

    private const double Most = 1e15;
    private const double MostFlop = 1e40;
}
