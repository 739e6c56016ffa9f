using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What is known of a task without any result, which may rank errors as well as a forecast error does.</summary>
/// <param name="Type">The type of its metric; empty where unknown.</param>
/// <param name="Floor">What chance scores.</param>
/// <param name="Items">How many items stand behind a score.</param>
public sealed record KnownOfTasks(string Type, double Floor, double Items)
{
    /// <summary>Of each task.</summary>
    public static IReadOnlyDictionary<string, KnownOfTasks> Of(
        IReadOnlyList<CurveSet> tasks,
        IReadOnlyDictionary<string, string> types,
        IReadOnlyDictionary<string, double> floors
    ) =>
        tasks.ToDictionary(
            task => task.Task,
            task => new KnownOfTasks(
                types.GetValueOrDefault(task.Task) ?? "",
                floors.GetValueOrDefault(task.Task),
                1 / task.Families.SelectMany(family => family.Value.Shares).DefaultIfEmpty(1 / Priors.Items).Average()
            ),
            StringComparer.Ordinal
        );
}
