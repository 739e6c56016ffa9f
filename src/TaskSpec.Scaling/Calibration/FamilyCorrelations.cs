using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;
using TaskSpec.Catalogs;
using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Calibration;

/// <summary>
/// Correlations over models of what two families' scores leave of their curves, sampling noise removed. What lifts a model in all families alike, such as a
/// recipe or longer training, is taken away first where there are enough families to tell it: it is no step that two of them share.
/// </summary>
internal sealed class FamilyCorrelations
{
    private const int LeastModels = 8;
    private const int EnoughFamilies = 12;

    // Of what is left, the share that must be more than sampling noise for a correlation to be one of models.
    private const double LeastReliability = .2;
    private const double FalseDiscoveries = .05;
    private const int Bins = 4000;
    private const double MostZ = 20;

    private readonly string[] names;
    private readonly double[][] residuals;
    private readonly double[] reliability;
    private readonly int given;

    private FamilyCorrelations(string[] names, double[][] residuals, double[] reliability, int given) =>
        (this.names, this.residuals, this.reliability, this.given) = (names, residuals, reliability, given);

    /// <summary>Whether what lifts a model in all families was taken away.</summary>
    public bool WithoutGeneral { get; private init; }

    public static FamilyCorrelations Of(IReadOnlyList<CurveSet> tasks)
    {
        if (tasks.Count == 0)
            return new([], [], [], 0);
        // A residual is of a model within its recipe, each with a curve of its own.
        var places = tasks
            .SelectMany(task => task.Families.SelectMany(family => family.Value.Models.Select(model => (family.Key, model))))
            .Distinct()
            .Index()
            .ToDictionary(pair => pair.Item, pair => pair.Index);
        var kept = new List<(string Name, double[] Values, double Reliability)>();
        foreach (var task in tasks)
        {
            var values = new double[places.Count];
            Array.Fill(values, double.NaN);
            double squares = 0,
                noise = 0,
                free = 0;
            foreach (var (family, data) in task.Families)
            {
                if (data.Count < LeastModels)
                    continue;
                // On this scale sampling noise is the same everywhere.
                double[] angles = [.. data.Scores.Select(score => 2 * Math.Asin(Math.Sqrt(Math.Clamp(score, 0, 1))))];
                var left = WithoutCurve(data.LogFlop, angles);
                for (var i = 0; i < left.Length; i++)
                {
                    values[places[(family, data.Models[i])]] = left[i];
                    squares += left[i] * left[i];
                    // A score of 0 or 1 has no noise to speak of.
                    noise += data.Scores[i] is > 0 and < 1 ? data.Shares[i] : 0;
                }

                free += data.Count - DegreeOf(data.Count) - 1;
            }

            var count = values.Count(double.IsFinite);
            if (free < 4 || squares <= 1e-12)
                continue;
            var reliability = 1 - noise / count / (squares / free);
            kept.Add((task.Task, values, reliability));
        }

        double[][] residuals = [.. kept.Select(one => one.Values)];
        var general = kept.Count >= EnoughFamilies;
        if (general)
            residuals = WithoutMean(residuals);
        return new(
            [.. kept.Select(one => one.Name)],
            [.. residuals.Select(Standardised)],
            [.. kept.Select(one => one.Reliability)],
            tasks.Max(task =>
                task.Families.Where(one => one.Value.Count >= LeastModels).Sum(one => DegreeOf(one.Value.Count) + 1)
            ) + (general ? 1 : 0)
        )
        {
            WithoutGeneral = general,
        };
    }

