namespace TaskSpec.Cli.Plots;

/// <summary>An order in which things that are alike stand beside each other.</summary>
internal static class Linkage
{
    /// <summary>
    /// The order of the leaves when the two most alike groups are joined again and again, by average linkage (Sokal and Michener 1958); of equally
    /// alike ones those that come first.
    /// </summary>
    /// <param name="count">How many things there are; the cost is its cube.</param>
    /// <param name="likeness">Of two of them, the same either way round.</param>
    public static IReadOnlyList<int> Order(int count, Func<int, int, double> likeness)
    {
        var groups = Enumerable.Range(0, count).Select(i => new List<int> { i }).ToList();
        var between = groups.Select((_, i) => Enumerable.Range(0, count).Select(j => likeness(i, j)).ToList()).ToList();
        while (groups.Count > 1)
        {
            var (into, from) = Closest(between);
            double kept = groups[into].Count,
                added = groups[from].Count;
            for (var k = 0; k < groups.Count; k++)
                between[into][k] = between[k][into] = (kept * between[into][k] + added * between[from][k]) / (kept + added);
            groups[into].AddRange(groups[from]);
            groups.RemoveAt(from);
            between.RemoveAt(from);
            foreach (var row in between)
                row.RemoveAt(from);
        }

        return count == 0 ? [] : groups[0];
    }

    private static (int, int) Closest(List<List<double>> between)
    {
        var best = (0, 1);
        for (var i = 0; i < between.Count; i++)
        {
            for (var j = i + 1; j < between.Count; j++)
            {
                if (between[i][j] > between[best.Item1][best.Item2])
                    best = (i, j);
            }
        }

        return best;
    }
}
