using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A family under a plan, as the measurement model sees it: change one thing and ask again.</summary>
/// <param name="Ladder">The models and the target.</param>
/// <param name="Prior">Difficulty; the same whatever is changed.</param>
/// <param name="Metrics">The headline first, then what else is recorded and may stand for it.</param>
/// <param name="Coupling">What the items have in common.</param>
/// <param name="Spread">Spread of the tasks' midpoints in decades.</param>
/// <param name="Draws">Data sets a node of the prior.</param>
/// <param name="Assumptions">How far reality is taken to leave the model.</param>
internal sealed record Situation(
    Ladder Ladder,
    DifficultyPrior Prior,
    EquatableArray<Observation> Metrics,
    Coupling Coupling,
    double Spread,
    int Draws,
    Assumptions Assumptions
)
{
    /// <summary>How the headline score responds, half way at Λ = ln 2.</summary>
    public Response Headline => Anchored(Metrics[0]).Response;

    /// <summary>The forecast: that of the best metric, since the noise of several at the same attempts is not independent.</summary>
    public Forecast Error()
    {
        Forecast? best = null;
        foreach (var metric in Metrics)
        {
            var forecast = ForecastError.Near(DesignOf(metric));
            if (best is null || forecast.Error < best.Error)
                best = forecast;
        }

        return best!;
    }

    /// <summary>The error that no metric, sample or further task could lower.</summary>
    public Forecast Floor() => ForecastError.Floor(DesignOf(Metrics[0]));

    /// <summary>The excess of the error over the floor.</summary>
    public double Excess() => Error().ExcessOver(Floor());

    /// <summary>The excess as a share of the score's range, which a floor or a ceiling narrows.</summary>
    public double RelativeExcess() => Excess() / Range();

    /// <summary>The least excess that any metric could leave.</summary>
    public double LeastExcess() => ForecastError.LeastExcess(DesignOf(Metrics[0]));

    /// <summary>The headline score of a model that can do everything, less that of one that can do nothing.</summary>
    public double Range()
    {
        var response = Headline;
        return Math.Max(1e-6, response.At(-40).Mean - response.At(6.5).Mean);
    }

    /// <summary>The expected headline score at one compute over the prior, and the standard error of a measured one there.</summary>
    public CurvePoint At(double logFlop)
    {
        double mean = 0,
            square = 0,
            noise = 0;
        var response = Headline;
        var sharing = Coupling.SharingOf(Metrics[0].Attempts);
        var share = (sharing.ModelShare + sharing.AttemptShare) * response.AllOrNothingIndex();
        foreach (var node in Prior.Nodes)
        {
            var u = Math.Log(Math.Log(2)) - node.Exponent * Math.Log(10) * (logFlop - node.HalfWayLogFlop);
            var score = response.At(u).Mean;
            mean += node.Weight * score;
            square += node.Weight * score * score;
            noise += node.Weight * score * (1 - score);
        }

        return new(Math.Pow(10, logFlop), mean, Math.Sqrt(Math.Max(0, noise * share)));
    }

    /// <summary>The situation with each metric changed.</summary>
    public Situation With(Func<Observation, Observation> change) =>
        this with
        {
            Metrics = Metrics.Select(change).ToEquatableArray(),
        };

    private Design DesignOf(Observation metric) =>
        new(
            Ladder,
            Prior,
            Headline,
            Anchored(metric).Response,
            metric.Linked,
            Coupling.SharingOf(metric.Attempts),
            Sharing.ObservedSpread(Spread, Coupling.Effective)
        )
        {
            Draws = Draws,
            // What else is believed is in the other parts already: designs that do not differ otherwise are one in the caches.
            Assumptions = new(Assumptions.Misfit, Assumptions.MisfitDecades, Assumptions.LinkMisfit, Assumptions.LinkDecades),
        };

    // Difficulty is where the headline is half way between its floor and ceiling, so that a length never moves the prior.
    private Observation Anchored(Observation metric)
    {
        var headline = Metrics[0].Response;
        return metric.Anchored(headline.HalfWay() / (headline.Scale * Math.Log(2)));
    }
}
