using BenchmarkDotNet.Attributes;
using TaskSpec.Measurement;
using TaskSpec.Testing;

namespace TaskSpec.Benchmarks;

/// <summary>One forecast that was never asked for before: 7 models, 99 nodes, 8 draws.</summary>
[MemoryDiagnoser]
public class ForecastBenchmarks
{
    private readonly Ladder ladder = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
    private readonly AllRight exact = new();
    private DifficultyPrior prior = null!;
    private double samples = 100;

    /// <summary>Makes the prior.</summary>
    [GlobalSetup]
    public void Setup() => prior = DifficultyPrior.Uniform(ladder, Reference.Curves);

    /// <summary>Exact match.</summary>
    [Benchmark(Baseline = true)]
    public double ExactMatch() => Error(exact, linked: false);

    /// <summary>Edit similarity over four tokens.</summary>
    [Benchmark]
    public double EditSimilarity() => Error(new TokensRight(4) { Scale = .25 }, linked: true);

    // Another sample size each time, so that none is remembered.
    private double Error(Response observed, bool linked) =>
        ForecastError
            .Of(
                new(ladder, prior, exact, observed, linked, Sharing.Independent(samples += 1e-3))
                {
                    Departures = Reference.Departures,
                }
            )
            .Error;
}
