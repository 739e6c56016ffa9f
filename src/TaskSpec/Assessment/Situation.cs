using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A family under a plan, as the measurement model sees it: change one thing and ask again.</summary>
/// <param name="Ladder">The models and the target.</param>
/// <param name="Prior">Difficulty; the same whatever is changed.</param>
/// <param name="Metrics">The headline first, then what else is recorded and may stand for it.</param>
/// <param name="Coupling">What the items have in common.</param>
/// <param name="Spread">Spread of the tasks' midpoints in decades.</param>
/// <param name="Departures">How far reality is taken to leave the model; the same whatever is changed.</param>
internal sealed record Situation(
    Ladder Ladder,
    DifficultyPrior Prior,
    EquatableArray<Observation> Metrics,
    Coupling Coupling,
    double Spread,
    Departures Departures
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

    /// <summary>The error that is left even if the ladder's scores were known exactly.</summary>
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
        var response = Headline;
        var variance = Mean(logFlop, response, score => Math.Pow(StandardError(response, score), 2));
        return new(Math.Pow(10, logFlop), Mean(logFlop, response), Math.Sqrt(variance));
    }

    /// <summary>The mean over the prior of a score, or of something made of it.</summary>
    public double Mean(double logFlop, Response response, Func<double, double>? of = null)
    {
        var mean = 0.0;
        foreach (var node in Prior.Nodes)
        {
            var score = ScoreAt(response, node, logFlop);
            mean += node.Weight * (of is null ? score : of(score));
        }

        return mean;
    }

    /// <summary>The expected score of one difficulty at one compute.</summary>
    public static double ScoreAt(Response response, Measurement.Difficulty node, double logFlop) =>
        response.At(LatentAt(node, logFlop)).Mean;

    /// <summary>u = ln Λ of one difficulty at one compute.</summary>
    public static double LatentAt(Measurement.Difficulty node, double logFlop) =>
        Math.Log(Math.Log(2)) - node.Exponent * Math.Log(10) * (logFlop - node.HalfWayLogFlop);

    /// <summary>The standard error of a model's measured headline score: sampling noise and overlap.</summary>
    public double StandardError(Response response, double score)
    {
        var sharing = Coupling.SharingOf(Metrics[0].Attempts);
        var (low, high) = response.CoinEnds;
        // What the harness stops is no model's coin.
        var variance =
            sharing.ModelShare * Math.Max(0, (score - low) * (high - score)) + sharing.AttemptShare * score * (1 - score);
        return Math.Sqrt(Math.Max(0, variance * response.AllOrNothingIndex()));
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
            Departures = metric.LinkMisfit is { } link ? Departures with { LinkMisfit = link } : Departures,
        };

    /// <summary>A metric in the headline's units: difficulty is where that is half way, so that a length never moves the prior.</summary>
    public Observation Anchored(Observation metric) => metric.AnchoredBy(Metrics[0].Response);
}
