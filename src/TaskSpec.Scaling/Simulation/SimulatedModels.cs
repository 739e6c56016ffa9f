using System.Globalization;

namespace TaskSpec.Scaling.Simulation;

/// <summary>The models that results are made up for, from the smallest.</summary>
internal sealed class SimulatedModels
{
    /// <summary>Their recipe.</summary>
    public const string TrainingFamily = "simulated";

    private readonly Dictionary<double, CorrelationFactor> factors = [];

    public SimulatedModels(IEnumerable<double> flop)
    {
        Flop = [.. flop.Order()];
        LogFlop = [.. Flop.Select(Math.Log10)];
        Names = [.. Flop.Select(NameOf)];
    }

    public int Count => Flop.Count;

    /// <summary>Training compute in FLOP.</summary>
    public IReadOnlyList<double> Flop { get; }

    public IReadOnlyList<double> LogFlop { get; }

    /// <summary>Names that say the compute and nothing else, so that a model keeps its name whatever others there are.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A Gaussian process over log10 FLOP at the models. Larger models do not change what smaller ones have.</summary>
    public double[] Process(double deviation, double decades, RandomKey key)
    {
        var scale = Math.Max(decades, 1e-6);
        if (!factors.TryGetValue(scale, out var factor))
            factors[scale] = factor = new(Count, (i, j) => Math.Exp(-.5 * Math.Pow((LogFlop[i] - LogFlop[j]) / scale, 2)));
        var random = key.Random();
        double[] normals = [.. LogFlop.Select(_ => random.Gauss())];
        return Array.ConvertAll(factor.Of(normals), z => deviation * z);
    }

    private static string NameOf(double flop)
    {
        var text = flop.ToString("0.################e0", CultureInfo.InvariantCulture);
        return $"simulated-{text}";
    }
}
