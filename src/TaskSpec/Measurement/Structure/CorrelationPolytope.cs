namespace TaskSpec.Measurement;

/// <summary>Whether pass-or-fail outcomes with given rates and correlations can exist together.</summary>
/// <remarks>
/// n outcomes have 2ⁿ joint results; some law over them must have the rates p_i and the joint rates p_ij (Pitowsky's correlation polytope).
/// Pairs of which nothing is said are free. A linear programme decides it, by the first phase of the simplex method. docs/model.md §5.
/// </remarks>
public static class CorrelationPolytope
{
    /// <summary>The most outcomes for which the answer is exact.</summary>
    public const int MostOutcomes = 10;

    // What rounding leaves of an artificial variable; correlations on a bound are feasible.
    private const double Slack = 1e-8;
    private const double LeastPivot = 1e-9;

    /// <summary>Whether some joint law has these rates and correlations.</summary>
    /// <param name="rates">P(pass) of each outcome in (0, 1), at most <see cref="MostOutcomes"/> of them.</param>
    /// <param name="pairs">φ of pairs, each pair at most once.</param>
    public static bool Contains(IReadOnlyList<double> rates, IReadOnlyList<PairCorrelation> pairs)
    {
        var joint = pairs.Select(pair => CorrelationFeasibility.Joint(rates[pair.First], rates[pair.Second], pair.Correlation));
        // One row for the sum, each rate and each pair: the sets of outcomes that must all pass, and how often they do.
        var sets = new[] { 0 }
            .Concat(rates.Select((_, i) => 1 << i))
            .Concat(pairs.Select(pair => (1 << pair.First) | (1 << pair.Second)))
            .ToArray();
        var right = new[] { 1.0 }.Concat(rates).Concat(joint).ToArray();
        if (right.Any(value => !(value >= -Slack)))
            return false;
        var columns = 1 << rates.Count;
        var tableau = new double[sets.Length][];
        var basis = new int[sets.Length];
        for (var row = 0; row < sets.Length; row++)
        {
            tableau[row] = new double[columns + 1];
            for (var result = 0; result < columns; result++)
                tableau[row][result] = (result & sets[row]) == sets[row] ? 1 : 0;
            tableau[row][columns] = Math.Max(0, right[row]);
            basis[row] = -1;
        }

        return LeastArtificial(tableau, basis, columns) <= Slack;
    }

    /// <summary>The greatest factor in [0, 1] by which correlations can be multiplied so that they exist together; 0 is always possible.</summary>
    public static double Factor(IReadOnlyList<double> rates, IReadOnlyList<PairCorrelation> pairs)
    {
        double possible = 0,
            beyond = 1;
        for (var i = 0; i < 20; i++)
        {
            var factor = 0.5 * (possible + beyond);
            if (Contains(rates, [.. pairs.Select(pair => pair with { Correlation = factor * pair.Correlation })]))
                possible = factor;
            else
                beyond = factor;
        }

        return possible;
    }

    // The least sum of artificial variables, one a row, which are the basis at first; they leave it and never come back.
    private static double LeastArtificial(double[][] tableau, int[] basis, int columns)
    {
        var cost = new double[columns + 1];
        foreach (var row in tableau)
        {
            for (var column = 0; column <= columns; column++)
                cost[column] += row[column];
        }

        for (var step = 0; ; step++)
        {
            // The column that helps most is the shortest way; the first that helps (Bland's rule) cannot cycle.
            var enter = step < 10 * tableau.Length ? Largest(cost, columns) : Array.FindIndex(cost, 0, columns, IsLarge);
            if (enter < 0 || !IsLarge(cost[enter]) || cost[columns] <= Slack)
                return cost[columns];
            var leave = -1;
            for (var row = 0; row < tableau.Length; row++)
            {
                if (tableau[row][enter] <= LeastPivot)
                    continue;
                var ratio = tableau[row][columns] / tableau[row][enter];
                var least = leave < 0 ? double.PositiveInfinity : tableau[leave][columns] / tableau[leave][enter];
                if (ratio < least || (ratio == least && basis[row] < basis[leave]))
                    leave = row;
            }

            if (leave < 0)
                return cost[columns];
            Pivot(tableau, cost, leave, enter);
            basis[leave] = enter;
        }
    }

    private static bool IsLarge(double cost) => cost > LeastPivot;

    private static int Largest(double[] cost, int columns)
    {
        var largest = 0;
        for (var column = 1; column < columns; column++)
            largest = cost[column] > cost[largest] ? column : largest;
        return largest;
    }

    private static void Pivot(double[][] tableau, double[] cost, int leave, int enter)
    {
        var pivot = tableau[leave];
        var by = pivot[enter];
        for (var column = 0; column < pivot.Length; column++)
            pivot[column] /= by;
        foreach (var row in tableau.Where(row => row != pivot).Concat([cost]))
        {
            var times = row[enter];
            if (times == 0)
                continue;
            for (var column = 0; column < pivot.Length; column++)
                row[column] -= times * pivot[column];
            row[enter] = 0;
        }
    }
}
