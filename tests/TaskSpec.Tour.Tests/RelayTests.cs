using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class RelayTests
{
    [Fact]
    public void The_three_lines_are_what_the_words_say() =>
        Check<TableRelay>(sample =>
        {
            var lines = sample.Input.Split('\n');
            var words = lines[1..4].Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]).ToArray();
            var rows = lines[6..].Select(line => line.Split(',')).Where(row => Keeps(words[0], row)).ToList();
            var values = rows.ConvertAll(row => Value(words[1], Number(row[3]), Number(row[4]), Number(row[5])));
            var ids = string.Join(',', rows.Select(row => row[0]));
            return $"rows={ids}\nvalues={string.Join(',', values.Select(Text))}\nreport={Report(words[2], rows, values)}";
        });

    private static bool Keeps(string words, string[] row)
    {
        var last = words.Split(' ')[^1];
        return words switch
        {
            _ when words.Contains("city") => row[1] == last,
            _ when words.Contains("product") => row[2] == last,
            _ when words.Contains("units") => Number(row[3]).CompareTo(Number(last)) > 0,
            _ when words.Contains("below") => Number(row[4]).CompareTo(Number(last)) < 0,
            _ when words.Contains("even") => "02468".Contains(row[5][^1]),
            _ when words.Contains("at most") => !(Number(row[5]) > 14),
            _ when words.Contains("divides") => row[4].Sum(digit => digit - '0') % 3 == 0, // by the sum of its digits
            _ => throw new InvalidOperationException(words),
        };
    }

    private static long Value(string words, long units, long price, long day)
    {
        var remainder = price;
        while (remainder >= units)
            remainder -= units;
        return words.Split(": ")[^1] switch
        {
            var w when w.Contains("units times price") => Enumerable.Repeat(price, (int)units).Sum(),
            var w when w.Contains("square") => (long)Math.Pow(units, 2),
            var w when w.Contains("price less units") => -(units - price),
            var w when w.Contains("digits") => Text(price).Sum(digit => digit - '0'),
            var w when w.Contains("to day 30") => 30 * price - price * day,
            var w when w.Contains("remainder") => remainder,
            var w when w.Contains("twice") => units + day + day,
            var w => throw new InvalidOperationException(w),
        };
    }

    private static string Report(string words, List<string[]> rows, List<long> values)
    {
        var sorted = values.Order().ToList();
        switch (words)
        {
            case var w when w.Contains("city"):
                var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
                for (var i = 0; i < rows.Count; i++)
                    sums[rows[i][1]] = sums.GetValueOrDefault(rows[i][1]) + values[i];
                return sums.First(city => city.Value == sums.Values.Max()).Key;
            case var w when w.Contains("sum"):
                return Text(values.Aggregate((a, b) => a + b));
            case var w when w.Contains("smallest"):
                return Text(sorted[^1] - sorted[0]);
            case var w when w.Contains("id of"):
                return rows[values.IndexOf(sorted[^1])][0];
            case var w when w.Contains("different"):
                return Text(new HashSet<long>(values).Count);
            case var w when w.Contains("last"):
                return Text(values[values.Count - 1] - values[0]);
            default:
                return Text(values.FindAll(value => (value & 1) == 1).Count);
        }
    }
}
