namespace TaskSpec.Catalogs;

/// <summary>What results call a metric.</summary>
public static class ResultNames
{
    /// <summary>A metric of the answer: its name where it has one, else its id.</summary>
    public static string ResultName(this MetricUse use) => use.Name ?? use.Metric;

    /// <summary>A metric of a step's output: <c>step.metric</c>.</summary>
    public static string ResultName(this MetricUse use, StepInfo step) => $"{step.Id}.{use.ResultName()}";
}
