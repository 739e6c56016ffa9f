using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement;

/// <summary>
/// Ladders drawn from the whole model with counts as data, and for each the exact posterior mean of the target's score: by importance
/// sampling around the mode, so that nothing of the engine's scale, linearisation or tables is used but the responses.
/// </summary>
internal sealed class LadderSimulation
{
    private const int Draws = 8;
    private readonly Design design;
    private readonly double trials;
    private readonly double noise;
    private readonly Random random = new(20240611);
    private readonly int models;
    private readonly double[,] factor;
    private readonly double[] toTarget;
    private readonly double remaining;
    private readonly ScoreTable observed;
    private readonly ScoreTable headline;
    private readonly double[,] draws;

    /// <param name="design">Without overlap.</param>
    /// <param name="trials">Binomial trials a model; 0 for a log surprisal seen with normal noise of this standard deviation.</param>
    public LadderSimulation(Design design, double trials, double noise = 0)
    {
        (this.design, this.trials, this.noise) = (design, trials, noise);
        var x = design.Ladder.LogFlop;
        models = x.Count;
        factor = Cholesky(i =>
            j => Kernel(x[i] - x[j], .25, 1) + (design.Linked ? Kernel(x[i] - x[j], .2, 3) : 0) + (i == j ? 1e-9 : 0)
        );
        toTarget = new double[models];
        remaining = .25 * .25;
        for (var i = 0; i < models; i++)
        {
            toTarget[i] = Kernel(x[i] - design.Ladder.TargetLogFlop, .25, 1);
            for (var j = 0; j < i; j++)
                toTarget[i] -= factor[i, j] * toTarget[j];
            toTarget[i] /= factor[i, i];
            remaining -= toTarget[i] * toTarget[i];
        }
        (observed, headline) = (new(design.Observed), new(design.Headline));
        draws = GoldenNormals.Draws(Draws, models);
    }

    /// <summary>Root mean square of (Y − E[Y | data]) over so many ladders.</summary>
    public double Error(int ladders)
    {
        var nodes = design.Prior.Nodes;
        var sum = 0.0;
        for (var ladder = 0; ladder < ladders; ladder++)
        {
            var node = nodes[random.Next(nodes.Count)];
            var eta = Enumerable.Range(0, models).Select(_ => Gauss()).ToArray();
            var latent = Latents(node, eta);
            var data = latent.Select(Observe).ToArray();
            var truth = headline.At(Target(node, eta) + Math.Sqrt(remaining) * Gauss()).P;
            var miss = truth - PosteriorMean(data);
            sum += miss * miss;
        }
        return Math.Sqrt(sum / ladders);
    }

