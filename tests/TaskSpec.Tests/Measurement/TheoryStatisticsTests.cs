using TaskSpec.Measurement;
using TaskSpec.Tests.Measurement.Statistics;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

/// <summary>Standard errors, power, attempts and survival against values computed elsewhere.</summary>
public class TheoryStatisticsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(4.9, 1)]
    [InlineData(5, .833333333333)]
    [InlineData(8, .833333333333)]
    [InlineData(10, .625)]
    [InlineData(12, .416666666667)]
    [InlineData(1e9, .416666666667)]
    public void Survival(double time, double expected) => Close(expected, KaplanMeierTests.Timeouts.SurvivalAt(time));

    [Theory]
    [InlineData(.5, 10, 3067)]
    [InlineData(.9, 50, 580)]
    [InlineData(.8, 20, 259)]
    public void Attempts_to_see_a_success(double token, int length, int expected)
    {
        var rate = Surprisal.AllTokensRight(token, length);
        var attempts = Math.Ceiling(Power.AttemptsToSucceed(rate));
        Assert.Equal(expected, attempts);
        Assert.True(RepeatedAttempts.PassAtKMoments((int)attempts, (int)attempts, rate).Mean >= .95);
    }

    [Fact]
    public void Five_of_twenty_attempts()
    {
        Close(.600877192982, RepeatedAttempts.PassAtK(20, 3, 5));
        Close(.556294688, RepeatedAttempts.PassAtKMoments(20, 5, .15).Mean, 2e-9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, .909090909091)]
    [InlineData(10, .567830016677)]
    [InlineData(100, .213092366)]
    [InlineData(1000, .068804447)]
    public void Items_that_stay_unsolved(int k, double expected) =>
        Close(expected, RepeatedAttempts.FailAtK(.5, 5, k), k < 100 ? 1e-9 : 5e-9);

    [Fact]
    public void Independent_and_clustered()
    {
        Close(.188982236505, StandardError.OfMean(ClusterTests.Scores));
        Close(.233853586673, StandardError.Clustered(ClusterTests.Scores, ClusterTests.Clusters, corrected: false));
        Close(.270030862434, StandardError.Clustered(ClusterTests.Scores, ClusterTests.Clusters));
    }

    [Fact]
    public void Paired_differences()
    {
        // 68 and 60 of 100 pass; 14 only for the first, 6 only for the second.
        double[] first =

            [
                .. StandardErrorTests.Ones(14),
                .. StandardErrorTests.Zeros(6),
                .. StandardErrorTests.Ones(54),
                .. StandardErrorTests.Zeros(26),
            ],
            second =

            [
                .. StandardErrorTests.Zeros(14),
                .. StandardErrorTests.Ones(6),
                .. StandardErrorTests.Ones(54),
                .. StandardErrorTests.Zeros(26),
            ];
        Close(.044, StandardError.McNemar(14, 6, 100));
        Close(.044 * Math.Sqrt(100 / 99.0), StandardError.Paired(first, second));
        double a = Proportion.StandardError(.68, 100),
            b = Proportion.StandardError(.60, 100);
        Close(.067646138, StandardError.OfDifference(a, b), 1e-8);
        var correlation = (.54 - .68 * .60) / (100 * a * b);
        Close(.044, StandardError.OfDifference(a, b, correlation));
        Assert.Equal(0, StandardError.OfDifference(.1, .1, 1));
    }

    [Fact]
    public void Proportions()
    {
        Close(.05, Proportion.StandardError(.5, 100));
        var (none, few) = Proportion.Wilson(0, 20);
        Assert.Equal(0, none);
        Close(.161125158, few, 2e-9);
        var (low, high) = Proportion.Wilson(12, 20);
        Close(.386581501, low, 2e-9);
        Close(.781193468, high, 2e-9);
        Assert.Equal(1, Proportion.Wilson(20, 20).High);
        Close(.03, Proportion.RuleOfThree(100));
        Assert.Equal(1, Proportion.RuleOfThree(2));
    }

    [Fact]
    public void Above_chance()
    {
        var (score, error) = Proportion.AboveChance(.4, Proportion.StandardError(.4, 100), .25);
        Close(.2, score);
        Close(.0653197264742, error);
        Close(-1 / 3.0, Proportion.AboveChance(0, 0, .25).Score);
    }

    [Fact]
    public void Questions_that_tell_three_points()
    {
        Close(968.997498068, Power.Questions(.03, Power.PairedVariance(1 / 9.0)));
        Close(3875.98999227, Power.Questions(.03, Power.PairedVariance(1 / 9.0, 1 / 6.0, 1 / 6.0)));
        Close(1259.69674749, Power.Questions(-.03, Power.PairedVariance(1 / 9.0, 1 / 6.0, 1 / 6.0, 10, 10)));
        Close(7.84887973435, Power.Questions(1, 1));
        Close(2 * .21 * 7.84887973435 / .0009, Power.Questions(.03, Power.UnpairedVariance(.21, .21)));
        Assert.Equal(0, Power.Questions(.03, 0));
        Assert.Equal(483, Math.Ceiling(Power.QuestionsAboveChance(.3, .25)));
    }
}
