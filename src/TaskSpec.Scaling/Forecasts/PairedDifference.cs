namespace TaskSpec.Scaling.Forecasts;

/// <summary>By how much one method is farther off than another on the same scores: the difference of their mean absolute errors.</summary>
/// <param name="Value">Above 0 where the first is farther off.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <remarks>
/// Scores of one model hang together, and so do those of one task: models and tasks are both drawn anew, with all scores that a model and a task have in
/// common (the pigeonhole bootstrap of Owen 2007). It is wider than if scores were drawn one by one.
/// </remarks>
public readonly record struct PairedDifference(double Value, double Low, double High)
{
    private const int Draws = 4000;

    /// <summary>The difference between two methods; null where they have no score in common.</summary>
    public static PairedDifference? Of(IEnumerable<TestedForecast> one, IEnumerable<TestedForecast> other)
    {
        var errors = other.ToDictionary(forecast => (forecast.Target, forecast.Task), forecast => Math.Abs(forecast.Error));
        var pairs = (
            from forecast in one
            where errors.ContainsKey((forecast.Target, forecast.Task))
            select (forecast.Target, forecast.Task, Off: Math.Abs(forecast.Error) - errors[(forecast.Target, forecast.Task)])
        ).ToArray();
        if (pairs.Length == 0)
            return null;
        PanelModel[] targets = [.. pairs.Select(pair => pair.Target).Distinct()];
        string[] tasks = [.. pairs.Select(pair => pair.Task).Distinct()];
        var places = pairs
            .Select(pair => (Target: Array.IndexOf(targets, pair.Target), Task: Array.IndexOf(tasks, pair.Task), pair.Off))
            .ToArray();
        var random = new Random(0);
        var drawn = new List<double>(Draws);
        while (drawn.Count < Draws)
        {
            var ofTarget = Counts(targets.Length, random);
            var ofTask = Counts(tasks.Length, random);
            double sum = 0,
                count = 0;
            foreach (var (target, task, off) in places)
            {
                double weight = ofTarget[target] * ofTask[task];
                (sum, count) = (sum + weight * off, count + weight);
            }

            // A draw of nothing but scores that are missing is none.
            if (count > 0)
                drawn.Add(sum / count);
        }

        drawn.Sort();
        return new(pairs.Average(pair => pair.Off), drawn[Draws / 40], drawn[Draws - 1 - Draws / 40]);
    }

    private static int[] Counts(int among, Random random)
    {
        var counts = new int[among];
        for (var i = 0; i < among; i++)
            counts[random.Next(among)]++;
        return counts;
    }
}
