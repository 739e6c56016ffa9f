using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>Per prior node: the Gaussian law of the data at the ladder, whitened, and what it says of the target's latent.</summary>
/// <remarks>Flat arrays, node by node; triangles packed by rows. The data on the noise scale are N(E t, G K Gᵀ + R). docs/model.md §7.</remarks>
internal sealed class NodeSystem
{
    // Latents of models at almost the same compute are almost the same number: keeps every factor regular.
    private const double Jitter = 1e-9;

    public readonly int Nodes;
    public readonly int Models;
    public readonly int Draws;

    /// <summary>Between what a model's coin moves the headline.</summary>
    public readonly (double Low, double High) Coin;

    /// <summary>E t at the models.</summary>
    public readonly double[] Mean;

    /// <summary>C with C·Cᵀ = the data's covariance, packed.</summary>
    public readonly double[] Factor;

    /// <summary>C⁻¹, packed.</summary>
    public readonly double[] Whiten;

    /// <summary>C⁻¹·E t.</summary>
    public readonly double[] WhiteMean;

    /// <summary>The regression of the target's misfit on the whitened data.</summary>
    public readonly double[] Gain;

    /// <summary>ln weight − ln det C.</summary>
    public readonly double[] LogWeight;

    /// <summary>Variance of the score at the target between tasks, and what T_eff of them have of it beyond their centre.</summary>
    public readonly (double Between, double Shape)[] Tasks;

    /// <summary>E f and E f² at the target as functions of the shift that the data imply.</summary>
    public readonly ShiftedScores Target;

    [MethodImpl(Jit.Optimized)]
    public NodeSystem(Design design, bool exact)
    {
        var prior = design.Prior.Nodes;
        var assumed = design.Departures;
        (Nodes, Models, Draws) = (prior.Count, design.Ladder.LogFlop.Count, Math.Max(1, design.Draws));
        var triangle = Models * (Models + 1) / 2;
        (Mean, WhiteMean, Gain) = (new double[Nodes * Models], new double[Nodes * Models], new double[Nodes * Models]);
        (Factor, Whiten, LogWeight) = (new double[Nodes * triangle], new double[Nodes * triangle], new double[Nodes]);
        var most = prior.Max(node => assumed.ModelVariance(node.Exponent));
        Target = new(Nodes, assumed.Misfit, assumed.Misfit * assumed.Misfit + most);
        Tasks = new (double, double)[Nodes];
        Coin = design.Headline.CoinEnds;

        var covariance = new MisfitCovariance(design.Ladder, assumed, design.Linked && !exact ? assumed.LinkMisfit : 0);
        var slope = new double[Models];
        var noise = new double[Models];
        double exponent = double.NaN,
            spread = 0,
            own = 0;
        // The nodes judge the same data, so all of them are on one scale: that of the usual model.
        var usual = prior.Sum(node => node.Weight * assumed.ModelVariance(node.Exponent)) / prior.Sum(node => node.Weight);
        NoiseScale? scale = null;
        for (var j = 0; j < Nodes; j++)
        {
            // The spread is in decades; what it is in u, and so every table, depends on the exponent alone.
            if (prior[j].Exponent != exponent)
            {
                exponent = prior[j].Exponent;
                spread = exponent * Ln10 * design.MidpointSpread;
                own = assumed.ModelVariance(exponent);
                scale = exact ? null : ScaleOf(design, spread, covariance.Variance + usual);
            }
            for (var i = 0; i < Models; i++)
            {
                var u = LatentAt(prior[j], design.Ladder.LogFlop[i]);
                (Mean[j * Models + i], slope[i], noise[i]) = scale?.Around(u, covariance.Variance + own) ?? (u, 1, 0);
                noise[i] += slope[i] * slope[i] * own;
            }
            LogWeight[j] = Math.Log(Math.Max(prior[j].Weight, 1e-300)) - Whitening(j, covariance, slope, noise);
            var remaining = covariance.AtTarget + own + Jitter;
            for (var i = 0; i < Models; i++)
                remaining -= Gain[j * Models + i] * Gain[j * Models + i];
            var target = LatentAt(prior[j], design.Ladder.TargetLogFlop);
            Target.Set(j, design.Headline, spread, target, remaining);
            var (between, shape) =
                spread > 0
                    ? ResponseTable.Of(design.Headline, spread).TasksAt(target, Math.Sqrt(covariance.AtTarget + own))
                    : (0, 0);
            Tasks[j] = (between, shape / design.Sharing.Tasks);
        }
    }

    private const double Ln10 = 2.302585092994046;
    private const double LogLn2 = -0.36651292058166435;

    private static double LatentAt(Difficulty node, double logFlop) =>
        LogLn2 - node.Exponent * Ln10 * (logFlop - node.HalfWayLogFlop);

    private static NoiseScale ScaleOf(Design design, double spread, double misfit)
    {
        return new(ResponseTable.Of(design.Observed, spread).InformationOf(design.Sharing), misfit);
    }

    // Cholesky, its inverse and their products for node j; returns ln det C.
    [MethodImpl(Jit.Optimized)]
    private double Whitening(int j, MisfitCovariance covariance, double[] slope, double[] noise)
    {
        int k = Models,
            start = j * (k * (k + 1) / 2);
        var logDeterminant = 0.0;
        for (var r = 0; r < k; r++)
        {
            var row = start + r * (r + 1) / 2;
            for (var c = 0; c <= r; c++)
            {
                var other = start + c * (c + 1) / 2;
                var sum = slope[r] * covariance.Data[r * k + c] * slope[c] + (r == c ? noise[r] + Jitter : 0);
                for (var i = 0; i < c; i++)
                    sum -= Factor[row + i] * Factor[other + i];
                Factor[row + c] = r == c ? Math.Sqrt(Math.Max(sum, 1e-3 * Jitter)) : sum / Factor[other + c];
            }
            logDeterminant += Math.Log(Factor[row + r]);
            double mean = Mean[j * k + r],
                gain = covariance.Target[r] * slope[r];
            for (var c = 0; c <= r; c++)
            {
                var sum = r == c ? 1.0 : 0;
                for (var i = c; i < r; i++)
                    sum -= Factor[row + i] * Whiten[start + i * (i + 1) / 2 + c];
                Whiten[row + c] = sum / Factor[row + r];
            }
            for (var i = 0; i < r; i++)
            {
                mean -= Factor[row + i] * WhiteMean[j * k + i];
                gain -= Factor[row + i] * Gain[j * k + i];
            }
            WhiteMean[j * k + r] = mean / Factor[row + r];
            Gain[j * k + r] = gain / Factor[row + r];
        }
        return logDeterminant;
    }
}
