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
    public void Tolerant_matches_of_long_texts_have_finite_information()
    {
        var tolerant = new TokensWithin(1000, 100) { Scale = new TokensWithin(1000, 100).HalfWay() / Math.Log(2) };
        for (var u = -16.0; u <= 6.5; u += .1)
            Assert.InRange(tolerant.At(u).Information, 0, 1000);
        Assert.True(Of(Exact, tolerant, true, 100).Error() > ExactMatch().Error());
    }

    [Fact]
    public void An_easy_way_around_carries_what_cannot_be_passed()
    {
        var around = new AllSteps([new(1) { Alternatives = [.01] }]) { Scale = 100 };
        Close(Math.Exp(-.01 * 100 * Math.Exp(1.9)), around.At(1.9).Mean, 1e-9);
    }

    [Theory]
    [InlineData(.48, .5)]
    [InlineData(.2, .25)]
    public void Decided_output_never_tells_more_under_a_ceiling_and_one_capability(double ceiling, double guess)
    {
        var pass = new AllRight { Ceiling = ceiling };
        var coin = new Sharing(1, 1e-12);
        var exact = (Of(pass, pass, false, 1) with { Sharing = coin }).Error();
        Assert.True((Of(pass, new Copied(pass, 64, guess), false, 1) with { Sharing = coin }).Error() >= exact * (1 - 1e-6));
        Close(ceiling * (ExactMatch(1) with { Sharing = coin }).Error(), exact, .01);
    }

    [Fact]
    public void A_ceiling_stops_whole_attempts_whatever_is_scored()
    {
        var tokens = new TokensRight(64) { Scale = 1 / 64.0, Ceiling = .48 };
        var runs = new NGramPrecision(64, 1, 1) { Ceiling = .48 };
        for (var u = -4.0; u < 3; u += .5)
            Close(runs.At(u).Information, tokens.At(u).Information, 1e-6);
        Assert.Equal(
            .48,
            new Repeated(new AllRight(), 5, 10) { Ceiling = .48 }
                .At(-16)
                .Mean,
            1e-6
        );
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
