using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Where a family whose human time is known is half way: at the compute of the models whose 50 % time horizon is that long.</summary>
/// <param name="Minutes">The family's human time: the geometric mean of what is declared, people's before estimates.</param>
/// <param name="LogFlop">x₅₀, log10 FLOP.</param>
/// <param name="Decades">Its standard deviation.</param>
/// <param name="Spread">Standard deviation of the tasks' x₅₀ in decades, from that of their times.</param>
/// <remarks>docs/model.md §11. Where one capability serves all tasks their times say nothing of difficulty, and the spread has no effect.</remarks>
internal sealed record HorizonDifficulty(double Minutes, double LogFlop, double Decades, double Spread)
{
    private const double MostSpread = 3;

    /// <summary>The difficulty, where the family says that it follows from human time and what that is; else null.</summary>
    public static HorizonDifficulty? Of(Family family)
    {
        if (family.DifficultyFromHumanTime is not { } declared || Times(family) is not { Length: > 0 } times)
            return null;
        var logs = times.Select(Math.Log10).ToArray();
        var mean = logs.Average();
        var tasks = family
            .Tasks.Select(task => task.HumanMinutes ?? 0)
            .Where(minutes => minutes > 0)
            .Select(Math.Log10)
            .ToArray();
        var deviation = tasks.Length > 1 ? Math.Sqrt(tasks.Sum(x => Square(x - tasks.Average())) / (tasks.Length - 1)) : 0;
        return new(
            Math.Pow(10, mean),
            Priors.HorizonLogFlop + (mean - Math.Log10(Priors.HorizonMinutes)) / Priors.HorizonDecadesPerDecade,
            declared.Decades is > 0 and < 100 and var decades ? decades : Priors.HorizonDecades,
            Math.Min(MostSpread, deviation / Priors.HorizonDecadesPerDecade)
        );
    }

    /// <summary>A family's human time in minutes, by the best source that it has; null where it declares none.</summary>
    public static double? MinutesOf(Family family) =>
        Times(family) is { Length: > 0 } times ? Math.Pow(10, times.Average(Math.Log10)) : null;

    private static double[] Times(Family family)
    {
        var people = family.HumanTimes.Where(time => time.Source == HumanSource.Baseline).Select(time => time.Minutes);
        var anybody = family.HumanTimes.Select(time => time.Minutes);
        var tasks = family.Tasks.Select(task => task.HumanMinutes ?? 0);
        var steps = new[] { family.Steps.Sum(step => step.HumanMinutes ?? 0) };
        var profiled = new[] { family.Profile?.HumanMinutes?.Median ?? 0 };
        return new[] { people, anybody, tasks, profiled, steps }
                .Select(times => times.Where(minutes => minutes is > 0 and < 1e9).ToArray())
                .FirstOrDefault(times => times.Length > 0)
            ?? [];
    }

    private static double Square(double value) => value * value;
}
