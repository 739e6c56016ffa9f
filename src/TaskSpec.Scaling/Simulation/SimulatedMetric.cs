using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>A metric of a family, whose scores are drawn by what its response says happens in an attempt.</summary>
internal sealed class SimulatedMetric
{
    // Of so many attempts the one at the fate's level counts: it is distributed as any one of them.
    private const int Draws = 16;

    private readonly Response response;
    private readonly ScoreLaw law;
    private readonly bool binary;
    private readonly bool rises;

    /// <param name="name">What results call it.</param>
    /// <param name="observation">The metric in the headline's units.</param>
    /// <param name="unit">How results state it.</param>
    public SimulatedMetric(string name, Observation observation, MetricUnit unit)
    {
        Name = name;
        Unit = unit;
        Linked = observation.Linked;
        LinkMisfit = observation.LinkMisfit;
        Attempts = observation.Attempts;
        Expected = observation.Response;
        response = HarnessStops.Unstopped(observation.Response);
        binary = IsBinary(response);
        rises = response is LogLikelihood;
        law = ScoreLaw.Of(response);
    }

    public string Name { get; }

    public MetricUnit Unit { get; }

    /// <summary>Whether it sees the headline's latent through a link.</summary>
    public bool Linked { get; }

    /// <summary>How far the link was measured to misfit, in u; null where that is assumed.</summary>
    public double? LinkMisfit { get; }

    /// <summary>Attempts of which one score of it is made.</summary>
    public int Attempts { get; }

    /// <summary>Its response as the forecast has it, the harness's ceiling in it.</summary>
    public Response Expected { get; }

    /// <summary>The score of an attempt at the latent u.</summary>
    /// <param name="fate">How lucky it is.</param>
    /// <param name="u">ln Λ of the item for the model.</param>
    /// <param name="stopped">Whether the harness stops attempts at the item.</param>
    public double Score(Fate fate, double u, bool stopped)
    {
        if (stopped && HarnessStops.Stops(Expected))
            return HarnessStops.ScoreOf(Expected, fate);
        if (binary)
            return fate.Level < law.Mean(u) ? 1 : 0;
        var random = fate.Key.With(Name).Random();
        Span<double> scores = stackalloc double[Draws];
        for (var i = 0; i < Draws; i++)
            scores[i] = law.Attempt(u, random);
        scores.Sort();
        var rank = (int)(fate.Level * Draws);
        return scores[rises ? rank : Draws - 1 - rank];
    }

    // Then its mean says all of it.
    private static bool IsBinary(Response response) =>
        response switch
        {
            AllRight or AllSteps or ChoiceAccuracy or PoolWins or TokensWithin or Grades { Levels: <= 2 } => true,
            Behind behind => IsBinary(behind.Inner),
            _ => false,
        };
}
