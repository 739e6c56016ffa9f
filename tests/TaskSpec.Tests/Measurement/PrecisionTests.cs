using TaskSpec.Testing;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>What a search goes by is what is reported, to within the limits that <see cref="Precision.Coarse"/> states.</summary>
public sealed class PrecisionTests
{
    private static readonly Ladder[] ladders =
    [
        Plans.SevenModels,
        Ladder.LogSpaced(1e19, 1e23, 5, 1e25),
        Ladder.LogSpaced(1e20, 1e22, 4, 1e23),
        Ladder.LogSpaced(1e17, 1e23, 12, 1e25),
    ];

    private static readonly (Response Headline, Response Observed)[] metrics =
    [
        (Plans.Exact, Plans.Exact),
        (Plans.Exact, Plans.Edit(4)),
        (Plans.Exact, new LogLikelihood(60)),
        (Plans.Exact, Plans.GatedDigest()),
        (Plans.Choice, Plans.Choice),
        (Plans.Choice, new ChoiceLogLikelihoods(4)),
    ];

    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        for (var ladder = 0; ladder < ladders.Length; ladder++)
        for (var metric = 0; metric < metrics.Length; metric++)
            cases.Add(ladder, metric);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Coarse_is_near_fine(int ladder, int metric)
    {
        foreach (var halfWay in new double?[] { null, 20, 22, 24 })
        foreach (var sharing in new[] { Sharing.Independent(100), Sharing.Independent(1000), new(.1, .01), new(1, 1e-12) })
        {
            var (fine, coarse) = (Of(Precision.Fine), Of(Precision.Coarse));
            var difference = Math.Abs(coarse.Error() - fine.Error());
            var allowed = fine.Error() > .04 ? .04 * fine.Error() : .007;
            Assert.True(difference <= allowed, $"{fine.Error():0.0000} is coarsely {coarse.Error():0.0000}");
            Assert.Equal(Excess(fine), Excess(coarse), .0075);

            Design Of(Precision precision)
            {
                var (on, (headline, observed)) = (ladders[ladder], metrics[metric]);
                var prior = halfWay is { } x
                    ? DifficultyPrior.Normal(x, .5, Reference.Curves, precision)
                    : DifficultyPrior.Uniform(on, Reference.Curves, precision);
                return new(on, prior, headline, observed, headline != observed, sharing)
                {
                    Departures = Reference.Departures,
                    Draws = precision.Draws,
                };
            }
        }

        static double Excess(Design design) => ForecastError.Of(design).ExcessOver(ForecastError.Floor(design));
    }
}
