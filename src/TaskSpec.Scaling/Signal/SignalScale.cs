namespace TaskSpec.Scaling.Signal;

/// <summary>Runs that were trained at one scale, or with similar compute.</summary>
/// <param name="Runs">The runs, those with the most compute first.</param>
/// <param name="IsOne">Whether it is one scale, at which all runs of a recipe are seeds.</param>
internal sealed record SignalScale(IReadOnlyList<SignalRun> Runs, bool IsOne)
{
    // What is alike has compute alike, but for how a table counts it.
    private const double Search = 1.5;

    public double Flop { get; } = Math.Exp(Runs.Average(run => Math.Log(run.Flop)));

    /// <summary>Whether it has several recipes.</summary>
    public bool Compares => Runs.Select(run => run.Recipe).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Runs of equal parameters and tokens, the largest compute first.</summary>
    public static IReadOnlyList<SignalScale> Alike(IEnumerable<SignalRun> runs)
    {
        var scales = new List<List<SignalRun>>();
        var first = 0;
        foreach (var run in Ordered(runs))
        {
            while (first < scales.Count && scales[first][0].Flop > Search * run.Flop)
                first++;
            if (scales.FindIndex(first, scale => scale[0].IsAlike(run)) is >= 0 and var known)
                scales[known].Add(run);
            else
                scales.Add([run]);
        }

        return [.. scales.Select(scale => new SignalScale(scale, true))];
    }

    /// <summary>Runs of similar compute, the largest first: none has more than the factor's square times that of another.</summary>
    public static IReadOnlyList<SignalScale> Within(IEnumerable<SignalRun> runs, double factor)
    {
        var scales = new List<List<SignalRun>>();
        foreach (var run in Ordered(runs))
        {
            if (scales.Count > 0 && scales[^1][0].Flop <= factor * factor * run.Flop)
                scales[^1].Add(run);
            else
                scales.Add([run]);
        }

        return [.. scales.Select(scale => new SignalScale(scale, false))];
    }

    /// <summary>The ends on a task of each recipe; several of one recipe and scale are seeds.</summary>
    public IReadOnlyList<(string Recipe, RunEnd[] Ends)> On(string task) =>
        [
            .. Runs.Where(run => run.Ends.ContainsKey(task))
                .GroupBy(run => run.Recipe, StringComparer.Ordinal)
                .SelectMany(recipe =>
                    IsOne
                        ?
                        [
                            [.. recipe],
                        ]
                        : Alike(recipe).Select(seeds => seeds.Runs)
                )
                .Select(seeds => (seeds[0].Recipe, seeds.Select(run => run.Ends[task]).ToArray())),
        ];

    private static IOrderedEnumerable<SignalRun> Ordered(IEnumerable<SignalRun> runs) =>
        runs.OrderByDescending(run => run.Flop).ThenBy(run => run.Name, StringComparer.Ordinal);
}
