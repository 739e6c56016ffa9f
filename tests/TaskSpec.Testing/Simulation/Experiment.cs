using System.Globalization;

namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>A family to simulate: what is seen of it at the ladder, and what its attempts have in common.</summary>
/// <param name="Form">A short name of the metric.</param>
/// <param name="Headline">The score to forecast.</param>
/// <param name="Observed">The metric that is seen.</param>
/// <param name="Linked">Whether it is seen through a link that may misfit.</param>
public sealed record Experiment(string Form, Response Headline, Response Observed, bool Linked)
{
    /// <summary>Seven models from 1e18 to 1e22, the target at 1e24.</summary>
    public static Ladder SevenModels { get; } = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);

    /// <summary>Tokens, or choices, or steps; 0 where the form has none.</summary>
    public int Length { get; init; }

    /// <summary>Attempts of a model.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>Tasks that stand on capabilities, and have midpoints, of their own; the attempts are shared out evenly. 0 for one an attempt.</summary>
    public int Effective { get; init; }

    /// <summary>The share of an attempt's score that a model fixes once for a capability.</summary>
    public double Jump { get; init; }

    /// <summary>Correlation of a model's attempts, beyond the jump.</summary>
    public double AttemptCorrelation { get; init; }

    /// <summary>Standard deviation in decades of the midpoints that tasks are drawn from.</summary>
    public double Spread { get; init; }

    /// <summary>Standard deviation in decades of what one model's compute is worth against another's.</summary>
    public double ModelDecades { get; init; }

    /// <summary>What is believed of the curves: of several misfits the one that is named, as a ladder has one; null for <see cref="Reference"/>.</summary>
    public (CurveBeliefs Curves, int Misfit)? Believed { get; init; }

    /// <summary>Independent tasks.</summary>
    public int Tasks => Effective == 0 ? Samples : Effective;

    /// <summary>What the forecast error is asked for.</summary>
    public Design Design =>
        new(
            SevenModels,
            DifficultyPrior.Uniform(SevenModels, Believed?.Curves ?? Reference.Curves),
            Headline,
            Observed,
            Linked,
            Sharing.Of(Samples, 1, Tasks, Jump, AttemptCorrelation),
            Sharing.ObservedSpread(Spread, Tasks)
        )
        {
            Departures = (
                Believed is { } one ? new(one.Curves.Misfits[one.Misfit].Value, one.Curves.MisfitDecades) : Reference.Departures
            ) with
            {
                ModelDecades = ModelDecades,
            },
        };

    /// <summary>How far it is forecast to miss.</summary>
    public double Forecast() => ForecastError.Of(Design).Error;

    /// <summary>The form, and where the point stands in the grid.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Form}{Part(" ", Length)}, {Samples} attempts{Part(", tasks ", Effective)}{Part(", jump ", Jump)}{Part(", correlation ", AttemptCorrelation)}{Part(", spread ", Spread)}"
        );

    private static string Part(string name, double value) => value == 0 ? "" : FormattableString.Invariant($"{name}{value}");
}
