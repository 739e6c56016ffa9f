using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>A remedy that is taken brings what it promised.</summary>
public class RemedyTests
{
    public static TheoryData<string> Names => [.. Families.Keys];

    private static Dictionary<string, Family> Families =>
        new()
        {
            ["exact"] = Family("exact", 100, Exact) with { Answer = new() { Tokens = 4 } },
            ["choices"] = Family("choices", 100, Accuracy) with { Choices = new(4) },
            ["few choices"] = Family("few", 3, Accuracy) with { Choices = new(5) },
            ["gate"] = Chain(Transfer.Distinct),
            ["similar"] = Chain(Transfer.Similar),
            ["one execution"] = Family("one", 100, Exact) with
            {
                Steps =
                [
                    new("run", "T.Run")
                    {
                        Tokens = 8,
                        Across = Transfer.Distinct,
                        OneExecution = true,
                    },
                ],
            },
            ["attempts"] = Family("attempts", 20, Exact, Edit) with { Sampling = new() { Attempts = 3 } },
            ["pass at 10"] = Family("pass", 100, Exact with { Form = Form.PassAtK, K = 10 }) with
            {
                Sampling = new() { Attempts = 10 },
            },
            ["rubric"] = Family("rubric", 30, Exact with { Form = Form.WeightedSteps, By = By.Container }) with
            {
                Steps =
                [
                    new("a", "T.A")
                    {
                        Tokens = 30,
                        Weight = 1,
                        Across = Transfer.Similar,
                    },
                    new("b", "T.B")
                    {
                        Tokens = 60,
                        Weight = 2,
                        Across = Transfer.Distinct,
                        After = ["a"],
                    },
                ],
            },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_and_metrics_bring_what_they_promise(string name)
    {
        var family = Families[name];
        var taken = 0;
        foreach (var remedy in Assess(family).Remedies)
        {
            if (Take(family, remedy) is not { } changed)
                continue;
            taken++;
            var assessment = Assess(changed);
            Assert.Equal(remedy.Error, assessment.Forecast!.Error, .0006);
            Assert.Equal(remedy.Suffices, assessment.Forecast.Excess <= assessment.Limit);
        }

        Assert.True(taken > 0);
    }

    [Fact]
    public void Ten_attempts_at_pass_at_10_are_one_outcome()
    {
        var one = Assess(Families["pass at 10"]).Forecast!;
        var exact = Assess(Families["pass at 10"] with { Headline = Exact }).Forecast!;
        Assert.True(one.Excess > exact.Excess);
    }

    [Fact]
    public void Graded_score_is_moved_less_by_a_shared_capability_than_pass_or_fail()
    {
        EquatableArray<StepInfo> step = [new("write", "T.Write") { Tokens = 64 }];
        var graded = Plainly(Family("graded", 100, Edit) with { Steps = step }).Forecast!;
        var passed = Plainly(Family("passed", 100, Exact) with { Steps = step }).Forecast!;
        Assert.True(graded.Excess < .6 * passed.Excess);
    }

    private static Family? Take(Family family, Alternative remedy)
    {
        if (remedy.Metric is { } metric)
        {
            var use = new[] { Edit, Likelihood, PerChoice }.Single(use => use.Type == metric);
            return remedy.On == family.Type
                ? family with
                {
                    Records = [.. family.Records, use],
                }
                : family with
                {
                    Steps = family
                        .Steps.Select(step => step.Type == remedy.On ? step with { Records = [.. step.Records, use] } : step)
                        .ToEquatableArray(),
                };
        }

        if (!remedy.Name.EndsWith(" samples", StringComparison.Ordinal))
            return null;
        var count = int.Parse(remedy.Name.Split(' ')[0], System.Globalization.NumberStyles.AllowThousands, null);
        return family with { Samples = family.Samples! with { Count = count } };
    }
}
