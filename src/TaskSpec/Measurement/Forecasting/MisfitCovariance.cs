namespace TaskSpec.Measurement;

/// <summary>Covariances of the latents' departures from the family of curves: squared-exponential in log10 FLOP.</summary>
internal sealed class MisfitCovariance
{
    private const double Jitter = 1e-9;

    /// <summary>Between models, misfit and link together; models × models.</summary>
    public readonly double[] Data;

    /// <summary>Between each model and the target: misfit alone, because the headline has no link.</summary>
    public readonly double[] Target;

    /// <summary>The target's misfit variance.</summary>
    public readonly double AtTarget;

    /// <summary>Misfit and link variance of one latent.</summary>
    public readonly double Variance;

    public MisfitCovariance(Ladder ladder, Departures assumed, double link)
    {
        var models = ladder.LogFlop.Count;
        AtTarget = assumed.Misfit * assumed.Misfit;
        Variance = AtTarget + link * link;
        Data = new double[models * models];
        Target = new double[models];
        for (var i = 0; i < models; i++)
        {
            Target[i] = Kernel(ladder.LogFlop[i], ladder.TargetLogFlop, assumed.Misfit, assumed.MisfitDecades);
            for (var j = 0; j < models; j++)
                Data[i * models + j] =
                    Kernel(ladder.LogFlop[i], ladder.LogFlop[j], assumed.Misfit, assumed.MisfitDecades)
                    + Kernel(ladder.LogFlop[i], ladder.LogFlop[j], link, assumed.LinkDecades)
                    + (i == j ? Jitter : 0);
        }
    }

    private static double Kernel(double x, double y, double deviation, double length)
    {
        var distance = (x - y) / Math.Max(length, 1e-6);
        return deviation * deviation * Math.Exp(-0.5 * distance * distance);
    }
}
