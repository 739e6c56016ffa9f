using MathNet.Numerics.LinearAlgebra;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Correlations;

/// <summary>What is computed in pieces is what its definition says, whatever the sizes, with missing, constant and repeated scores.</summary>
public class CorrelationLaws
{
    // On both sides of where pieces end: 4 rows, 64 series, 512 places.
    public static TheoryData<int, int, double> Sizes =>
        new()
        {
            { 2, 4, 0 },
            { 5, 7, 0.3 },
            { 63, 12, 0 },
            { 64, 9, 0.1 },
            { 65, 33, 0 },
            { 130, 20, 0.5 },
            { 131, 5, 0.2 },
            { 70, 513, 0 },
            { 20, 1030, 0.02 },
            { 200, 11, 0 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_pair_is_what_its_definition_says(int count, int length, double missing)
    {
        foreach (var levels in (int[])[0, 3])
        {
            var series = Series(count, length, missing, levels);
            var table = new CorrelationTable(series);
            Assert.Equal(missing == 0, table.IsComplete);
            var found = table.Pairs().ToDictionary(pair => (pair.First, pair.Second));
            for (var i = 0; i < count; i++)
            {
                for (var j = i + 1; j < count; j++)
                {
                    var (r, n) = Direct(series[i], series[j]);
                    Assert.Equal(!double.IsNaN(r), found.TryGetValue((i, j), out var pair));
                    Assert.Equal(r, table[j, i], 1e-12);
                    if (double.IsNaN(r))
                        continue;
                    Assert.Equal(n, pair.Count);
                    Assert.Equal(r, pair.R, 1e-12);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Eigenvalues_are_those_of_the_matrix(int count, int length, double missing)
    {
        var series = Series(count, length, missing, 0);
        int[] whole = [.. Enumerable.Range(0, length).Where(i => series.All(one => !double.IsNaN(one[i])))];
        var spectrum = Spectrum.Of(series);
        if (whole.Length < 3)
        {
            Assert.Null(spectrum);
            return;
        }

        double[][] complete = [.. series.Select(one => whole.Select(i => one[i]).ToArray())];
        var expected = Matrix<double>
            .Build.Dense(count, count, (i, j) => i == j ? 1 : Direct(complete[i], complete[j]).R)
            .Evd(Symmetricity.Symmetric)
            .EigenValues.Select(value => value.Real)
            .OrderDescending();
        Assert.Equal(whole.Length, spectrum!.Rows);
        Assert.All(expected.Zip(spectrum.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * count));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Blocks_are_those_of_joining_the_most_alike_again_and_again(int count, int length, double missing)
    {
        foreach (var above in (double[])[-0.2, 0.2, 0.5, 0.8])
        {
            var series = Series(count, length, missing, 0);
            var table = new CorrelationTable(series);
            var blocks = Block.Of(table, [.. series.Select((_, i) => $"{i}")], above);
            var expected = Joined(table, above).Select(group => string.Join(' ', group)).Order(StringComparer.Ordinal);
            Assert.Equal(expected, blocks.Select(block => string.Join(' ', block.Members)).Order(StringComparer.Ordinal));
            foreach (var block in blocks)
            {
                var pairs = block.Members.SelectMany(i => block.Members.Where(j => j != i).Select(j => table[i, j]));
                Assert.Equal(pairs.Average(), block.Mean, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(30, 12, 0)]
    [InlineData(90, 9, 0.4)]
    public void The_largest_are_the_first_of_all_in_order_of_size(int count, int length, double missing)
    {
        // Few levels, so that many correlations are the same.
        var scores = new ScoreMatrix();
        var series = Series(count, length, missing, 2);
        for (var task = 0; task < count; task++)
        for (var model = 0; model < length; model++)
            if (!double.IsNaN(series[task][model]))
                scores.Add(new($"m{model}", $"t{task}", "acc", series[task][model]));
        for (var model = 0; model < length; model++)
            scores.Add(new($"m{model}", "constant", "acc", 0.3));

        var given = new List<Correlation>();
        var all = Correlate.Of(scores, null, new(), given.Add);
        Assert.DoesNotContain("constant", all.Names);
        Assert.Contains(all.Warnings, warning => warning.Contains("constant", StringComparison.Ordinal));
        Assert.Equal(given, all.Pairs);
        Assert.Equal(given.Count, all.PairCount);
        Assert.Equal(given.Average(pair => pair.R), all.Mean!.Value, 1e-12);
        foreach (var top in (int[])[1, 7, given.Count - 1, given.Count])
        {
            var some = Correlate.Of(scores, null, new() { Top = top });
            Assert.Equal((all.PairCount, all.Mean), (some.PairCount, some.Mean));
            Assert.Equal(top < given.Count ? given.OrderByDescending(pair => Math.Abs(pair.R)).Take(top) : given, some.Pairs);
        }
    }

    /// <summary>Series that share something, some in groups; without levels no two values are the same.</summary>
    private static double[][] Series(int count, int length, double missing, int levels)
    {
        var random = new Random(count * 1000 + length);
        double[] Drawn() => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        double[] ability = Drawn();
        double[][] groups = [Drawn(), Drawn(), Drawn()];
        var series = new double[count][];
        for (var i = 0; i < count; i++)
        {
            // Far from 0 for their spread, as scores can be.
            double[] one =
            [
                .. Drawn().Select((own, k) => 40 + own + 0.5 * ability[k] + groups[random.Next(20) % 3][k] * (i % 2)),
            ];
            if (levels > 0)
                one = [.. one.Select(value => Math.Round(levels * value) / levels)];
            series[i] = [.. one.Select(value => random.NextDouble() < missing ? double.NaN : value)];
            if (series[i].Where(value => !double.IsNaN(value)).Distinct().Count() < 2 || series[i].Count(double.IsFinite) < 4)
                i--;
        }

        return series;
    }

    private static (double R, int Count) Direct(double[] a, double[] b)
    {
        int[] both = [.. Enumerable.Range(0, a.Length).Where(i => !double.IsNaN(a[i]) && !double.IsNaN(b[i]))];
        if (both.Length < 3 || both.Select(i => a[i]).Distinct().Count() < 2 || both.Select(i => b[i]).Distinct().Count() < 2)
            return (double.NaN, both.Length);
        double meanA = both.Average(i => a[i]),
            meanB = both.Average(i => b[i]),
            products = both.Sum(i => (a[i] - meanA) * (b[i] - meanB)),
            squaresA = both.Sum(i => (a[i] - meanA) * (a[i] - meanA)),
            squaresB = both.Sum(i => (b[i] - meanB) * (b[i] - meanB));
        return (products / Math.Sqrt(squaresA * squaresB), both.Length);
    }

    private static List<int[]> Joined(CorrelationTable table, double above)
    {
        var count = table.Count;
        var r = new double[count, count];
        foreach (var pair in table.Pairs())
            r[pair.First, pair.Second] = r[pair.Second, pair.First] = pair.R;
        List<int[]> groups = [.. Enumerable.Range(0, count).Select(i => new[] { i })];
        var left = Enumerable.Range(0, count).ToList();
        while (left.Count > 1)
        {
            var (first, second) = (0, 0);
            var most = double.NegativeInfinity;
            foreach (var i in left)
            foreach (var j in left.Where(j => j > i))
                if (r[i, j] > most)
                    (first, second, most) = (i, j, r[i, j]);
            if (most <= above)
                break;
            double a = groups[first].Length,
                b = groups[second].Length;
            foreach (var k in left)
                r[k, first] = r[first, k] = (a * r[first, k] + b * r[second, k]) / (a + b);
            groups[first] = [.. groups[first], .. groups[second]];
            left.Remove(second);
        }

        return [.. left.Select(i => groups[i].Order().ToArray()).Where(group => group.Length > 1)];
    }
}
