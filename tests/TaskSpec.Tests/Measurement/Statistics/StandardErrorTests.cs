using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class StandardErrorTests
{
    private static readonly double[] Scores = [1, 1, 1, 0, 0, 1, 0, 0];
    private static readonly int[] Clusters = [0, 0, 0, 1, 1, 2, 2, 3];

    [Fact]
    public void Independent_and_clustered()
    {
        Close(.188982236505, StandardError.OfMean(Scores));
        Close(.233853586673, StandardError.Clustered(Scores, Clusters, corrected: false));
        Close(.270030862434, StandardError.Clustered(Scores, Clusters));
    }

    [Fact]
    public void Keys_of_clusters_may_be_anything() =>
        Assert.Equal(
            StandardError.Clustered(Scores, Clusters),
            StandardError.Clustered(Scores, [.. Clusters.Select(c => $"passage {9 - c}")])
        );

    [Fact]
    public void Clusters_of_one_are_independent() =>
        Close(StandardError.OfMean(Scores), StandardError.Clustered(Scores, Enumerable.Range(0, 8).ToArray()));

    [Fact]
    public void Paired_differences()
    {
        // 68 and 60 of 100 pass; 14 only for the first, 6 only for the second.
        double[] first = [.. Ones(14), .. Zeros(6), .. Ones(54), .. Zeros(26)],
            second = [.. Zeros(14), .. Ones(6), .. Ones(54), .. Zeros(26)];
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
    public void Answers_take_away_only_their_own_share()
    {
        Close(Math.Sqrt(.25 / 100), StandardError.Resampled(.09, .16, 100));
        Close(Math.Sqrt(.13 / 100), StandardError.Resampled(.09, .16, 100, 4));
        Close(.03, StandardError.Resampled(.09, .16, 100, 1e18), 1e-12);
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
    public void Wilson_holds_the_rate_and_mirrors() =>
        Prop.ForAll(
                (from n in Gen.Choose(1, 500) from s in Gen.Choose(0, n) select (s, n)).ToArbitrary(),
                c =>
                {
                    var (low, high) = Proportion.Wilson(c.s, c.n);
                    var (other, most) = Proportion.Wilson(c.n - c.s, c.n);
                    var rate = (double)c.s / c.n;
                    return low >= 0
                        && low <= rate
                        && rate <= high
                        && high <= 1
                        && Math.Abs(low + most - 1) < 1e-12
                        && Math.Abs(high + other - 1) < 1e-12;
                }
            )
            .Check(Cases(500));

    [Fact]
    public void The_discordant_table_is_the_paired_error_of_its_items() =>
        Prop.ForAll(
                (
                    from b in Gen.Choose(0, 40)
                    from c in Gen.Choose(0, 40)
                    from rest in Gen.Choose(2, 60)
                    select (b, c, rest)
                ).ToArbitrary(),
                t =>
                {
                    var n = t.b + t.c + t.rest;
                    double[] first = [.. Ones(t.b), .. Zeros(t.c), .. Ones(t.rest)],
                        second = [.. Zeros(t.b), .. Ones(t.c), .. Ones(t.rest)];
                    var paired = StandardError.Paired(first, second) * Math.Sqrt((n - 1.0) / n);
                    return Math.Abs(paired - StandardError.McNemar(t.b, t.c, n)) < 1e-12;
                }
            )
            .Check(Cases(200));

    private static IEnumerable<double> Ones(int count) => Enumerable.Repeat(1.0, count);

    private static IEnumerable<double> Zeros(int count) => Enumerable.Repeat(0.0, count);
}
