namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;
using TaskSpec.Scaling.Simulation;

/// <summary>
/// The posterior mean of the target's score given a ladder's mean scores: by importance sampling around each node's mode, so that
/// nothing of the engine's scale, linearisation or tables is used but the responses.
/// </summary>
internal sealed class Posterior
{
    private const int Draws = 8;

    // e^−12 of the best: nodes that cannot come nearer are left out.
    private const double Negligible = 12;

    private readonly Difficulty[] nodes;
    private readonly Dictionary<double, (LatentLaw Latents, QuasiLikelihood Scores, LatentTable Target)> curves;
    private readonly double[,] draws;

    public Posterior(Design design, ScoreLaw law, IReadOnlyDictionary<double, LatentLaw> laws)
    {
        nodes = [.. design.Prior.Nodes];
        draws = GoldenNormals.Draws(Draws, design.Ladder.LogFlop.Count);
        var headline = LatentTable.Of(u => design.Headline.At(u).Mean);
        var attempts = 1 / (design.Sharing.ModelShare + design.Sharing.AttemptShare);
        curves = laws.ToDictionary(one => one.Key, one => CurvesOf(one.Key, one.Value));

        (LatentLaw, QuasiLikelihood, LatentTable) CurvesOf(double exponent, LatentLaw latents)
        {
            var spread = exponent * Math.Log(10) * design.MidpointSpread;
            var blur = Math.Sqrt(spread * spread + latents.Remaining * latents.Remaining);
            return (latents, new(law, attempts, spread), headline.Blurred(blur));
        }
    }

    public double Mean(double[] data)
    {
        var seen = curves.ToDictionary(curve => curve.Key, curve => new SeenLadder(curve.Value.Scores, data));
        var bounds = Array.ConvertAll(
            nodes,
            node => Math.Log(node.Weight) + seen[node.Exponent].Bound(curves[node.Exponent].Latents, node)
        );
        double best = double.NegativeInfinity,
            total = 0,
            mean = 0;
        foreach (var j in Enumerable.Range(0, nodes.Length).OrderByDescending(j => bounds[j]))
        {
            if (bounds[j] < best - Negligible)
                break;
            foreach (var (log, score) in Weighted(nodes[j], seen[nodes[j].Exponent]))
            {
                if (log > best)
                {
                    (total, mean) = (total * Math.Exp(best - log), mean * Math.Exp(best - log));
                    best = log;
                }
                total += Math.Exp(log - best);
                mean += Math.Exp(log - best) * score;
            }
        }
        return mean / total;
    }

    private IEnumerable<(double Log, double Score)> Weighted(Difficulty node, SeenLadder seen)
    {
        var (latents, _, target) = curves[node.Exponent];
        var models = latents.Models;
        var (mode, precision) = seen.Mode(latents, node);
        var determinant = precision.LogDeterminant();
        for (var s = 0; s < Draws; s++)
        {
            var point = new double[models];
            for (var i = 0; i < models; i++)
                point[i] = draws[s, i];
            precision.SolveTransposed(point);
            var log = Math.Log(node.Weight) - determinant;
            for (var i = 0; i < models; i++)
            {
                point[i] += mode[i];
                log += .5 * (draws[s, i] * draws[s, i] - point[i] * point[i]);
            }
            log += seen.Log(latents.Latents(node, point));
            yield return (log, target.At(latents.Target(node, point)));
        }
    }
}
