using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

/// <summary>Closed forms against values computed elsewhere.</summary>
public class TheoryValuesTests
{
    private static double Of(params double[] probabilities) => Surprisal.OfSteps(probabilities.Select(Surprisal.Of));

    [Fact]
    public void Tokens()
    {
        Close(.5987369392383787, Surprisal.AllTokensRight(.95, 10));
        Close(.512932944, Surprisal.OfTokens(.95, 10));
        Close(-.667610156048, Surprisal.LogOf(Surprisal.AllTokensRight(.95, 10)));
        Close(.913861644101, TokenErrors.WithinEdits(.95, 10, 1));
        Close(.988496443, TokenErrors.WithinEdits(.95, 10, 2));
        Close(.998971502, TokenErrors.WithinEdits(.95, 10, 3));
        Close(.762399815447, TokenErrors.ExpectedPrefix(.95, 10));
        Close(.935391814432, TokenErrors.WithinRetries(Surprisal.AllTokensRight(.95, 10), 2));
        Close(.613343020, Surprisal.AllTokensRight(.95, 8) * TokenErrors.WithinEdits(.95, 20, 2));
    }

    [Theory]
    [InlineData(0, .598736939)]
    [InlineData(.01, .612336746)]
    [InlineData(.05, .657530939)]
    [InlineData(.2, .760592007)]
    [InlineData(.5, .862054075)]
    [InlineData(.9, .935986547)]
    [InlineData(1, .95)]
    public void Exact_match_of_correlated_tokens(double correlation, double expected) =>
        Close(expected, TokenErrors.ExactMatch(.95, 10, correlation));

    [Theory]
    [InlineData(.5, .428571429)]
    [InlineData(.9, .630996309963)]
    [InlineData(.99, .663311000)]
    [InlineData(.999, .666333111)]
    public void Phi_of_two_of_three_steps(double step, double phi) =>
        Close(phi, Overlap.Phi(Of(step, step, step), Of(step, step, step), Of(step, step)), 2e-9);

    [Theory]
    [InlineData(.99, .619118424)]
    [InlineData(.9, .199150498)]
    [InlineData(.999, .665773628)]
    [InlineData(1 - 1e-9, .670820393)]
    public void Phi_of_shared_tokens(double token, double phi) =>
        Close(
            phi,
            Overlap.Phi(Surprisal.OfTokens(token, 40), Surprisal.OfTokens(token, 50), Surprisal.OfTokens(token, 30)),
            1e-8
        );

    [Fact]
    public void Overlap_of_pairs()
    {
        double a = Of(.9, .8, .7),
            b = Of(.9, .8, .6),
            shared = Of(.9, .8);
        Close(.341875257227, Overlap.Phi(a, b, shared));
        Close(.274667888, Overlap.SurprisalJaccard(a, b, shared), 2e-9);
        Assert.Equal(.5, Overlap.StepJaccard(3, 3, 2));
        Close(.794352761664, Overlap.NestedPhi(Of(.9, .9), Of(.9, .9, .9)));
        Close(2 / 3.0, Overlap.BottleneckCorrelation(.5, .8));
        Assert.Equal(0, Overlap.Phi(a, b, 0));
        Close(1, Overlap.Phi(a, a, a));
        Close(1, Overlap.Phi(800, 800, 800));
    }

    [Fact]
    public void Effective_numbers()
    {
        Close(9.174311926606, EffectiveNumber.Equicorrelated(100, .1));
        Close(1.492537313, EffectiveNumber.Equicorrelated(100, 2 / 3.0));
        var all = from i in Enumerable.Range(0, 100) from j in Enumerable.Range(0, i) select new PairCorrelation(i, j, .1);
        Close(9.174311926606, EffectiveNumber.OfPairs(100, all));
        Close(50.251256281407, EffectiveNumber.ParticipationRatio(100, all));
        Close(8, EffectiveNumber.OfWeights([.25, .. Enumerable.Repeat(1 / 12.0, 9)]));
    }

    [Fact]
    public void Three_tasks()
    {
        double two = Overlap.Phi(Of(.9, .9, .9), Of(.9, .9, .9), Of(.9, .9)),
            one = Overlap.Phi(Of(.9, .9, .9), Of(.9, .9, .9), Of(.9));
        PairCorrelation[] pairs = [new(0, 1, two), new(0, 2, one), new(1, 2, one)];
        Close(2.16676337244, EffectiveNumber.ParticipationRatio(3, pairs));
        Close(1.6490872211, EffectiveNumber.OfPairs(3, pairs));
        Close(1.6490872211, EffectiveNumber.OfPairs([.3, .3, .3], pairs));
        Close(
            .535912277602,
            CorrelationFeasibility.Determinant(
                new[,]
                {
                    { 1, two, one },
                    { two, 1, one },
                    { one, one, 1 },
                }
            )
        );
    }

