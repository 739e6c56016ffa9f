using FsCheck;
using FsCheck.Fluent;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Means and variances of the forms against drawn attempts and values worked out by hand.</summary>
public sealed class FormResponseTests
{
    private const double Right = .95;
    private const int Length = 10;
    private static readonly double u = Math.Log(-Length * Math.Log(Right));

    [Fact]
    public void Means_are_the_published_ones()
    {
        Close(.913861644101, new TokensWithin(Length, 1).At(u).Mean, 1e-10);
        Close(.988496443, new TokensWithin(Length, 2).At(u).Mean, 1e-8);
        Close(.762399815447, new LongestPrefix(Length).At(u).Mean, 1e-10);
        Close(.879648190, new NGramPrecision(Length, 1, 4).At(u).Mean, 1e-8);
        Close(.9025, new NGramPrecision(Length, 2, 2).At(u).Mean, 1e-10);
        Close(.657530939, new TokensWithin(Length, 0, .05).At(u).Mean, 1e-8);
        // An Elo difference of 100 points is won at 1/(1 + 10^(−1/4)).
        Close(1 / (1 + Math.Pow(10, -.25)), new PoolWins().At(-.25 * Math.Log(10)).Mean, 1e-12);
    }

    [Fact]
    public void Pass_at_k_of_n_attempts_tells_more_than_groups_of_k()
    {
        var all = new Repeated(new AllRight(), 5, 20).At(1).Information;
        var one = new Repeated(new AllRight(), 5, 5).At(1).Information;
        var groups = 4 * one;
        Assert.True(all > groups);
        Assert.True(all <= 20 * new AllRight().At(1).Information * (1 + 1e-9));
    }

    public static TheoryData<Response, Func<Random, double, double>> Drawn =>
        new()
        {
            { new LongestPrefix(12), (random, lambda) => Prefix(random, lambda, 12) },
            { new NGramPrecision(40, 2, 2), (random, lambda) => Bigrams(random, lambda, 40) },
            { new TokensWithin(12, 1), (random, lambda) => Tokens(random, lambda, 12).Count(right => !right) <= 1 ? 1 : 0 },
            { new TimeSaved(), (random, lambda) => 1 - Math.Min(1, -lambda * Math.Log(1 - random.NextDouble())) },
            {
                new Behind(new LongestPrefix(6), new(.5)),
                (random, lambda) => random.NextDouble() < Math.Exp(-lambda / 2) ? Prefix(random, lambda / 2, 6) : 0
            },
            { new Copied(new AllRight(), 8, .25), Digest },
        };

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Moments_are_those_of_drawn_attempts(Response response, Func<Random, double, double> attempt)
    {
        const int draws = 40_000;
        foreach (var lambda in new[] { .3, .7, 2 })
        {
            var random = new Random(20240611);
            var scores = Enumerable.Range(0, draws).Select(_ => attempt(random, lambda)).ToArray();
            var mean = scores.Average();
            var variance = scores.Average(score => (score - mean) * (score - mean));
            const double h = 1e-5;
            var (expected, information) = response.At(Math.Log(lambda));
            var slope = (response.At(Math.Log(lambda) + h).Mean - response.At(Math.Log(lambda) - h).Mean) / (2 * h);
            Assert.Equal(expected, mean, 5 * Math.Sqrt(variance / draws) + 1e-9);
            Assert.InRange(variance * information / (slope * slope), .94, 1.06);
        }
    }

    [Fact]
    public void A_bleu_never_says_more_than_its_tokens() =>
        Prop.ForAll(
                (
                    from at in Gen.Choose(-600, 250).Select(i => i / 100.0)
                    from length in Gen.Choose(4, 60)
                    from order in Gen.Choose(2, 4)
                    select (at, length, order)
                ).ToArbitrary(),
                c =>
                    new NGramPrecision(c.length, 1, c.order).At(c.at).Information
                    <= (new TokensRight(c.length) { Scale = 1.0 / c.length }).At(c.at).Information * 1.05 + 1e-9
            )
            .Check(Cases(500));

    private static bool[] Tokens(Random random, double lambda, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < Math.Exp(-lambda / length))];

    private static double Prefix(Random random, double lambda, int length) =>
        Tokens(random, lambda, length).TakeWhile(right => right).Count() / (double)length;

    private static double Bigrams(Random random, double lambda, int length)
    {
        var tokens = Tokens(random, lambda, length);
        return Enumerable.Range(0, length - 1).Count(i => tokens[i] && tokens[i + 1]) / (length - 1.0);
    }

    private static double Digest(Random random, double lambda) =>
        random.NextDouble() < Math.Exp(-lambda) ? 1 : Enumerable.Range(0, 8).Count(_ => random.NextDouble() < .25) / 8.0;
}
