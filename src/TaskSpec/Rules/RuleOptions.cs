namespace TaskSpec.Rules;

/// <summary>The limits that rules hold declarations to. An <c>.editorconfig</c> sets each for a folder: <c>taskspec.excess_limit = 0.1</c>.</summary>
public sealed record RuleOptions
{
    /// <summary>The options that hold where nobody sets any.</summary>
    public static RuleOptions Default { get; } = new();

    /// <summary>The largest excess, as a share of the score's range between floor and ceiling: <c>taskspec.excess_limit</c>.</summary>
    /// <remarks>
    /// A forecast should tell the next generation of models from this one: ten times the compute lifts a score in the middle of its rise by b·ln 10/e of
    /// its range, .15 at the exponents that most tables have (.18).
    /// </remarks>
    public double ExcessLimit { get; init; } = .15;

    /// <summary>The largest floor of a plan, in score points: <c>taskspec.floor_limit</c>.</summary>
    public double FloorLimit { get; init; } = .15;

    /// <summary>The fewest effective items of a family or suite: <c>taskspec.effective_items</c>.</summary>
    public double EffectiveItems { get; init; } = 10;

    /// <summary>The smallest share of effective in all items: <c>taskspec.effective_share</c>.</summary>
    public double EffectiveShare { get; init; } = .25;

    /// <summary>The fewest models of a ladder: <c>taskspec.ladder_models</c>.</summary>
    public double LadderModels { get; init; } = 4;

    /// <summary>The fewest decades of compute that a ladder spans: <c>taskspec.ladder_decades</c>.</summary>
    public double LadderDecades { get; init; } = 2;

    /// <summary>By what factor a declared length may differ from a profile's: <c>taskspec.length_factor</c>.</summary>
    public double LengthFactor { get; init; } = 2;

    /// <summary>How much the lengths of targets may vary, as a standard deviation over their mean: <c>taskspec.length_variation</c>.</summary>
    public double LengthVariation { get; init; } = .5;

    /// <summary>The fewest models between 10 and 90 % of the score's range: <c>taskspec.window_models</c>.</summary>
    public double WindowModels { get; init; } = 3;

    /// <summary>The most decades of compute from the largest model to the target: <c>taskspec.target_decades</c>.</summary>
    public double TargetDecades { get; init; } = 2;

    /// <summary>The difference of two models' scores that samples should tell, in score points: <c>taskspec.detectable_points</c>.</summary>
    public double DetectablePoints { get; init; } = .03;

    /// <summary>The correlation from which two families are nearly one: <c>taskspec.correlation_limit</c>.</summary>
    public double CorrelationLimit { get; init; } = .5;

    /// <summary>The largest share of partial credit behind one exact gate: <c>taskspec.gated_credit</c>.</summary>
    public double GatedCredit { get; init; } = .5;

    /// <summary>The human time in minutes above which a task is taken to have steps: <c>taskspec.agentic_minutes</c>.</summary>
    public double AgenticMinutes { get; init; } = 15;

    /// <summary>How far a correlation may lie outside its measured 95 % interval: <c>taskspec.correlation_margin</c>.</summary>
    public double CorrelationMargin { get; init; } = .1;

    /// <summary>Every option by its key, with how to set it.</summary>
    public static IReadOnlyDictionary<string, Func<RuleOptions, double, RuleOptions>> Keys { get; } =
        new Dictionary<string, Func<RuleOptions, double, RuleOptions>>(StringComparer.Ordinal)
        {
            ["taskspec.excess_limit"] = (options, value) => options with { ExcessLimit = value },
            ["taskspec.floor_limit"] = (options, value) => options with { FloorLimit = value },
            ["taskspec.effective_items"] = (options, value) => options with { EffectiveItems = value },
            ["taskspec.effective_share"] = (options, value) => options with { EffectiveShare = value },
            ["taskspec.ladder_models"] = (options, value) => options with { LadderModels = value },
            ["taskspec.ladder_decades"] = (options, value) => options with { LadderDecades = value },
            ["taskspec.detectable_points"] = (options, value) => options with { DetectablePoints = value },
            ["taskspec.length_factor"] = (options, value) => options with { LengthFactor = value },
            ["taskspec.length_variation"] = (options, value) => options with { LengthVariation = value },
            ["taskspec.window_models"] = (options, value) => options with { WindowModels = value },
            ["taskspec.target_decades"] = (options, value) => options with { TargetDecades = value },
            ["taskspec.correlation_limit"] = (options, value) => options with { CorrelationLimit = value },
            ["taskspec.correlation_margin"] = (options, value) => options with { CorrelationMargin = value },
            ["taskspec.gated_credit"] = (options, value) => options with { GatedCredit = value },
            ["taskspec.agentic_minutes"] = (options, value) => options with { AgenticMinutes = value },
        };

    /// <summary>Reads the options of one tree; a value that is no positive number is left at its default.</summary>
    /// <param name="value">Gives a key's text, or null.</param>
    public static RuleOptions Read(Func<string, string?> value)
    {
        var options = Default;
        foreach (var key in Keys)
        {
            var style = System.Globalization.NumberStyles.Float;
            var culture = System.Globalization.CultureInfo.InvariantCulture;
            if (value(key.Key) is { } text && double.TryParse(text, style, culture, out var number) && number > 0 && number < 1e9)
                options = key.Value(options, number);
        }

        return options;
    }
}
