using TaskSpec.Scaling.Simulation;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Attempts that are played out step by step have the mean and the variance that their response states.</summary>
public class AttemptTests
{
    private const int Attempts = 20_000;

    public static TheoryData<Response> Responses =>
        [
            new AllRight { Floor = .1, Ceiling = .9 },
            new TokensRight(20, .1) { Scale = .5, Floor = .05 },
            new Gated(16, 1, 1 / 16.0, 2),
            new Gated(8, .4, .1, 0, .2) { Floor = .1, Ceiling = .8 },
            new ChoiceAccuracy(4),
            new ChoiceAccuracy(2) { Floor = .2, Ceiling = .9 },
            new ChoiceBrier(4),
            new ChoiceBrier(12) { Floor = .1, Ceiling = .8 },
            new ChoiceLogLikelihoods(5) { Scale = 2 },
            new WeightedSteps([new(1, .2, []), new(3, .5, [0]), new(2, .3, [0, 1])]) { Floor = .1, Ceiling = .9 },
            new LogLikelihood(1) { Scale = 3 },
            new LogLikelihood(60),
            new AllSteps([new(.7) { Retries = 3, LengthVariation = .5 }, new(.3) { Recovery = .4, Alternatives = [.2] }]),
            new WeightedSteps([new(1, new StepPass(.5) { Retries = 2 }, []), new(2, new StepPass(.5) { Recovery = .3 }, [0])]),
            new Copied(new AllSteps([new(.6) { Retries = 2 }, new(.4)]) { Ceiling = .9 }, 16, 1 / 16.0),
            new Behind(new Grades(5) { Floor = .05 }, [new(.3) { Retries = 1 }]),
            new Repeated(new AllRight { Floor = .1 }, 5, 20),
            new Repeated(new AllRight(), 3, 8, All: true) { Scale = .3 },
            new TokensWithin(12, 1) { Ceiling = .9 },
            new TokensWithin(12, 2, .3),
            new LongestPrefix(12),
            new NGramPrecision(40, 2, 2),
            new PoolWins(),
            new Grades(2),
            new Grades(7),
            new TimeSaved(),
        ];

    [Theory]
    [MemberData(nameof(Responses))]
    public void Have_the_stated_moments(Response response)
    {
        var law = ScoreLaw.Of(response);
        foreach (var u in new[] { -.5, .3, 1 })
        {
            var random = new Random(7);
            var scores = Enumerable.Range(0, Attempts).Select(_ => law.Attempt(u, random)).ToArray();
            var slope = (law.Mean(u + .01) - law.Mean(u - .01)) / .02;
            double mean = scores.Average(),
                variance = scores.Average(score => Math.Pow(score - mean, 2)),
                stated = slope * slope / law.Information(u);
            Assert.Equal(law.Mean(u), mean, 4 * Math.Sqrt(variance / Attempts) + 2e-3);
            Assert.InRange(variance / stated, .93, 1.07);
        }
    }

    [Fact]
    public void Responses_that_no_score_has_are_refused() =>
        Assert.Throws<NotSupportedException>(() => ScoreLaw.Of(new ChoiceAccuracy(4, ChanceRemoved: true)));
}
