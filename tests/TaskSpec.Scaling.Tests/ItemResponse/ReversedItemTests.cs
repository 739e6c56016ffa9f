using TaskSpec.Scaling.ItemResponse;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.ItemResponse;

public sealed class ReversedItemTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sample_whose_key_is_reversed_is_named_and_no_other(int seed)
    {
        Assert.Empty(Fit(seed, reversed: null).Reversed);

        var report = Fit(seed, reversed: 4);
        var item = Assert.Single(report.Reversed);
        Assert.Equal("s4", item.Sample);
        Assert.True(item.Low < item.Slope && item.Slope < item.High && item.High < 0);
        Assert.Contains("s4: abler models solve it less often", report.Warnings[0]);
    }

    private static ItemResponseReport Fit(int seed, int? reversed)
    {
        var random = new Random(seed);
        var scores = new SampleScores("acc");
        for (var model = 0; model < 80; model++)
        {
            var ability = -2 + model / 20.0;
            for (var sample = 0; sample < 30; sample++)
            {
                var right = random.NextDouble() < 1 / (1 + Math.Exp(-1.5 * (ability - (sample - 15) / 10.0)));
                scores.Add(new($"m{model:00}", "t", $"s{sample}", "acc") { Value = right ^ (sample == reversed) ? 1 : 0 });
            }
        }

        return ItemResponseFit.Of(Answers.Of(scores), 0);
    }
}
