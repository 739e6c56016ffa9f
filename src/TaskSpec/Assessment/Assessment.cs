using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What a family's declarations mean for a forecast: the figures, what costs how much, and what would help. Errors in score points.</summary>
public sealed record Assessment
{
    /// <summary>The family.</summary>
    public required Family Family { get; init; }

    /// <summary>The plan that it is judged under.</summary>
    public required ScalingPlan Plan { get; init; }

    /// <summary>How many items stand behind the figures.</summary>
    public required double Items { get; init; }

    /// <summary>How many independent items they are worth.</summary>
    public required double EffectiveItems { get; init; }

    /// <summary>The forecast error, floor, excess and penalty; null where the family has no headline metric.</summary>
    public ForecastSummary? Forecast { get; init; }

    /// <summary>Error over floor, at least 1.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>The largest excess that is allowed, as a share of the score's range between floor and ceiling.</summary>
    public double LimitShare { get; init; }

    /// <summary>The score's range: of a model that can do everything, less that of one that can do nothing. 0 where there is nothing to forecast.</summary>
    public double Range { get; init; }

    /// <summary>Whether the range is all of 0 to 1, so that points are shares: neither chance nor a ceiling narrows it.</summary>
    public bool IsWhole => Range > 1 - 1e-3;

    /// <summary>The same in score points: the share of this family's range; 0 where there is nothing to forecast.</summary>
    public double Limit { get; init; }

    /// <summary>Where no number of items is declared: the excess if there were ten thousand. Null where it is.</summary>
    public double? ExcessOfMany { get; init; }

    /// <summary>The metrics that the forecast may use, the headline first.</summary>
    public EquatableArray<MeasuredBy> Metrics { get; init; }

    /// <summary>What costs how much, the costliest first: the error without it.</summary>
    public EquatableArray<Alternative> Causes { get; init; }

    /// <summary>What would help, the cheapest sufficient change first: the error with it.</summary>
    public EquatableArray<Alternative> Remedies { get; init; }

    /// <summary>The expected headline score at each model of the ladder and at the target, where it was asked for.</summary>
    public EquatableArray<CurvePoint> Curve { get; init; }

    /// <summary>What attempts, tokens and tool calls would bring, at the ladder's largest model and the target, where it was asked for.</summary>
    public EquatableArray<InferencePoint> Inference { get; init; }

    /// <summary>What the limits make impossible to tell from the ladder, where it was asked for and they stop attempts.</summary>
    public Confounding? Confounded { get; init; }

    /// <summary>What results said of the family, which the figures go by; null where nothing was measured, or of something else.</summary>
    public MeasuredFamily? Measured { get; init; }

    /// <summary>Whether results leave nothing to forecast: models have all that there is to score. A small error is no merit then.</summary>
    public bool IsSolved { get; init; }

    /// <summary>What had to be assumed, in words, and what was measured.</summary>
    public EquatableArray<string> Assumptions { get; init; }

    /// <summary>Whether the excess is above the limit, and not only for a number of items that was assumed, or of what is solved.</summary>
    public bool Exceeds => !IsSolved && Forecast is { } forecast && forecast.Excess > Limit && !(ExcessOfMany <= Limit);

    /// <summary>What is wrong, in a few words: that models have solved the family, or the costliest cause of an excess above the limit.</summary>
    public string? Cause =>
        IsSolved ? MeasuredWords.Solved(Measured!)
        : Exceeds && !Causes.IsEmpty ? Causes[0].Name
        : null;

    /// <summary>The first remedy, where something is wrong; it says so where it is not enough.</summary>
    public string? Remedy =>
        IsSolved ? "harder tasks"
        : !Exceeds || Remedies.IsEmpty ? null
        : Remedies[0].Suffices ? Remedies[0].Name
        : Remedies[0].Name + ", not enough alone";
}

/// <summary>A metric that a forecast may use.</summary>
/// <param name="Name">Its class's name, and the step where it is recorded.</param>
/// <param name="Use">Its declaration.</param>
/// <param name="Linked">Whether it stands for the headline through a link that may misfit.</param>
public sealed record MeasuredBy(string Name, MetricUse Use, bool Linked)
{
    /// <summary>Its parameters in words, such as "k 10".</summary>
    public IEnumerable<string> Parameters =>
        new (string Name, double? Value)[]
        {
            ("k", Use.K),
            ("edits", Use.Edits),
            ("from order", Use.FromOrder),
            ("order", Use.Order),
            ("levels", Use.Levels),
            ("threshold", Use.Threshold),
            ("floor", Use.Floor),
            ("ceiling", Use.Ceiling),
            ("token correlation", Use.TokenCorrelation),
        }
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => FormattableString.Invariant($"{parameter.Name} {parameter.Value}"))
            .Concat(Use.Averaging is { } over ? [$"over {over.ToString().ToLowerInvariant()}"] : Array.Empty<string>());
}

/// <summary>The forecast with one thing changed.</summary>
/// <param name="Name">What is changed, in a few words.</param>
/// <param name="Error">The forecast error then.</param>
/// <param name="Excess">The excess then.</param>
/// <param name="Suffices">Whether the excess is then within the limit.</param>
public sealed record Alternative(string Name, double Error, double Excess, bool Suffices)
{
    /// <summary>The score's range then, which is another without a chance floor or a ceiling.</summary>
    public double Range { get; init; } = 1;

    /// <summary>The excess as a share of that range: what limits are held against.</summary>
    public double Share => Excess / Range;

    /// <summary>The metric to record, by the full metadata name of its class, where the change is that.</summary>
    public string? Metric { get; init; }

    /// <summary>The class on which to record it, by its full metadata name.</summary>
    public string? On { get; init; }

    /// <summary>How many samples there are then, where the change is nothing but their number.</summary>
    public double? Samples { get; init; }
}

/// <summary>One point of the response curve, over the prior.</summary>
/// <param name="Flop">Training compute in FLOP.</param>
/// <param name="Expected">Expected headline score.</param>
/// <param name="StandardError">Standard error of a measured score there: sampling noise and overlap.</param>
public sealed record CurvePoint(double Flop, double Expected, double StandardError);
