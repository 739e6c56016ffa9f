namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;
using TaskSpec.Scaling.Simulation;

/// <summary>How far the posterior mean missed.</summary>
/// <param name="Error">Root mean square in score.</param>
/// <param name="StandardError">Of that.</param>
public readonly record struct Missed(double Error, double StandardError);

/// <summary>Ladders drawn from the whole model attempt by attempt, each forecast by its posterior mean.</summary>
/// <param name="experiment">What is simulated.</param>
/// <param name="seed">Equal seeds are equal ladders.</param>
public sealed class LadderSimulation(Experiment experiment, int seed)
{
    private readonly Random random = new(seed);
    private readonly ScoreLaw observed = ScoreLaw.Of(experiment.Observed, experiment.Spread > 0);
    private readonly ScoreLaw? headline = experiment.Jump > 0 ? ScoreLaw.Of(experiment.Headline) : null;
    private readonly double capability = Math.Sqrt(experiment.Jump);
    private readonly double execution = Math.Sqrt((1 - experiment.Jump) * experiment.AttemptCorrelation);

    /// <summary>The error of the posterior mean, over so many ladders.</summary>
    public Missed Error(int ladders)
    {
        var design = experiment.Design;
        var laws = LatentLaw.ByExponent(design);
        var posterior = new Posterior(design, observed, laws);
        double sum = 0,
            squares = 0;
        for (var ladder = 0; ladder < ladders; ladder++)
        {
            // Evenly over the prior, which is where most of the variance of a miss comes from.
            var node = At(design.Prior, (ladder + random.NextDouble()) / ladders);
            var latents = laws[node.Exponent];
            var normals = Gauss(latents.Models);
            var offsets = Offsets(node);
            var data = Array.ConvertAll(latents.Latents(node, normals), u => MeanScore(u, offsets));
            var truth = Target(latents.Target(node, normals) + latents.Remaining * random.Gauss(), offsets);
            var square = Math.Pow(truth - posterior.Mean(data), 2);
            sum += square;
            squares += square * square;
        }
        var error = Math.Sqrt(sum / ladders);
        return new(error, Math.Sqrt(Math.Max(0, squares / ladders - Math.Pow(error, 4)) / ladders) / (2 * error));
    }

    // An attempt repeats the model's one score for its capability, or its one execution, or is fresh.
    private double MeanScore(double u, double[] offsets)
    {
        var fixedOnce = Array.ConvertAll(offsets, offset => capability > 0 ? observed.Attempt(u + offset, random) : 0);
        var shared = execution > 0 ? observed.Attempt(u, random) : 0;
        var sum = 0.0;
        for (var i = 0; i < experiment.Samples; i++)
        {
            var task = i % offsets.Length;
            var fate = capability + execution > 0 ? random.NextDouble() : 1;
            sum +=
                fate < capability ? fixedOnce[task]
                : fate < capability + execution ? shared
                : observed.Attempt(u + offsets[task], random);
        }
        return sum / experiment.Samples;
    }

    private double Target(double u, double[] offsets)
    {
        var sum = 0.0;
        foreach (var offset in offsets)
        {
            var expected = experiment.Headline.At(u + offset).Mean;
            sum += expected;
            if (headline is not null)
                sum += capability * (headline.Attempt(u + offset, random) - expected);
        }
        return sum / offsets.Length;
    }

    // About their own centre: x₅₀ is the family's.
    private double[] Offsets(Difficulty node)
    {
        if (experiment.Spread == 0)
            return new double[capability > 0 ? experiment.Tasks : 1];
        var midpoints = Gauss(experiment.Tasks);
        var centre = midpoints.Average();
        return Array.ConvertAll(midpoints, z => (z - centre) * experiment.Spread * node.Exponent * Math.Log(10));
    }

    private static Difficulty At(DifficultyPrior prior, double share)
    {
        foreach (var node in prior.Nodes)
            if ((share -= node.Weight) < 0)
                return node;
        return prior.Nodes[^1];
    }

    private double[] Gauss(int count)
    {
        var normals = new double[count];
        for (var i = 0; i < count; i++)
            normals[i] = random.Gauss();
        return normals;
    }
}
