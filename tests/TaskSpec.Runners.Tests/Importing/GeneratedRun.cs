using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>One attempt as a runner may log it.</summary>
internal sealed record GeneratedAttempt(string Sample, int Number, ResultState State, double Value);

/// <summary>A run under random conditions: what it was asked under, what only says where it comes from, and what came of it.</summary>
internal sealed record GeneratedRun(int Number, string Model, string Task, IReadOnlyDictionary<string, string> Conditions)
{
    public required IReadOnlyList<GeneratedAttempt> Attempts { get; init; }

    /// <summary>Says nothing of what was measured, and differs from run to run.</summary>
    public required string Noise { get; init; }

    /// <summary>Which way the metric goes, in all runs alike.</summary>
    public bool IsLowerBetter { get; init; }

    /// <summary>A day of its own.</summary>
    public string Date => FormattableString.Invariant($"2026-03-{1 + Number / 24:00}T{Number % 24:00}");

    public string? this[string condition] => Conditions.GetValueOrDefault(condition);

    /// <summary>What makes its results those of another run's too.</summary>
    public string Key =>
        $"{Model}|{Task}|{string.Join('|', Conditions.OrderBy(one => one.Key).Select(one => $"{one.Key}={one.Value}"))}";

    /// <summary>Runs that differ in few conditions, each of two values, so that some are the same and some are not.</summary>
    /// <param name="random">The randomness.</param>
    /// <param name="writer">Which conditions its runner can state.</param>
    public static IReadOnlyList<GeneratedRun> Draw(Random random, LogWriter writer)
    {
        var lower = random.Next(2) == 1;
        var conditions = writer.Conditions.ToArray();
        random.Shuffle(conditions);
        HashSet<string> varying = [.. conditions.Take(random.Next(3))];
        return [.. Enumerable.Range(0, random.Next(2, 9)).Select(number => Draw(random, writer, number, varying, lower))];
    }

    private static GeneratedRun Draw(Random random, LogWriter writer, int number, HashSet<string> varying, bool lower)
    {
        var conditions = writer.Conditions.ToDictionary(
            name => name,
            name => Values(name)[varying.Contains(name) ? random.Next(2) : 0]
        );
        var attempts = writer.HasAttempts ? random.Next(1, 3) : 1;
        return new(number, $"lab/é{random.Next(2)}", $"task{random.Next(2)}", conditions)
        {
            IsLowerBetter = lower,
            Noise = $"n{random.Next(1000)}",
            Attempts =
            [
                .. from sample in Enumerable.Range(0, random.Next(1, 5))
                from attempt in Enumerable.Range(1, attempts)
                let state = writer.States[random.Next(writer.States.Count)]
                select new GeneratedAttempt($"s{sample}", attempt, state, state == ResultState.Scored ? random.Next(2) : 0),
            ],
        };
    }

    private static string[] Values(string name) =>
        name switch
        {
            "shots" => ["0", "5"],
            "temperature" => ["0", "0.7"],
            "limit" or "override" => ["60", "120"],
            "split" => ["test", "valid"],
            _ => ["one", "two"],
        };
}
