using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>E[(Y − E[Y | data])²] for every node, the data drawn at that node and judged under all of them.</summary>
/// <param name="Variance">E[Var(y | data)] of the expected score y, by node.</param>
/// <param name="Outcome">E[y(c − y) | data], c the headline's ceiling, by node: what a share of the outcome that the model fixes once adds, in units of that share.</param>
internal sealed record BayesRisk(double[] Variance, double[] Outcome)
{
    // A node e^−14 behind the best one changes nothing in the first five digits.
    private const double Negligible = 14;

    /// <summary>The risk by node, at least 0, where so much of the outcome is fixed once for a model.</summary>
    public double[] With(double modelShare)
    {
        var risk = new double[Variance.Length];
        for (var j = 0; j < risk.Length; j++)
            risk[j] = Math.Max(0, Variance[j] + modelShare * Outcome[j]);
        return risk;
    }

    /// <summary>The mean of some, by weights that sum to 1.</summary>
    public static BayesRisk Mean(IReadOnlyList<(BayesRisk Risk, double Weight)> some)
    {
        if (some.Count == 1)
            return some[0].Risk;
        return new(Mix(risk => risk.Variance), Mix(risk => risk.Outcome));

        double[] Mix(Func<BayesRisk, double[]> of)
        {
            var sum = new double[of(some[0].Risk).Length];
            foreach (var (risk, weight) in some)
            {
                var values = of(risk);
                for (var node = 0; node < sum.Length; node++)
                    sum[node] += weight * values[node];
            }

            return sum;
        }
    }

    /// <summary>Computes both by node.</summary>
    [MethodImpl(Jit.Optimized)]
    public static BayesRisk Of(NodeSystem system)
    {
        int nodes = system.Nodes,
            models = system.Models,
            draws = system.Draws,
            triangle = models * (models + 1) / 2;
        double[] whiten = system.Whiten,
            whiteMean = system.WhiteMean,
            gain = system.Gain,
            logWeight = system.LogWeight;
        var (low, high) = system.Coin;
        var normals = GoldenNormals.Flat(draws * nodes, models);
        var data = new double[models];
        double[] variance = new double[nodes],
            outcome = new double[nodes];
        for (var j = 0; j < nodes; j++)
        {
            for (var draw = 0; draw < draws; draw++)
            {
                // At its own node the whitened residual is the draw itself: all others are weighed against it.
                var own = Draw(system, normals, j, (draw * nodes + j) * models, data);
                double best = own,
                    total = 0,
                    mean = 0,
                    square = 0;
                for (var a = 0; a < nodes; a++)
                {
                    // A residual grows row by row, so most nodes are dismissed after few of them.
                    double limit = 2 * (logWeight[a] - best + Negligible),
                        norm = 0,
                        shift = 0;
                    int at = a * triangle,
                        base0 = a * models;
                    var row = 0;
                    for (; row < models && norm <= limit; row++)
                    {
                        // A span's end is the loop's, so the compiler drops the bounds checks.
                        var coefficients = whiten.AsSpan(at, row + 1);
                        var residual = -whiteMean[base0 + row];
                        for (var c = 0; c < coefficients.Length && c < data.Length; c++)
                            residual += coefficients[c] * data[c];
                        at += row + 1;
                        norm += residual * residual;
                        shift += residual * gain[base0 + row];
                    }
                    // Never its own node, whatever rounding made of the residual.
                    if (a != j && !(norm <= limit))
                        continue;
                    var log = a == j ? own : logWeight[a] - 0.5 * norm;
                    if (log > best)
                        best = log;
                    var p = Math.Exp(Math.Min(600, log - own));
                    total += p;
                    system.Target.Add(a, shift, p, ref mean, ref square);
                }
                mean /= total;
                square /= total;
                variance[j] += Math.Max(0, square - mean * mean) / draws;
                outcome[j] += Math.Max(0, (low + high) * mean - square - low * high) / draws;
            }
            // A coin is tossed within a task: what differs between tasks is no chance.
            outcome[j] = Math.Max(0, outcome[j] - system.Tasks[j].Between);
            variance[j] += system.Tasks[j].Shape;
        }
        return new(variance, outcome);
    }

    private static double Draw(NodeSystem system, double[] normals, int node, int start, double[] data)
    {
        var models = system.Models;
        var at = node * (models * (models + 1) / 2);
        var norm = 0.0;
        for (var row = 0; row < models; row++)
        {
            var value = system.Mean[node * models + row];
            for (var c = 0; c <= row; c++)
                value += system.Factor[at++] * normals[start + c];
            data[row] = value;
            norm += normals[start + row] * normals[start + row];
        }
        return system.LogWeight[node] - 0.5 * norm;
    }
}
