using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Whatever finite numbers an author declares, there is a figure.</summary>
public class RobustnessTests
{
    private static readonly Gen<double> Lengths = Gen.Elements(1, 2, 64, 1e3, 1e6);

    private static readonly Gen<Response> Responses =
        from length in Lengths
        from kind in Gen.Choose(0, 8)
        from share in Gen.Elements(0, 1e-9, .5, 1 - 1e-9, 1)
        from guess in Gen.Elements(0, .0625, .99)
        from retries in Gen.Elements(0, 3, 1000)
        from choices in Gen.Elements(2, 4, 30, 1000)
        from scale in Gen.Elements(1, 1 / length, 1e-12, 1e12)
        from floor in Gen.Elements(0, .04, .9)
        from ceiling in Gen.Elements(1, .95, .05)
        select (
            kind switch
            {
                0 => (Response)new AllRight(),
                1 => new TokensRight(length, share),
                2 => new Gated(length, share, guess, retries),
                3 => new LogLikelihood(length),
                4 => new ChoiceAccuracy(choices),
                5 => new ChoiceAccuracy(choices, true),
                6 => new ChoiceBrier(Math.Min(choices, 30)),
                7 => new ChoiceLogLikelihoods(choices),
                _ => new WeightedSteps([new(1, share, []), new(guess, 1 - share, [0]), new(0, 0, [0, 1])]),
            }
        ) with
        {
            Scale = scale,
            Floor = Math.Min(floor, .9 * ceiling),
            Ceiling = ceiling,
        };

    [Fact]
    public void Responses_are_finite()
    {
        var cases =
            from response in Responses
            from u in Gen.Elements(-1e9, -40, -16, -3.5, 0, 2, 6.5, 7, 1e9)
            select (response, u);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var (mean, information) = c.response.At(c.u);
                    return mean is >= 0 and <= 1 && information is >= 0 and < 1e30 && double.IsFinite(c.response.HalfWay());
                }
            )
            .Check(Plans.Cases(600));
    }

    [Fact]
    public void A_score_falls_to_its_chance()
    {
        var all =
            from one in Responses
            from behind in Gen.Elements(0, 1, 2, 3)
            select behind switch
            {
                1 => new Copied(one, 64, .0625),
                2 => new Repeated(one, 4, 8) { Ceiling = .9 },
                3 => new Repeated(one, 4, 8, All: true),
                _ => one,
            };
        Prop.ForAll(
                all.ToArbitrary(),
                response =>
                {
                    var nothing = (response with { Scale = 1e250 }).At(6.5).Mean;
                    return Math.Abs(nothing - response.Chance) < 1e-6;
                }
            )
            .Check(Plans.Cases(600));
    }

    [Fact]
    public void Errors_are_finite()
    {
        var cases =
            from headline in Responses
            from observed in Responses
            from linked in Gen.Elements(false, true)
            from models in Gen.Elements(1, 2, 7, 20)
            from span in Gen.Elements(0, 1e-3, 4, 25)
            from ahead in Gen.Elements(-6.0, 0, 2, 30)
            from samples in Gen.Elements(1, 100, 1e9)
            from jump in Gen.Elements(0, .5, 1)
            from spread in Gen.Elements(0, .5, 5)
            from misfit in Gen.Elements(0, .25, 3)
            let ladder = new Ladder(
                Enumerable.Range(0, models).Select(i => 18 + span * i / models).ToEquatableArray(),
                18 + span + ahead
            )
            select new Design(
                ladder,
                DifficultyPrior.Uniform(ladder, Reference.Curves),
                headline,
                observed,
                linked,
                Sharing.Of(samples, 1, 1, jump),
                spread
            )
            {
                Departures = Reference.With(misfit),
                Draws = 1,
            };
        Prop.ForAll(
                cases.ToArbitrary(),
                d =>
                {
                    var forecast = ForecastError.Of(d);
                    var floor = ForecastError.Floor(d);
                    return forecast.Error is >= 0 and <= .5001
                        && floor.Error is >= 0 and <= .5001
                        && forecast.Low <= forecast.High
                        && forecast.PenaltyOver(floor) >= 1
                        && forecast.ExcessOver(floor) is >= 0 and <= .5001;
                }
            )
            .Check(Plans.Cases(250));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public void Ladders_of_any_size(int models)
    {
        var design = Plans.ExactMatch().On(Ladder.LogSpaced(1e18, 1e22, models, 1e24));
        Assert.InRange(design.Error(), .05, .3);
        Assert.InRange(design.Floor(), .03, design.Error());
    }

    [Fact]
    public void The_same_models_twice_are_more_samples()
    {
        var design = Plans.ExactMatch() with
        {
            Ladder = Plans.SevenModels with
            {
                LogFlop = Plans.SevenModels.LogFlop.Concat(Plans.SevenModels.LogFlop).ToEquatableArray(),
            },
        };
        Plans.Close(Plans.ExactMatch(200).Error(), design.Error(), .01);
    }

    [Fact]
    public void Threads_see_the_same_figures()
    {
        var errors = new double[64];
        Parallel.For(0, 64, i => errors[i] = (Plans.ExactMatch(300) with { Draws = 1 + i % 2 }).Error());
        Assert.Equal(2, errors.Distinct().Count());
    }
}
