using TaskSpec.Scaling.Signal;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Signal;

/// <summary>Recipes trained at two scales, whose signal and noise are known.</summary>
internal sealed record SignalTable(int Seed)
{
    public const double Small = 1e19;
    public const double Large = 1e21;

    public int Recipes { get; init; } = 3;
    public int Tasks { get; init; } = 40;
    public int Checkpoints { get; init; } = 8;

    /// <summary>The standard deviation of a task's recipes, the same at both scales.</summary>
    public double Spread { get; init; } = .02;

    /// <summary>That of a checkpoint.</summary>
    public double Noise { get; init; } = .01;

    /// <summary>What a checkpoint adds.</summary>
    public double Slope { get; init; }

    /// <summary>Runs of each recipe and scale, which differ by <see cref="SeedNoise"/>.</summary>
    public int Seeds { get; init; } = 1;

    public double SeedNoise { get; init; }

    public IEnumerable<ScoreRow> Rows()
    {
        var random = new Random(Seed);
        foreach (var task in Enumerable.Range(0, Tasks))
        foreach (var recipe in Enumerable.Range(0, Recipes))
        {
            var gain = Spread * random.NextNormal();
            foreach (var (flop, level) in ((double, double)[])[(Small, .4), (Large, .6)])
            foreach (var seed in Enumerable.Range(0, Seeds))
            {
                var end = level + gain + SeedNoise * random.NextNormal();
                foreach (var checkpoint in Enumerable.Range(1, Checkpoints))
                    yield return new(
                        FormattableString.Invariant($"r{recipe}-s{seed}-{flop}@{100 * checkpoint}"),
                        $"t{task}",
                        "acc",
                        end + Slope * (checkpoint - Checkpoints) + Noise * random.NextNormal()
                    )
                    {
                        Family = $"r{recipe}",
                        Flop = flop * checkpoint / Checkpoints,
                        Params = flop / 1e11,
                        Tokens = 1e11 / 6 * checkpoint / Checkpoints,
                    };
            }
        }
    }

    public SignalReport Report() => SignalReport.Of(Rows(), new("acc"));
}
