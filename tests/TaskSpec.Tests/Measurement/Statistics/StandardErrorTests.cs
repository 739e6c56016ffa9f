using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class StandardErrorTests
{
    [Fact]
    public void Answers_take_away_only_their_own_share()
    {
        Close(Math.Sqrt(.25 / 100), StandardError.Resampled(.09, .16, 100));
        Close(Math.Sqrt(.13 / 100), StandardError.Resampled(.09, .16, 100, 4));
        Close(.03, StandardError.Resampled(.09, .16, 100, 1e18), 1e-12);
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

    internal static IEnumerable<double> Ones(int count) => Enumerable.Repeat(1.0, count);

    internal static IEnumerable<double> Zeros(int count) => Enumerable.Repeat(0.0, count);
}
