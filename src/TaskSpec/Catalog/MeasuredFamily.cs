namespace TaskSpec.Catalogs;

/// <summary>What results said of a family, as <c>taskspec calibrate</c> wrote it. docs/calibration.md.</summary>
/// <remarks>It holds for the version that was measured: of any other the rules say so, and go by what is declared.</remarks>
/// <param name="Family">The family's id.</param>
/// <param name="Metric">The headline metric, as results call it.</param>
/// <param name="Models">How many models were measured; at least 1.</param>
/// <param name="FromFlop">Training compute of the smallest, in FLOP.</param>
/// <param name="ToFlop">That of the largest.</param>
public sealed record MeasuredFamily(string Family, string Metric, int Models, double FromFlop, double ToFlop)
{
    /// <summary>The family's version when it was measured.</summary>
    public string? Version { get; init; }

    /// <summary>What its results hung on then, part by part (<see cref="Assessments.Calibration"/>).</summary>
    public EquatableArray<string> Fingerprint { get; init; }

    /// <summary>The names of the files of results.</summary>
    public EquatableArray<string> Results { get; init; }

    /// <summary>The ISO date since when this is known.</summary>
    public string? Since { get; init; }

    /// <summary>How many of the models scored above the headline's chance floor by more than noise allows (one-sided, 5 %).</summary>
    public int? AboveFloor { get; init; }

    /// <summary>How many of the models a perfect one would not beat by more than noise allows (one-sided, 5 %).</summary>
    public int? AtCeiling { get; init; }

    /// <summary>Where the headline is half way, and how fast it gets there.</summary>
    public MeasuredDifficulty? Difficulty { get; init; }

    /// <summary>Standard deviation in u by which the curve leaves its family.</summary>
    public Estimate? Misfit { get; init; }

    /// <summary>Over how many decades of compute that misfit stays alike; more than 0.</summary>
    public double? MisfitDecades { get; init; }

    /// <summary>Share of an outcome that a model fixes once for all attempts, in [0, 1].</summary>
    public Estimate? Jump { get; init; }

    /// <summary>Standard deviation, in decades of compute, of the tasks' or items' half-way points within the family.</summary>
    public Estimate? SpreadDecades { get; init; }

    /// <summary>Residual correlation of two tasks' or items' outcomes within the family, given the model's compute; in [−1, 1].</summary>
    public Estimate? ItemCorrelation { get; init; }

    /// <summary>How far other metrics leave the headline's latent, in ordinal order.</summary>
    public EquatableArray<MeasuredLink> Links { get; init; }

    /// <summary>Residual correlations with other families, given compute, in ordinal order of their ids.</summary>
    public EquatableArray<MeasuredCorrelation> Correlations { get; init; }

    /// <summary>Forecasts that had been registered, beside what came.</summary>
    public EquatableArray<ForecastOutcome> Outcomes { get; init; }
}

/// <summary>An estimate with its 95 % interval.</summary>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>A posterior of difficulty, normal in log10 FLOP and ln b.</summary>
/// <param name="HalfAtFlop">Training compute at which the headline is half way between floor and ceiling, in FLOP.</param>
/// <param name="Decades">Its standard deviation in decades.</param>
/// <param name="Exponent">b: surprisal falls as compute^−b; more than 0.</param>
/// <param name="ExponentDeviation">Standard deviation of ln b.</param>
/// <param name="Correlation">Of log10 FLOP with ln b, in (−1, 1).</param>
public sealed record MeasuredDifficulty(
    double HalfAtFlop,
    double Decades,
    double Exponent,
    double ExponentDeviation,
    double Correlation
);

/// <summary>How far a metric's latent leaves the headline's.</summary>
/// <param name="Metric">The metric as results call it: of a step's output, <c>step.metric</c>.</param>
/// <param name="Misfit">Standard deviation in u.</param>
/// <param name="Models">How many models have both.</param>
public sealed record MeasuredLink(string Metric, Estimate Misfit, int Models);

/// <summary>The residual correlation with another family.</summary>
/// <param name="With">Its id.</param>
/// <param name="Phi">The correlation of the two families' scores over models, given compute, without sampling noise; in [−1, 1].</param>
/// <param name="Models">How many models have both.</param>
public sealed record MeasuredCorrelation(string With, Estimate Phi, int Models);

/// <summary>A forecast that was registered before, beside what came.</summary>
/// <param name="Metric">The metric that was forecast, as results call it.</param>
/// <param name="Forecast">The forecast score with its 95 % interval.</param>
/// <param name="Registered">The ISO date when it was registered.</param>
/// <param name="TargetFlop">For which training compute, in FLOP.</param>
/// <param name="Model">The model that came.</param>
/// <param name="Observed">Its score.</param>
/// <param name="StandardError">The standard error of that; 0 where unknown.</param>
public sealed record ForecastOutcome(
    string Metric,
    Estimate Forecast,
    string Registered,
    double TargetFlop,
    string Model,
    double Observed,
    double StandardError
);
