using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class ProgramTests
{
    [Fact]
    public void The_example_of_a_pipeline_is_what_its_words_say() =>
        Assert.All(
            Families.Samples(typeof(ListPipeline)),
            sample =>
            {
                var example = Parse(sample.Input, @"f\(\[(.+)\]\) is \[(.+)\]\.");
                var list = Numbers(example[0]);
                foreach (var line in sample.Input.Split('\n')[1..5])
                    list = Step(list, line[3..]);
                Assert.Equal(Numbers(example[1]), list);
            }
        );

    [Fact]
    public void The_reference_takes_one_line_for_each_operation() =>
        Assert.All(
            Families.Samples(typeof(ListPipeline)),
            sample =>
            {
                var lines = sample.Target.TrimEnd().Split('\n');
                Assert.Equal(("def f(xs):", "    return xs", 6), (lines[0], lines[^1], lines.Length));
                Assert.All(lines[1..^1], line => Assert.StartsWith("    xs = ", line, StringComparison.Ordinal));
            }
        );

    private static List<long> Numbers(string text) => [.. text.Split(", ").Select(Number)];

    /// <summary>One operation, by loops.</summary>
    private static List<long> Step(List<long> xs, string words)
    {
        var k = words.Split(' ').Where(word => word.All(char.IsDigit)).Select(Number).FirstOrDefault();
        var ys = new List<long>();
        var sum = 0L;
        for (var i = 0; i < xs.Count; i++)
        {
            var (x, odd) = (xs[i], xs[i] % 2 != 0);
            sum += x;
            if (words.StartsWith("reverse", StringComparison.Ordinal))
                ys.Insert(0, x);
            else if (words.StartsWith("sort", StringComparison.Ordinal))
                ys.Insert(ys.Count(y => y <= x), x);
            else if (words.StartsWith("add", StringComparison.Ordinal))
                ys.Add(x + k);
            else if (words.StartsWith("multiply", StringComparison.Ordinal))
                ys.Add(x * k);
            else if (words.Contains("running sums"))
                ys.Add(sum);
            else if (words.Contains("exceeds") && i > 0)
                ys.Add(x - xs[i - 1]);
            else if (words.StartsWith("move", StringComparison.Ordinal))
                ys.Add(
                    xs[
                        i + (int)k < xs.Count ? i + (int)k
                        : xs.Count < k ? i
                        : i + (int)k - xs.Count
                    ]
                );
            else if (Keeps(words, x, odd, i, k, ys))
                ys.Add(x);
        }

        return ys;
    }

    private static bool Keeps(string words, long x, bool odd, int i, long k, List<long> before) =>
        words.StartsWith("keep the even", StringComparison.Ordinal) && !odd
        || words.StartsWith("drop repeats", StringComparison.Ordinal) && !before.Contains(x)
        || words.StartsWith("keep every second", StringComparison.Ordinal) && i % 2 == 0
        || words.StartsWith("drop the first", StringComparison.Ordinal) && i >= k
        || words.StartsWith("drop the numbers", StringComparison.Ordinal) && x >= k;
}
