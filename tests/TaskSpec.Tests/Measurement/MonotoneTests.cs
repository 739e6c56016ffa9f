using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Catalogs;
using TaskSpec.Testing;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>What can only help, and what can only hurt; one prior on both sides, 1 % slack.</summary>
public class MonotoneTests
{
    private const double Slack = 1.01;

    private static readonly Gen<Response> Headlines = Gen.Elements<Response>(
        new AllRight(),
        new AllRight { Floor = .1 },
        new AllRight { Ceiling = .7 },
        new ChoiceAccuracy(4),
        new ChoiceAccuracy(2)
    );

    private static readonly Gen<Design> Designs =
        from headline in Headlines
        from form in Gen.Choose(0, 3)
        from length in Gen.Elements(3.0, 10, 64, 600)
        from models in Gen.Choose(3, 9)
        from samples in Gen.Elements(10.0, 50, 100, 500, 3000)
        from jump in Gen.Elements(0, .3, 1)
        from effective in Gen.Elements(1.0, 5, 50)
        let observed = Observed(headline, form, length)
        let ladder = Ladder.LogSpaced(1e18, 1e22, models, 1e24)
        select new Design(
            ladder,
            DifficultyPrior.Uniform(ladder, Reference.Curves),
            headline,
            observed,
            observed is TokensRight or LogLikelihood,
            Sharing.Of(samples, 1, effective, jump)
        )
        {
            Departures = Reference.Departures,
        };

    private static Response Observed(Response headline, int form, double length) =>
        form switch
        {
            1 => Edit(length),
            2 => new LogLikelihood(length),
            3 => headline is ChoiceAccuracy ? headline : GatedDigest(length),
            _ => headline,
        };

    private static void Holds(Func<Design, bool> claim, int tests = 60) =>
        Prop.ForAll(Designs.ToArbitrary(), claim).Check(Cases(tests));

    private static Design With(Design design, double samples, double effective = 1, double jump = 0, double correlation = 0) =>
        design with
        {
            Sharing = Sharing.Of(samples, 1, effective, jump, correlation),
        };

    [Fact]
    public void Error_is_between_floor_and_a_half() =>
        Holds(d => d.Penalty() >= 1 && d.Error() >= d.Floor() / Slack && d.Error() <= .5 && d.Floor() > 0, 120);

    [Fact]
    public void Samples_never_hurt() => Holds(d => With(d, 400).Error() <= With(d, 100).Error() * Slack);

    [Fact]
    public void Correlated_attempts_never_help() =>
        Holds(d => With(d, 100).Error() <= With(d, 100, correlation: .1).Error() * Slack);

    [Fact]
    public void Jump_never_helps() => Holds(d => With(d, 100, 3, .3).Error() <= With(d, 100, 3, .6).Error() * Slack);

    [Fact]
    public void Distinct_tasks_never_hurt() => Holds(d => With(d, 100, 8, .6).Error() <= With(d, 100, 2, .6).Error() * Slack);

    [Fact]
    public void One_more_model_never_hurts() =>
        Holds(d =>
        {
            var more = d.Ladder with { LogFlop = d.Ladder.LogFlop.Append(20.7).ToEquatableArray() };
            // Another number of models draws other data: at 8 draws a node that alone moves the figure by up to 2 %.
            return (d with { Ladder = more, Draws = 32 }).Error() <= (d with { Draws = 32 }).Error() * Slack;
        });

    [Fact]
    public void Misfit_raises_error_and_floor_and_lowers_the_penalty()
    {
        foreach (var design in new[] { ExactMatch(), Of(Exact, Edit(64), true, 100), Of(Choice, Choice, false, 100) })
        {
            var more = design with { Departures = Reference.With(.5) };
            Assert.True(more.Error() * Slack >= design.Error());
            Assert.True(more.Floor() * Slack >= design.Floor());
            Assert.True(more.Penalty() <= design.Penalty() * Slack);
        }
    }

    [Fact]
    public void Many_makers_never_help() =>
        Holds(
            d =>
                Makers(d, .3).Error() * Slack >= d.Error()
                && Makers(d, .7).Error() * Slack >= Makers(d, .3).Error()
                && Makers(d, .7).Floor() * Slack >= d.Floor()
                && Makers(d, .7).Penalty() >= 1,
            40
        );

    private static Design Makers(Design design, double decades) =>
        design with
        {
            Departures = design.Departures with { ModelDecades = decades },
        };

    [Theory]
    [InlineData(0, 1.66)]
    [InlineData(.1, 1.90)]
    [InlineData(.25, 2.02)]
    [InlineData(.5, 2.19)]
    public void A_higher_chance_floor_raises_the_penalty(double floor, double penalty)
    {
        Response headline = new AllRight { Floor = floor },
            higher = new AllRight { Floor = floor + .1 };
        Design design = Of(headline, headline, false, 100),
            other = Of(higher, higher, false, 100);
        Assert.Equal(penalty, design.Penalty(), 6e-3);
        Assert.True(other.Penalty() > design.Penalty());
    }

    [Fact]
    public void Less_range_may_lower_the_error_itself()
    {
        Response headline = new AllRight { Floor = .5 };
        Assert.True(Of(headline, headline, false, 100).Error() < ExactMatch().Error());
    }

    [Fact]
    public void A_lower_ceiling_raises_the_penalty()
    {
        var before = 0.0;
        foreach (var ceiling in new[] { 1, .9, .75, .5, .25 })
        {
            Response bounded = new AllRight { Ceiling = ceiling };
            var penalty = Of(bounded, bounded, false, 100).Penalty();
            Assert.True(penalty * Slack >= before);
            before = penalty;
        }
    }

    [Fact]
    public void Edit_similarity_gains_by_length()
    {
        var errors = new[] { 1.0, 2, 3, 4, 8, 16, 64, 600 }
            .Select(length => Of(Exact, Edit(length), true, 100).Error())
            .ToArray();
        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(pair.Second <= pair.First * Slack));
    }

    [Fact]
    public void The_floor_knows_neither_samples_nor_metrics() =>
        Holds(d =>
            ForecastError.Floor(d) == ForecastError.Floor(With(d, 7, 2, .5))
            && ForecastError.Floor(d) == ForecastError.Floor(d with { Observed = new LogLikelihood(9), Linked = true })
        );

    [Fact]
    public void A_worse_link_never_helps() =>
        Holds(d =>
            d.Error() <= (d with { Linked = true, Departures = Reference.Departures with { LinkMisfit = .4 } }).Error() * Slack
        );

    [Fact]
    public void A_link_twice_as_loose_takes_the_remedy_away()
    {
        var loose = Reference.Departures with { LinkMisfit = .4 };
        Assert.True((Of(Exact, Edit(4), true, 100) with { Departures = loose }).Error() > .98 * ExactMatch().Error());
    }

    [Fact]
    public void A_nearer_target_is_not_always_easier()
    {
        double At(double target) => (ExactMatch() with { Ladder = SevenModels with { TargetLogFlop = target } }).Error();
        Assert.True(At(22.5) < At(24) && At(26) < At(25));
    }
}