    [Fact]
    public void All_or_nothing()
    {
        var digest = new AllOrNothing(.3, 1 / 16.0, 64);
        Close(.821022727273, digest.Index);
        Close(1.217993, digest.EffectiveLength, 1e-6);
        Close(.818181818182, digest.TokenCorrelation);
        Close((64 * digest.Index - 1) / 63, digest.TokenCorrelation);
    }

    [Theory]
    [InlineData(.001, 33.1, .490)]
    [InlineData(.01, 6.94, .906)]
    [InlineData(.1, 1.65, .990)]
    [InlineData(.3, 1.22, .997)]
    [InlineData(.5, 1.13, .998)]
    public void All_or_nothing_over_pass_rates(double pass, double length, double kept)
    {
        var digest = new AllOrNothing(pass, 1 / 16.0, 64);
        Close(length, digest.EffectiveLength, 5e-3);
        Assert.Equal(kept, digest.InformationKept, 5.1e-4);
        // The same from the response: information relative to exact match at that pass rate.
        var u = Surprisal.LogOf(pass);
        var gate = (Gated)GatedDigest();
        Close(digest.InformationKept, gate.At(u).Information / gate.ExactMatchAt(u).Information);
    }

    [Theory]
    [InlineData(.95, 10, .785331957206)]
    [InlineData(.99, 10, .955382840)]
    [InlineData(.99, 100, .583199525)]
    [InlineData(.8, 5, .609233698)]
    [InlineData(.9, 50, .028780412)]
    [InlineData(.5, 10, .009775171)]
    public void Efficiency_is_the_ratio_of_the_responses_information(double token, double length, double expected)
    {
        Close(expected, InformationEfficiency.OfExactMatch(token, length), 5e-8);
        var u = Surprisal.LogOf(Surprisal.AllTokensRight(token, length));
        Close(expected, Exact.At(u).Information / Edit(length).At(u).Information, 5e-8);
    }

    [Fact]
    public void Exact_match_says_most_at_a_fifth()
    {
        Close(1.59362426026, InformationEfficiency.MostInformativeSurprisal);
        Close(.203187869934, Surprisal.Probability(InformationEfficiency.MostInformativeSurprisal));
        Close(.647610238, Exact.At(Math.Log(1.59362426)).Information);
    }

    [Theory]
    [InlineData(.26, .002921841)]
    [InlineData(.3, .0816326530612)]
    [InlineData(.4, .666666666667)]
    [InlineData(.45, .900826446)]
    [InlineData(.5, 1)]
    public void Argmax_of_four(double mass, double expected) => Close(expected, Choices.ArgmaxProbability(mass, 4), 2e-7);

    [Fact]
    public void Scores_of_choices()
    {
        var p = Choices.Probabilities([-10, -11, -12, -13]);
        Close(.643914260, p[0]);
        Close(.191532410151, Choices.Brier(p, 0));
        Close(.55203144, Thurstone.Accuracy(1), 2e-8);
        Close(.625, Thurstone.Accuracy(Thurstone.HalfWay(4)), 1e-12);
    }

    [Fact]
    public void Feasible_correlations()
    {
        Assert.Equal((-1, .111111111111), Rounded(CorrelationFeasibility.Bounds(.1, .9)));
        Assert.Equal((-.5, .5), Rounded(CorrelationFeasibility.Bounds(.2, .5)));
        Assert.Equal((-.295294374, .794352762), Rounded(CorrelationFeasibility.Bounds(.729, .81), 9));
        Assert.True(CorrelationFeasibility.Triple(.5, .5, .5, -1 / 3.0, -1 / 3.0, -1 / 3.0));
        Assert.False(CorrelationFeasibility.Triple(.5, .5, .5, -.34, -.34, -.34));
        Assert.False(CorrelationFeasibility.Triple(.5, .5, .5, -.4, -.4, -.4));
        Assert.True(
            CorrelationFeasibility.Determinant(
                new[,]
                {
                    { 1, -.4, -.4 },
                    { -.4, 1, -.4 },
                    { -.4, -.4, 1 },
                }
            ) > 0
        );
    }

    private static (double, double) Rounded((double, double) bounds, int digits = 12) =>
        (Math.Round(bounds.Item1, digits), Math.Round(bounds.Item2, digits));
}
