using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Testing;
using static TaskSpec.Testing.Catalogs.HashingSteps;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>What a plan proposes, costs and promises.</summary>
public class PlanTests
{
    private static readonly Family Text = Family("text", 100, Exact) with { Answer = new() { Tokens = 4 } };

    // Scored outside the process, so that there is no other metric to record.
    private static readonly Family Script = Family("script", 100, Exact with { By = By.Container });

    private static readonly Family[] Families =
    [
        Text,
        Script,
        Family("choices", 100, Accuracy) with
        {
            Choices = new(4),
        },
        Chain(Transfer.Distinct),
        Chain(Transfer.Similar) with
        {
            Id = "similar",
        },
    ];

    private static readonly PlanGoal Goal = new()
    {
        ErrorLimit = .1,
        LeastModels = 4,
        LeastDecades = 2,
    };

    public static TheoryData<string> Names => [.. Families.Select(family => family.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_keep_limit_and_budget_and_none_is_outdone(string name)
    {
        var goal = Reachable(name) with { BudgetFlop = 1e23 };
        var answer = Plan(Families.Single(family => family.Id == name), goal);
        var options = answer.Options;

        Assert.Null(answer.Obstacle);
        Assert.Equal(options.OrderBy(option => option.CostFlop), options);
        Assert.All(options, option => Assert.True(option.Meets && option.Error <= goal.ErrorLimit && option.CostFlop <= 1e23));
        Assert.All(options, option => Assert.InRange(option.Error, option.Floor, .5));
        var best = options.MinBy(option => option.Error);
        foreach (var option in options.Where(option => option != best))
        {
            Assert.DoesNotContain(
                options,
                other =>
                    other != option
                    && other.CostFlop <= option.CostFlop
                    && other.Samples <= option.Samples
                    && other.Metrics.Count <= option.Metrics.Count
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void More_budget_never_gives_a_larger_least_error(string name)
    {
        var family = Families.Single(family => family.Id == name);
        var last = double.PositiveInfinity;
        for (var budget = 2e20; budget < 1e25; budget *= 3)
        {
            var least = Plan(family, Goal with { BudgetFlop = budget }).Options.Min(option => option.Error);
            Assert.InRange(least, 0, last);
            last = least;
        }
    }

    [Fact]
    public void All_of_k_attempts_cost_k_times_one()
    {
        var one = Text with { Usage = new() { Tokens = 1e12 } };
        var eight = one with { Headline = Exact with { Form = Form.PassHatK, K = 8 } };
        Assert.Equal(8, Running(eight) / Running(one), 1e-6);

        static double Running(Family family) =>
            PlanSearch.Of(new(Catalog(family)), family, new()).Current is var declared
                ? declared.CostFlop - declared.Flop.Sum()
                : 0;
    }

    [Fact]
    public void The_cheapest_is_the_cheapest_of_everything_there_is()
    {
        var ladder = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
        var cheapest = (
            from rungs in NestedLadders.Of(ladder, 4, 2)
            where ErrorOf(ladder, rungs, 10_000) <= .1
            select rungs.LogFlop.Sum(rung => Math.Pow(10, rung))
        ).Min();

        Assert.Equal(cheapest, Plan(Script, Goal).Options[0].CostFlop, cheapest * .001);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_option_that_is_declared_has_the_figures_it_promised(string name)
    {
        var family = Families.Single(family => family.Id == name);
        var compared = 0;
        foreach (var option in Plan(family, Reachable(name)).Options)
        {
            if (Take(family, option) is not { } changed)
                continue;
            compared++;
            var forecast = Assess(changed).Forecast!;
            Assert.Equal(forecast.Error, option.Error, 1e-5);
            Assert.Equal(forecast.Low, option.Low, 1e-5);
            Assert.Equal(forecast.High, option.High, 1e-5);
            Assert.Equal(forecast.Floor, option.Floor, 1e-5);
        }

        Assert.True(compared > 2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    public void The_prior_and_the_makers_are_those_of_the_declared_plan_whatever_models_an_option_has(bool? makers)
    {
        var plan = new ScalingPlan(1e18, 1e22, 8, 1e24) { Makers = makers };
        var ladder = Ladder.LogSpaced(1e18, 1e22, 8, 1e24);
        var options = Plan(Script with { Plan = plan }, Goal with { ErrorLimit = .2 }).Options;

        Assert.NotEmpty(options);
        Assert.All(
            options,
            option => Assert.Equal(ErrorOf(ladder, LadderOf(option), option.Samples, makers == true), option.Error, 1e-6)
        );
    }

    [Fact]
    public void Models_of_many_makers_are_assumed_only_where_they_are_declared()
    {
        var (silent, one, many) = (Of(null), Of(false), Of(true));

        Assert.Equal(silent.Forecast, one.Forecast);
        Assert.True(many.Forecast!.Error > one.Forecast!.Error && many.Forecast.Floor > one.Forecast.Floor);
        Assert.Equal(["one recipe: the plan does not say that its models are of several makers"], Said(silent));
        Assert.Empty(Said(one));
        Assert.Contains("by 0.65 decades", Assert.Single(Said(many)));

        static Assessment Of(bool? makers) => Assess(Text with { Plan = ScalingPlan.Default with { Makers = makers } });

        static string[] Said(Assessment assessment) => [.. assessment.Assumptions.Where(text => text.Contains("several makers"))];
    }

    [Fact]
    public void Many_makers_raise_the_floor_of_a_plan() =>
        Assert.True(PlanFloor.Of(ScalingPlan.Default with { Makers = true }) > PlanFloor.Of(ScalingPlan.Default));

    [Fact]
    public void A_ladder_that_starts_later_keeps_the_prior_of_the_declared_plan()
    {
        var options = Plainly(Script with { Plan = new(1e18, 1e22, 8, 1e24) }, Goal).Options;
        var declared = Ladder.LogSpaced(1e18, 1e22, 8, 1e24);

        Assert.Contains(options, option => option.Flop[0] > 2e18);
        Assert.All(options, option => Assert.Equal(ErrorOf(declared, option), option.Error, 1e-6));
        Assert.All(
            options.Where(option => option.Flop[0] > 2e18),
            option => Assert.NotEqual(ErrorOf(LadderOf(option), option), option.Error, 1e-4)
        );

        static double ErrorOf(Ladder declared, PlanOption option)
        {
            var exact = new AllRight();
            var prior = DifficultyPrior.Uniform(declared, Reference.Curves);
            return ForecastError
                .Near(
                    new(LadderOf(option), prior, exact, exact, false, Sharing.Independent(option.Samples))
                    {
                        Departures = Reference.Departures,
                    }
                )
                .Error;
        }
    }

    [Fact]
    public void Excess_is_held_against_the_floor_of_the_declared_plan()
    {
        var answer = Plan(Script, Goal with { ErrorLimit = double.PositiveInfinity, ExcessLimit = .075 });
        var floor = Assess(Script).Forecast!.Floor;

        Assert.Equal(Math.Sqrt(floor * floor + .075 * .075), answer.Limit, 1e-6);
        Assert.All(answer.Options, option => Assert.InRange(option.Excess, 0, .075));
        Assert.All(
            answer.Options,
            option => Assert.Equal(Math.Sqrt(Math.Max(0, option.Error * option.Error - floor * floor)), option.Excess, 1e-5)
        );
        Assert.Contains(answer.Options, option => Math.Abs(option.Floor - floor) > .004);
    }

    [Fact]
    public void Cost_is_training_and_what_the_samples_take()
    {
        var family = Text with
        {
            Usage = new() { Tokens = 1e6 },
            Sampling = new() { Attempts = 5 },
        };
        var declared = Plan(family, Goal).Current;
        var expected = declared.Flop.Sum(flop => flop + 2 * Math.Sqrt(flop / 120) * 1e6 * 5 * 100);

        Assert.Equal(expected, declared.CostFlop, expected * 1e-12);
        Assert.True(declared.CostFlop > 1.0001 * declared.Flop.Sum());
    }

    [Theory]
    [InlineData(.1, 2e20, PlanObstacle.Budget)]
    [InlineData(.1, 1e15, PlanObstacle.Budget)]
    [InlineData(.001, 1e30, PlanObstacle.Floor)]
    [InlineData(.012, 1e30, PlanObstacle.Metrics)]
    public void What_stands_in_the_way_is_told(double limit, double budget, PlanObstacle obstacle)
    {
        var answer = Plainly(Text, Goal with { ErrorLimit = limit, BudgetFlop = budget });

        Assert.Equal(obstacle, answer.Obstacle);
        Assert.Equal(budget > 1e16 ? 1 : 0, answer.Options.Count);
        Assert.Equal(obstacle == PlanObstacle.Budget, answer.Cheapest.Meets);
    }

    [Fact]
    public void One_capability_is_an_obstacle_that_nothing_overcomes()
    {
        var answer = Plan(Chain(Transfer.Same), Goal);

        Assert.Equal(PlanObstacle.Overlap, answer.Obstacle);
        Assert.InRange(answer.LeastError, .3, Assert.Single(answer.Options).Error);
    }

    [Theory]
    [InlineData(20, .05, true)]
    [InlineData(22, .08, true)]
    [InlineData(24, .12, false)]
    [InlineData(26, .09, true)]
    public void A_declared_difficulty_narrows_the_forecast_and_is_cheaper_unless_at_the_target(
        double log,
        double limit,
        bool cheaper
    )
    {
        var goal = Goal with { ErrorLimit = limit };
        var known = Plainly(Script with { Difficulty = new(Math.Pow(10, log), .5) }, goal);
        var unknown = Plainly(Script, goal);

        Assert.InRange(known.Options[0].High - known.Options[0].Low, 0, .5 * (unknown.Options[0].High - unknown.Options[0].Low));
        Assert.NotEqual(unknown.Options[0].CostFlop, known.Options[0].CostFlop);
        Assert.Equal(cheaper, known.Options[0].CostFlop < unknown.Options[0].CostFlop);
    }

    [Fact]
    public void A_published_data_set_has_no_more_samples_than_it_has()
    {
        var published = Text with { Samples = new(SampleKind.HuggingFace) { Count = 198 } };
        var own = Text with { Samples = new(SampleKind.Declared) { Count = 198 } };
        var goal = Goal with { ErrorLimit = .07 };

        Assert.Contains(Plan(own, goal).Options.Append(Plan(own, goal).Cheapest), option => option.Samples > 198);
        Assert.All(
            Plan(published, goal).Options.Append(Plan(published, goal).Cheapest),
            option => Assert.InRange(option.Samples, 1, 198)
        );
    }

    [Fact]
    public void Without_a_headline_there_is_nothing_to_plan() =>
        Assert.Throws<ArgumentException>(() => Plan(Text with { Headline = null }, Goal));

    // Tasks that are alike stay above the usual limit whatever is done.
    private static PlanGoal Reachable(string name) =>
        name == "similar" ? Goal with { ErrorLimit = .25 }
        : name == "choices" ? Goal
        : Goal with { ErrorLimit = .14 };

    // Under beliefs that no table moves, so that which option is cheapest is no matter of what was learnt last.
    private static PlanAnswer Plainly(Family family, PlanGoal goal) =>
        PlanSearch.Of(new(Catalog(family), Reference.Assumptions), family, goal);

    private static PlanAnswer Plan(Family family, PlanGoal goal) => PlanSearch.Of(new(Catalog(family)), family, goal);

    private static Ladder LadderOf(PlanOption option) => new(option.Flop.Select(Math.Log10).ToEquatableArray(), 24);

    private static double ErrorOf(Ladder declared, Ladder ladder, double samples, bool makers = false)
    {
        var exact = new AllRight();
        return ForecastError
            .Near(
                new(
                    ladder,
                    DifficultyPrior.Uniform(declared, Priors.AnswerCurves),
                    exact,
                    exact,
                    false,
                    Sharing.Independent(samples)
                )
                {
                    Departures = new(Priors.AnswerCurves.Misfits, Priors.AnswerCurves.MisfitDecades)
                    {
                        ModelDecades = makers ? Priors.ModelDecades : 0,
                    },
                }
            )
            .Error;
    }

    /// <summary>The family as an author would declare the option; null where its models are not evenly spaced, which no plan can say.</summary>
    private static Family? Take(Family family, PlanOption option)
    {
        var plan = new ScalingPlan(option.Flop[0], option.Flop[^1], option.Flop.Count, 1e24);
        var even = Ladder.LogSpaced(plan.FromFlop, plan.ToFlop, plan.Models, 1e24).LogFlop;
        if (option.Flop.Zip(even, (flop, log) => Math.Abs(Math.Log10(flop) - log)).Max() > 1e-9)
            return null;
        var taken = family with { Plan = plan, Samples = family.Samples! with { Count = (int)option.Samples } };
        return option.Metrics.Last() switch
        {
            "EditSimilarity" when family.Records.IsEmpty => taken with { Records = [Edit] },
            "LogLikelihood" => taken with { Records = [Likelihood] },
            "ChoiceLogLikelihoods" => taken with { Records = [PerChoice] },
            "LogLikelihood on Script" => taken with { Steps = [.. ScriptAndDigest(family.Steps[0].Across, Likelihood)] },
            _ => taken,
        };
    }
}
