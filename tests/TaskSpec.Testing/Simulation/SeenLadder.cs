namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>A ladder's mean scores, and what they say of its latents.</summary>
internal sealed class SeenLadder(QuasiLikelihood scores, double[] data)
{
    private readonly (double Peak, double Greatest)[] alone = Array.ConvertAll(data, scores.Of);

    public double Log(double[] latents)
    {
        var sum = 0.0;
        for (var i = 0; i < data.Length; i++)
            sum += scores.Log(data[i], alone[i].Greatest, latents[i]);
        return sum;
    }

    /// <summary>The most likely that a node can make the data: no misfit of 5 standard deviations brings a latent further.</summary>
    public double Bound(LatentLaw law, Difficulty node)
    {
        var reach = 5 * law.Deviation;
        var nearest = new double[data.Length];
        for (var i = 0; i < data.Length; i++)
        {
            var curve = law.Curve(node, i);
            nearest[i] = Math.Min(curve + reach, Math.Max(curve - reach, alone[i].Peak));
        }
        return Log(nearest);
    }

    /// <summary>Where a node's posterior is greatest, in the normals that the latents are made of, and its precision (Fisher's scoring).</summary>
    public (double[] Mode, Triangle Precision) Mode(LatentLaw law, Difficulty node)
    {
        var (models, factor) = (law.Models, law.Factor);
        var mode = new double[models];
        var precision = new Triangle(models);
        for (var step = 0; step < 8; step++)
        {
            var next = new double[models];
            var information = new double[models];
            var u = law.Latents(node, mode);
            for (var i = 0; i < models; i++)
            {
                (var gradient, information[i]) = scores.Slopes(data[i], u[i]);
                var pull = gradient + information[i] * (u[i] - law.Curve(node, i));
                for (var a = 0; a <= i; a++)
                    next[a] += factor[i, a] * pull;
            }
            precision.Factor(
                (a, b) =>
                {
                    var sum = a == b ? 1.0 : 0;
                    for (var i = a; i < models; i++)
                        sum += factor[i, a] * factor[i, b] * information[i];
                    return sum;
                }
            );
            precision.Solve(next);
            precision.SolveTransposed(next);
            var change = 0.0;
            for (var i = 0; i < models; i++)
                change = Math.Max(change, Math.Abs(next[i] - mode[i]));
            // Far from the mode a whole step may overshoot.
            for (var i = 0; i < models; i++)
                mode[i] += (next[i] - mode[i]) * Math.Min(1, 2 / change);
            if (change < .01)
                break;
        }
        return (mode, precision);
    }
}