    /// <summary>The pairs that are more than chance (Benjamini and Hochberg 1995), the strongest so many, and those that are always told.</summary>
    public IReadOnlyList<(string A, string B, Estimate Phi, int Models)> Pairs(int most, Func<string, string, bool> always)
    {
        var usable = Enumerable.Range(0, names.Length).Where(i => reliability[i] >= LeastReliability).ToArray();
        var counts = new long[Bins];
        long all = 0;
        foreach (var (i, j) in PairsOf(usable))
        {
            if (Z(i, j) is not { } z)
                continue;
            counts[Math.Min(Bins - 1, (int)(Math.Abs(z) / MostZ * Bins))]++;
            all++;
        }

        double least = MostZ;
        long above = 0;
        for (var bin = Bins - 1; bin >= 0; bin--)
        {
            above += counts[bin];
            var at = bin * MostZ / Bins;
            if (above > 0 && all * 2 * Normal.CDF(0, 1, -at) / above <= FalseDiscoveries)
                least = at;
        }

        var found = new PriorityQueue<(int, int), double>();
        var told = new List<(int, int)>();
        foreach (var (i, j) in PairsOf(usable))
        {
            if (Z(i, j) is not { } z)
                continue;
            if (always(names[i], names[j]))
                told.Add((i, j));
            else if (Math.Abs(z) >= least)
            {
                found.Enqueue((i, j), Math.Abs(z));
                if (found.Count > most)
                    found.Dequeue();
            }
        }

        return
        [
            .. found
                .UnorderedItems.Select(item => item.Element)
                .Concat(told)
                .Select(pair => Told(pair.Item1, pair.Item2))
                .OrderBy(pair => pair.A, StringComparer.Ordinal)
                .ThenBy(pair => pair.B, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(int, int)> PairsOf(int[] usable)
    {
        for (var i = 0; i < usable.Length; i++)
        for (var j = i + 1; j < usable.Length; j++)
            yield return (usable[i], usable[j]);
    }

    private (string A, string B, Estimate Phi, int Models) Told(int i, int j)
    {
        var (r, count) = Correlation(i, j);
        var (low, high) = new PairStatistic(i, j, r, count).Interval(given)!.Value;
        var noise = Math.Sqrt(Math.Min(1, reliability[i]) * Math.Min(1, reliability[j]));
        return (names[i], names[j], new(Within(r / noise), Within(low / noise), Within(high / noise)), count);

        static double Within(double value) => Math.Clamp(value, -1, 1);
    }

    private double? Z(int i, int j)
    {
        var (r, count) = Correlation(i, j);
        var free = count - 3 - given;
        return free < 1 || !double.IsFinite(r) ? null : Math.Atanh(Math.Clamp(r, -.9999999, .9999999)) * Math.Sqrt(free);
    }

    private (double R, int Count) Correlation(int i, int j)
    {
        double[] a = residuals[i],
            b = residuals[j];
        double ab = 0,
            aa = 0,
            bb = 0;
        var count = 0;
        for (var k = 0; k < a.Length; k++)
        {
            if (double.IsNaN(a[k]) || double.IsNaN(b[k]))
                continue;
            (ab, aa, bb) = (ab + a[k] * b[k], aa + a[k] * a[k], bb + b[k] * b[k]);
            count++;
        }

        return (ab / Math.Sqrt(aa * bb), count);
    }

    // As many as a ladder of so many models can tell: what a cubic leaves of a steep rise is alike in all families that rise together.
    private static int DegreeOf(int models) => Math.Clamp(models / 4, 3, 8);

    private static double[] WithoutCurve(double[] x, double[] y)
    {
        var degree = DegreeOf(x.Length);
        double low = x.Min(),
            range = Math.Max(x.Max() - low, 1e-9);
        // Chebyshev's polynomials, so that powers do not look alike.
        double[][] rows =
        [
            .. x.Select(at => Math.Acos(Math.Clamp(2 * (at - low) / range - 1, -1, 1)))
                .Select(angle => Enumerable.Range(0, degree + 1).Select(k => Math.Cos(k * angle)).ToArray()),
        ];
        if (x.Distinct().Count() <= degree)
            rows = [.. rows.Select(row => row[..2])];
        var fit = MultipleRegression.Svd(rows, y);
        return [.. y.Select((value, i) => value - rows[i].Zip(fit, (part, weight) => part * weight).Sum())];
    }

    // Less its regression on the mean of the others, so that none explains itself.
    private static double[][] WithoutMean(double[][] residuals)
    {
        double[][] standard = [.. residuals.Select(Standardised)];
        var length = residuals[0].Length;
        double[] sums = new double[length],
            counts = new double[length];
        foreach (var one in standard)
        {
            for (var k = 0; k < length; k++)
            {
                if (!double.IsNaN(one[k]))
                    (sums[k], counts[k]) = (sums[k] + one[k], counts[k] + 1);
            }
        }

        return
        [
            .. standard.Select(one =>
            {
                double[] general =
                [
                    .. one.Select((value, k) => counts[k] > 1 ? (sums[k] - value) / (counts[k] - 1) : double.NaN),
                ];
                double product = 0,
                    square = 0;
                for (var k = 0; k < length; k++)
                {
                    if (!double.IsNaN(one[k]) && !double.IsNaN(general[k]))
                        (product, square) = (product + one[k] * general[k], square + general[k] * general[k]);
                }

                var slope = square > 0 ? product / square : 0;
                return one.Select((value, k) => value - slope * general[k]).ToArray();
            }),
        ];
    }

    private static double[] Standardised(double[] values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        var spread = Math.Sqrt(known.Sum(value => value * value) / Math.Max(1, known.Length));
        return [.. values.Select(value => value / spread)];
    }
}
