using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>The models that will be evaluated, and the one to forecast, by training compute.</summary>
/// <param name="LogFlop">log10 FLOP of the K ≥ 1 models, K up to 64.</param>
/// <param name="TargetLogFlop">log10 FLOP of the target.</param>
public sealed record Ladder(EquatableArray<double> LogFlop, double TargetLogFlop)
{
    /// <summary>Models at equal ratios of compute, both ends included; a single model stands at <paramref name="fromFlop"/>.</summary>
    public static Ladder LogSpaced(double fromFlop, double toFlop, int models, double targetFlop)
    {
        double from = Math.Log10(fromFlop),
            step = models > 1 ? (Math.Log10(toFlop) - from) / (models - 1) : 0;
        return new(
            Enumerable.Range(0, Math.Max(1, models)).Select(i => from + step * i).ToEquatableArray(),
            Math.Log10(targetFlop)
        );
    }
}
