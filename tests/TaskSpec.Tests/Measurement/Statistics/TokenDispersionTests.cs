using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class TokenDispersionTests
{
    [Fact]
    public void Exact_match_is_bounded_by_token_accuracy()
    {
        var (least, greatest) = TokenDispersion.ExactMatchBounds(.95, 10);
        Close(.5, least);
        Assert.Equal(.95, greatest);
        Assert.Equal(0, TokenDispersion.ExactMatchBounds(.5, 10).Least);
    }

    [Fact]
    public void Correlation_from_the_index()
    {
        Close(.818181818182, TokenDispersion.Correlation(.821022727273, 64));
        Close(.818181818182, TokenDispersion.Correlation(new AllOrNothing(.3, 1 / 16.0, 64).Index, 64));
        Assert.Equal(0, TokenDispersion.Correlation(1 / 8.0, 8));
        Assert.Equal(1, TokenDispersion.Correlation(1, 8));
    }

    [Fact]
    public void Index_of_scores()
    {
        Assert.Equal(1, TokenDispersion.Index([0, 1, 1, 0, 1]));
        Close(.25, TokenDispersion.Index([.25, .75])!.Value);
        Assert.Equal(0, TokenDispersion.Index([.3, .3]));
        Assert.Null(TokenDispersion.Index([0, 0]));
        Assert.Null(TokenDispersion.Index([1]));
    }

    [Fact]
    public void Correlation_from_exact_match()
    {
        Assert.Equal(.2, TokenDispersion.CorrelationOfExactMatch(.95, 10, .760592007)!.Value, 1e-8);
        Assert.Equal(0, TokenDispersion.CorrelationOfExactMatch(.95, 10, TokenErrors.ExactMatch(.95, 10, 0))!.Value, 1e-11);
        Assert.Equal(1, TokenDispersion.CorrelationOfExactMatch(.95, 10, .95)!.Value, 1e-11);
        Assert.Null(TokenDispersion.CorrelationOfExactMatch(.95, 10, .59));
        Assert.Null(TokenDispersion.CorrelationOfExactMatch(.95, 10, .951));
    }

    [Fact]
    public void Exact_match_rises_with_correlation_within_its_bounds() =>
        Prop.ForAll(
                (
                    from p in Gen.Choose(1, 99)
                    from length in Gen.Choose(2, 200)
                    from r in Gen.Choose(0, 99)
                    select (p, length, r)
                ).ToArbitrary(),
                t =>
                {
                    double right = t.p / 100.0,
                        match = TokenErrors.ExactMatch(right, t.length, t.r / 100.0);
                    var (least, greatest) = TokenDispersion.ExactMatchBounds(right, t.length);
                    return match >= least - 1e-12
                        && match <= greatest
                        && match <= TokenErrors.ExactMatch(right, t.length, (t.r + 1) / 100.0);
                }
            )
            .Check(Cases(300));

    [Fact]
    public void Simulated_beta_binomial_tokens_show_their_correlation_and_exact_match()
    {
        // Pólya's urn: the next token is right with (b + right so far)/(s + tokens so far).
        const double correlation = .2;
        const int length = 12;
        double s = 1 / correlation - 1,
            b = .8 * s;
        var random = new Random(20240611);
        var tokens = Enumerable
            .Range(0, 20_000)
            .Select(_ =>
            {
                var outcomes = new double[length];
                var right = 0;
                for (var j = 0; j < length; j++)
                    right += (int)(outcomes[j] = random.NextDouble() < (b + right) / (s + j) ? 1 : 0);
                return outcomes;
            })
            .ToArray();
        double[] scores = [.. tokens.Select(t => t.Average())];
        Assert.Equal(correlation, TokenDispersion.Correlation(TokenDispersion.Index(scores)!.Value, length), .01);
        int[] attempts = [.. Enumerable.Range(0, tokens.Length * length).Select(i => i / length)];
        var components = VarianceComponents.Of([.. tokens.SelectMany(t => t)], attempts);
        Assert.Equal(correlation, components!.Value.IntraclassCorrelation, .01);
        var exact = scores.Count(x => x == 1) / (double)scores.Length;
        Assert.Equal(TokenErrors.ExactMatch(.8, length, correlation), exact, .01);
        Assert.Equal(correlation, TokenDispersion.CorrelationOfExactMatch(scores.Average(), length, exact)!.Value, .02);
    }
}
