using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

public class ResponseTests
{
    private static readonly Gen<double> Latents = Gen.Choose(-1600, 700).Select(i => i / 100.0);

    [Fact]
    public void Equal_parameters_are_equal_responses()
    {
        Assert.Equal(Steps(), Steps());
        Assert.Equal(Steps().GetHashCode(), Steps().GetHashCode());
        Assert.NotEqual<Response>(new AllRight(), new AllRight { Floor = .1 });
        static WeightedSteps Steps() => new([new(1, .5, []), new(2, .5, [0])]);
    }

    public static TheoryData<Response> All =>
        [
            new AllRight { Floor = .1, Ceiling = .9 },
            new TokensRight(20, .1),
            new Gated(64, 1, 1 / 16.0, 2),
            new Gated(30, .4, .1) { Ceiling = .8 },
            new ChoiceAccuracy(4),
            new ChoiceAccuracy(2),
            new ChoiceBrier(4),
            new ChoiceBrier(12),
            new ChoiceLogLikelihoods(5),
            new WeightedSteps([new(1, .2, []), new(3, .5, [0]), new(2, .3, [0, 1])]),
            new LogLikelihood(60),
            new AllSteps([new(.7) { Retries = 3 }, new(.3) { Recovery = .4, Alternatives = [.2] }]),
            new AllSteps([new(1) { LengthVariation = .8 }]) { Floor = .1, Ceiling = .8 },
            new Copied(new AllSteps([new(.6) { Retries = 2 }, new(.4)]), 64, 1 / 16.0),
            new Behind(new Grades(5), [new(.3)]),
            new Repeated(new AllRight { Floor = .1 }, 5, 20),
            new Repeated(new AllRight(), 4, 8, All: true),
            new TokensWithin(20, 2),
            new TokensWithin(20, 2, .2) { Floor = .1 },
            new LongestPrefix(12),
            new NGramPrecision(30, 1, 4),
            new NGramPrecision(30, 2, 2) { Ceiling = .9 },
            new PoolWins(),
            new Grades(2),
            new Grades(7),
            new TimeSaved(),
            new WeightedSteps([new(1, new StepPass(.5) { Retries = 2 }, []), new(2, new StepPass(.5) { Recovery = .3 }, [0])]),
        ];