    private double PosteriorMean(double[] data)
    {
        var nodes = design.Prior.Nodes;
        // No misfit of 5 standard deviations can bring the latent further than this: an upper bound on each node's likelihood.
        var reach = 5 * Math.Sqrt(.0625 + (design.Linked ? .04 : 0));
        var peaks = data.Select(Peak).ToArray();
        var bounds = nodes
            .Select(node => Enumerable.Range(0, models).Sum(i => Likelihood(data[i], Near(peaks[i], Base(node, i), reach)).Log))
            .ToArray();
        double best = double.NegativeInfinity,
            total = 0,
            mean = 0;
        foreach (var j in Enumerable.Range(0, nodes.Count).OrderByDescending(j => bounds[j]))
        {
            if (bounds[j] < best - 12)
                break;
            foreach (var (log, score) in Weighted(nodes[j], data))
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

    private IEnumerable<(double Log, double Score)> Weighted(Difficulty node, double[] data)
    {
        var eta = new double[models];
        var precision = new double[models, models];
        for (var step = 0; step < 8; step++)
        {
            var right = new double[models];
            var latent = Latents(node, eta);
            precision = new double[models, models];
            for (var i = 0; i < models; i++)
            {
                var (_, gradient, information) = Likelihood(data[i], latent[i]);
                var pull = gradient + information * (latent[i] - Base(node, i));
                for (var a = 0; a <= i; a++)
                {
                    right[a] += factor[i, a] * pull;
                    for (var b = 0; b <= i; b++)
                        precision[a, b] += factor[i, a] * factor[i, b] * information;
                }
            }
            var c = precision;
            precision = Cholesky(i => j => c[i, j] + (i == j ? 1 : 0));
            var next = Solve(precision, right);
            var change = eta.Zip(next, (x, y) => Math.Abs(x - y)).Max();
            eta = change > 2 ? [.. eta.Zip(next, (x, y) => x + (y - x) * 2 / change)] : next;
            if (change < .01)
                break;
        }
        var determinant = Enumerable.Range(0, models).Sum(i => Math.Log(precision[i, i]));
        for (var s = 0; s < Draws; s++)
        {
            var xi = Enumerable.Range(0, models).Select(i => draws[s, i]).ToArray();
            var shift = SolveUpper(precision, xi);
            var point = eta.Zip(shift, (x, y) => x + y).ToArray();
            var latent = Latents(node, point);
            var log = -determinant;
            for (var i = 0; i < models; i++)
                log += Likelihood(data[i], latent[i]).Log + .5 * (xi[i] * xi[i] - point[i] * point[i]);
            yield return (log, headline.Blurred(Target(node, point), Math.Sqrt(remaining)));
        }
    }

    private (double Log, double Gradient, double Information) Likelihood(double datum, double u)
    {
        if (trials == 0)
            return (-.5 * Math.Pow((datum - u) / noise, 2), (datum - u) / (noise * noise), 1 / (noise * noise));
        var (p, slope) = observed.At(u);
        p = Math.Min(1 - 1e-10, Math.Max(1e-10, p));
        var ratio = slope / (p * (1 - p));
        return (datum * Math.Log(p) + (trials - datum) * Math.Log(1 - p), (datum - trials * p) * ratio, trials * slope * ratio);
    }

    private double Observe(double u)
    {
        if (trials == 0)
            return u + noise * Gauss();
        var p = observed.At(u).P;
        var count = 0;
        for (var i = 0; i < trials; i++)
            if (random.NextDouble() < p)
                count++;
        return count;
    }

    private double Peak(double datum) => trials == 0 ? datum : observed.Inverse(datum / trials);

    private static double Near(double peak, double centre, double reach) =>
        Math.Min(centre + reach, Math.Max(centre - reach, peak));

    private double Base(Difficulty node, int i) => At(node, design.Ladder.LogFlop[i]);

    private static double At(Difficulty node, double x) =>
        Math.Log(Math.Log(2)) - node.Exponent * Math.Log(10) * (x - node.HalfWayLogFlop);

    private double Target(Difficulty node, double[] eta) =>
        At(node, design.Ladder.TargetLogFlop) + toTarget.Zip(eta, (h, e) => h * e).Sum();

    private double[] Latents(Difficulty node, double[] eta)
    {
        var latent = new double[models];
        for (var i = 0; i < models; i++)
        {
            latent[i] = Base(node, i);
            for (var j = 0; j <= i; j++)
                latent[i] += factor[i, j] * eta[j];
        }
        return latent;
    }

    private double Gauss() => Normal.Quantile(Math.Max(1e-15, random.NextDouble()));

    private static double Kernel(double distance, double deviation, double length) =>
        deviation * deviation * Math.Exp(-.5 * distance * distance / (length * length));

    private double[,] Cholesky(Func<int, Func<int, double>> matrix)
    {
        var c = new double[models, models];
        for (var i = 0; i < models; i++)
        for (var j = 0; j <= i; j++)
        {
            var sum = matrix(i)(j);
            for (var k = 0; k < j; k++)
                sum -= c[i, k] * c[j, k];
            c[i, j] = i == j ? Math.Sqrt(sum) : sum / c[j, j];
        }
        return c;
    }

    private double[] Solve(double[,] c, double[] right)
    {
        var y = new double[models];
        for (var i = 0; i < models; i++)
        {
            y[i] = right[i];
            for (var k = 0; k < i; k++)
                y[i] -= c[i, k] * y[k];
            y[i] /= c[i, i];
        }
        return SolveUpper(c, y);
    }

    private double[] SolveUpper(double[,] c, double[] right)
    {
        var y = new double[models];
        for (var i = models - 1; i >= 0; i--)
        {
            y[i] = right[i];
            for (var k = i + 1; k < models; k++)
                y[i] -= c[k, i] * y[k];
            y[i] /= c[i, i];
        }
        return y;
    }
}
