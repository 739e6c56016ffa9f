using System.Numerics;
using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class ArithmeticTests
{
    [Fact]
    public void Sums_are_those_on_paper() => Check<Addition>(sample => OnPaper(sample, @"is (\d+) \+ (\d+)\?", Schoolbook.Add));

    [Fact]
    public void Products_are_those_on_paper() =>
        Check<Multiplication>(sample => OnPaper(sample, @"is (\d+) × (\d+)\?", Schoolbook.Multiply));

    [Fact]
    public void A_difference_and_what_was_taken_away_make_the_whole()
    {
        foreach (var sample in Families.Samples(typeof(Subtraction)))
        {
            var terms = Parse(sample.Input, @"is (\d+) - (\d+)\?");
            Assert.Equal(BigInteger.Parse(terms[0]), BigInteger.Parse(sample.Target) + BigInteger.Parse(terms[1]));
        }
    }

    [Fact]
    public void Operands_have_the_digits_of_their_task()
    {
        foreach (var family in new[] { typeof(Addition), typeof(Subtraction), typeof(Multiplication) })
        foreach (var sample in Families.Samples(family))
        {
            var terms = Parse(sample.Input, @"is (\d+) . (\d+)\?");
            Assert.All(terms, term => Assert.Equal(sample.Task, $"{term.Length}-digits"));
        }
    }

    [Fact]
    public void Numbers_keep_their_value_in_another_base() =>
        Assert.All(
            Families.Samples(typeof(BaseConversion)),
            sample =>
            {
                var parts = Parse(sample.Input, @"base-(\d+) number (\w+) in base (\d+)\.");
                Assert.Equal(Value(parts[1], int.Parse(parts[0])), Value(sample.Target, int.Parse(parts[2])));
                Assert.Equal(sample.Task, $"{parts[0]}-to-{parts[2]}");
                Assert.NotEqual('0', sample.Target[0]);
            }
        );

    [Theory]
    [InlineData("12", "12", 1)]
    [InlineData("1234", "234", .75)]
    [InlineData("234", "1234", .75)]
    [InlineData("1243", "1234", .5)]
    [InlineData("", "7", 0)]
    [InlineData(" 7\n", "7", 1)]
    [InlineData("", "", 1)]
    public void Digits_are_compared_from_the_last(string output, string target, double score) =>
        Assert.Equal(score, DigitAccuracy.Score(output, new("1", "", target)), 12);

    private static string OnPaper(Sample sample, string pattern, Func<string, string, string> work)
    {
        var terms = Parse(sample.Input, pattern);
        return work(terms[0], terms[1]);
    }

    /// <summary>Horner's rule, from the other end than the samples' division.</summary>
    private static long Value(string digits, int radix) =>
        digits.Aggregate(
            0L,
            (value, digit) =>
            {
                var one = char.IsDigit(digit) ? digit - '0' : digit - 'a' + 10;
                Assert.InRange(one, 0, radix - 1);
                return value * radix + one;
            }
        );
}