    [Theory]
    [MemberData(nameof(All))]
    public void Half_way_is_half_way(Response response)
    {
        double u = Math.Log(response.HalfWay()),
            start = response.At(-40).Mean,
            end = (response with { Scale = 1e280 }).At(6.5).Mean;
        Assert.Equal(.5 * (start + end), response.At(u).Mean, 1e-3);
        Close(
            .5 * (start + end),
            (response with { Scale = response.HalfWay() / Math.Log(2) }).At(Math.Log(Math.Log(2))).Mean,
            2e-3
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_mean_falls_and_scale_shifts(Response response)
    {
        var before = double.PositiveInfinity;
        for (var u = -16.0; u < 6.5; u += .05)
        {
            var (mean, information) = response.At(u);
            Assert.True(
                mean <= before + 1e-12 && mean >= 0 && information >= 0 && information < 1e9,
                $"{u}: {mean} {information}"
            );
            Close(mean, (response with { Scale = 2 }).At(u - Math.Log(2)).Mean, 1e-9);
            before = mean;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(26)]
    public void Thurstone_ends_at_chance_and_certainty(int choices)
    {
        Close(1.0 / choices, Thurstone.Accuracy(0, choices), 1e-12);
        Close(1, Thurstone.Accuracy(20, choices), 1e-12);
        Close(.5 * (1 + 1.0 / choices), Thurstone.Accuracy(Thurstone.HalfWay(choices), choices), 1e-12);
    }

    [Fact]
    public void An_output_decided_by_its_gate_never_says_more_than_exact_match()
    {
        var cases =
            from u in Latents
            from length in Gen.Elements(1.0, 2, 8, 64, 1000, 1e6)
            from guess in Gen.Choose(0, 95).Select(i => i / 100.0)
            from retries in Gen.Elements(0, 1, 2, 5, 50)
            from floor in Gen.Elements(0, .1, .5)
            from ceiling in Gen.Elements(1, .9, .6)
            select (u, gate: new Gated(length, 1, guess, retries) { Floor = floor, Ceiling = ceiling });
        Prop.ForAll(
                cases.ToArbitrary(),
                c => c.gate.At(c.u).Information <= c.gate.ExactMatchAt(c.u).Information * (1 + 1e-9) + 1e-290
            )
            .Check(Cases(3000));
    }

    [Fact]
    public void Tokens_that_the_model_writes_itself_may_say_more_than_exact_match()
    {
        var answer = new Gated(64, .05, 0);
        Assert.True(answer.At(1.5).Information > answer.ExactMatchAt(1.5).Information);
    }

    [Fact]
    public void Rubrics_behind_one_gate_never_say_more_than_it()
    {
        // Any graph of steps, then a tool that needs all of them, then outputs that the tool makes: they cost no surprisal.
        var cases =
            from u in Latents
            from weights in Gen.Choose(1, 9).ArrayOf(3)
            from shares in Gen.Choose(1, 9).ArrayOf(5)
            from edges in Gen.Choose(0, 1).ArrayOf(10)
            select (u, weights, shares, edges);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    double total = c.shares.Sum();
                    var steps = c
                        .shares.Select(
                            (s, i) =>
                                new StepWeight(
                                    0,
                                    s / total,
                                    [.. Enumerable.Range(0, i).Where(j => c.edges[i * (i - 1) / 2 + j] == 1)]
                                )
                        )
                        .ToList();
                    EquatableArray<int> all = [0, 1, 2, 3, 4];
                    steps.AddRange(c.weights.Select(w => new StepWeight(w, 0, all)));
                    var information = new WeightedSteps(steps.ToEquatableArray()).At(c.u).Information;
                    var exact = Exact.At(c.u).Information;
                    return information <= exact * (1 + 1e-9) && Math.Abs(information - exact) <= 1e-9 * exact + 1e-290;
                }
            )
            .Check(Cases(500));
    }

    [Fact]
    public void Weighted_steps_have_the_moments_of_all_outcomes()
    {
        // Five steps: every one of the 32 outcomes, counted.
        double[] weights = [1, 2, .5, 3, 1.5],
            shares = [.1, .3, .2, .25, .15];
        int[][] needs =
        [
            [],
            [0],
            [0],
            [0, 1],
            [],
        ];
        var response = new WeightedSteps(
            Enumerable.Range(0, 5).Select(i => new StepWeight(weights[i], shares[i], [.. needs[i]])).ToEquatableArray()
        );
        for (var u = -4.0; u < 3; u += .5)
        {
            double Moment(double at, int power) =>
                Enumerable
                    .Range(0, 32)
                    .Sum(outcome =>
                    {
                        double p = 1,
                            score = 0;
                        for (var i = 0; i < 5; i++)
                        {
                            var right = Math.Exp(-Math.Exp(at) * shares[i]);
                            p *= (outcome >> i & 1) == 1 ? right : 1 - right;
                            if (needs[i].Append(i).All(s => (outcome >> s & 1) == 1))
                                score += weights[i] / 8;
                        }
                        return p * Math.Pow(score, power);
                    });
            var slope = (Moment(u + 1e-5, 1) - Moment(u - 1e-5, 1)) / 2e-5;
            var (mean, information) = response.At(u);
            Close(Moment(u, 1), mean, 1e-12);
            Close(slope * slope / (Moment(u, 2) - mean * mean), information, 1e-5);
        }
    }

    [Fact]
    public void One_step_is_exact_match_and_one_gateless_token_too()
    {
        for (var u = -5.0; u < 4; u += .5)
        {
            var expected = new AllRight { Floor = .1, Ceiling = .8 }.At(u);
            var step = new WeightedSteps([new(2, 1, [])]) { Floor = .1, Ceiling = .8 }.At(u);
            var token = new Gated(1, 0, .3) { Floor = .1, Ceiling = .8 }.At(u);
            Close(expected.Mean, step.Mean);
            Close(expected.Information, step.Information);
            Close(expected.Mean, token.Mean);
            Close(expected.Information, token.Information);
        }
    }
}
