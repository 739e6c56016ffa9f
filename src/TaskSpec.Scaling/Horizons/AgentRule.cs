using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>An agent's effect in a family at the nodes of its rule; one node at 0 without such an effect.</summary>
internal sealed class AgentRule
{
    public readonly int Count;
    public readonly double[] Effects;
    public readonly double[] LogWeights;
    public readonly double[] Weights;
    public readonly double[] Slopes;
    public readonly double[] Rises;
    public readonly double[] Noises;

    public AgentRule(GaussHermite rule, bool isWide)
    {
        Count = isWide ? rule.Nodes.Length : 1;
        (Effects, Weights, Slopes, Rises, Noises) = (
            new double[Count],
            new double[Count],
            new double[Count],
            new double[Count],
            new double[Count]
        );
        LogWeights = isWide ? [.. rule.Weights.Zip(rule.Nodes, (w, z) => Math.Log(w) + 0.5 * z * z)] : [0];
    }

    public (double Mean, double Square) Moments()
    {
        double mean = 0,
            square = 0;
        for (var k = 0; k < Count; k++)
        {
            mean += Weights[k] * Effects[k];
            square += Weights[k] * Effects[k] * Effects[k];
        }

        return (mean, square);
    }
}
