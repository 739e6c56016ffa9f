using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Means and information of responses against all outcomes of an attempt, counted or integrated.</summary>
public class ExactMomentsTests
{
    private static readonly double[] Latents = [-4, -1.5, -.3, .6, 1.7];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 3)]
    [InlineData(6, 2, 2)]
    [InlineData(7, 1, 4)]
    [InlineData(3, 2, 9)]
    public void Runs_of_tokens(int length, int shortest, int longest)
    {
        foreach (var u in Latents)
        {
            var p = Math.Exp(-Math.Exp(u) / length);
            var orders = Enumerable.Range(shortest, Math.Min(length, longest) - shortest + 1).ToArray();
            // The delta method: relative errors of the orders' precisions, added up.
            var relative = 0.0;
            for (var outcome = 0; outcome < 1 << length; outcome++)
            {
                var sum = orders.Sum(n => Runs(outcome, n, length) / Math.Pow(p, n) - 1) / orders.Length;
                relative += Chance(outcome, p, length) * sum * sum;
            }
            var power = orders.Average();
            var mean = Math.Pow(p, power);
            Same(
                mean,
                power * Math.Log(p) * mean,
                Math.Min(mean * (1 - mean), mean * mean * relative),
                new NGramPrecision(length, shortest, longest),
                u
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(30)]
    public void The_longest_prefix(int length)
    {
        foreach (var u in Latents)
        {
            var token = Math.Exp(u) / length;
            double mean = 0,
                square = 0,
                slope = 0;
            for (var k = 0; k <= length; k++)
            {
                var reach = Math.Exp(-k * token);
                var score = (double)k / length;
                var chance = k < length ? reach * (1 - Math.Exp(-token)) : reach;
                mean += chance * score;
                square += chance * score * score;
                slope -= k == 0 ? 0 : k * token * reach / length;
            }
            Same(mean, slope, square - mean * mean, new LongestPrefix(length), u);
        }
    }

    [Theory]
    [InlineData(1, 0, .3)]
    [InlineData(6, 2, 0)]
    [InlineData(6, 2, .2)]
    [InlineData(40, 5, .05)]
    [InlineData(40, 39, .5)]
    [InlineData(8, 3, 1)]
    public void Tokens_within_edits(int length, int edits, double correlation)
    {
        foreach (var u in Latents)
        {
            double Within(double at)
            {
                var p = Math.Exp(-Math.Exp(at) / length);
                return Enumerable.Range(0, edits + 1).Sum(wrong => BetaBinomial(wrong, length, 1 - p, correlation));
            }
            var mean = Within(u);
            var slope = (Within(u + 1e-4) - Within(u - 1e-4)) / 2e-4;
            var (stated, information) = new TokensWithin(length, edits, correlation).At(u);
            Assert.Equal(mean, stated, 1e-9);
            // Where hardly an attempt is decided, one minus the mean has no digits left here.
            if (mean is > 1e-6 and < 1 - 1e-6)
                Close(slope * slope / (mean * (1 - mean)), information, 1e-5);
        }
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(9e-4)]
    [InlineData(1.1e-3)]
    [InlineData(.3)]
    [InlineData(4)]
    public void Time_saved(double rate)
    {
        // Success at t of the limit has density r·e^(−rt), and saves 1 − t: midpoint rule.
        const int steps = 20_000;
        double Moment(int power, double r) =>
            Enumerable.Range(0, steps).Sum(i => Math.Pow(1 - (i + .5) / steps, power) * r * Math.Exp(-r * (i + .5) / steps))
            / steps;
        var mean = Moment(1, rate);
        var slope = -(Moment(1, rate * Math.Exp(1e-4)) - Moment(1, rate * Math.Exp(-1e-4))) / 2e-4;
        Same(mean, slope, Moment(2, rate) - mean * mean, new TimeSaved { Scale = 1 / rate }, 0, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.3)]
    public void Output_behind_a_gate(double share)
    {
        foreach (var u in Latents)
        {
            double lambda = Math.Exp(u),
                pass = Math.Exp(-share * lambda),
                own = (1 - share) * lambda / 5,
                right = Math.Exp(-own),
                mean = pass * right;
            var variance = pass * (right * (1 - right) / 5 + right * right) - mean * mean;
            var answer = new Behind(new TokensRight(5) { Scale = .2 }, [new StepPass(share)]);
            Same(mean, -mean * (share * lambda + own), variance, answer, u);
        }
    }

    private static void Same(double mean, double slope, double variance, Response response, double u, double tolerance = 1e-7)
    {
        var (stated, information) = response.At(u);
        Close(mean, stated, tolerance);
        Close(slope * slope / variance, information, tolerance);
    }

    private static double Chance(int outcome, double p, int length) =>
        Enumerable.Range(0, length).Aggregate(1.0, (product, i) => product * ((outcome >> i & 1) == 1 ? p : 1 - p));

    private static double Runs(int outcome, int run, int length) =>
        Enumerable
            .Range(0, length - run + 1)
            .Average(start => Enumerable.Range(start, run).All(i => (outcome >> i & 1) == 1) ? 1.0 : 0);

    private static double BetaBinomial(int wrong, int length, double error, double correlation)
    {
        if (correlation == 1)
            return wrong == 0 ? 1 - error
                : wrong == length ? error
                : 0;
        // Tokens one after the other, each with the share of errors so far as its own chance.
        var chance = 1.0;
        for (var i = 0; i < length; i++)
        {
            var seen = 1 + i * correlation / (1 - correlation);
            var step = correlation / (1 - correlation);
            chance *= i < wrong ? (error + i * step) / seen : (1 - error + (i - wrong) * step) / seen;
            chance *= i < wrong ? (length - i) / (i + 1.0) : 1;
        }
        return chance;
    }
}
