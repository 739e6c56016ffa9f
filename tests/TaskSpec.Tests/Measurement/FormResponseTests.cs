using FsCheck;
using FsCheck.Fluent;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Means of the forms against values worked out by hand, and what must hold between them.</summary>
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

    [Theory]
    [InlineData(5, 10, false)]
    [InlineData(10, 10, false)]
    [InlineData(4, 8, true)]
    public void N_attempts_never_tell_more_than_n_times_one(int k, int attempts, bool all)
    {
        var one = new AllRight { Floor = all ? .01 : 0 };
        var many = new Repeated(one, k, attempts, all);
        for (var u = -16.0; u <= 6.5; u += .1)
            Assert.True(many.At(u).Information <= attempts * one.At(u).Information * (1 + 1e-5) + 1e-280, $"{u}");
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
}
