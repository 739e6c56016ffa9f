using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>States a drawn score as results state it: between the metric's worst and best value, in nats, or in seconds.</summary>
/// <param name="use">The metric.</param>
/// <param name="response">Its response.</param>
/// <param name="tokens">Tokens of the output.</param>
/// <param name="timeLimit">The time limit in seconds; null where there is none, and times are shares of one.</param>
internal sealed class MetricUnit(MetricUse use, Response response, double tokens, double? timeLimit)
{
    // Of English text and the usual tokenizers.
    private const double BytesPerToken = 4;

    // e^300 is a number, and e^700 next to none.
    private const double MostNats = 300;

    /// <summary>The value, and whether the time limit cut it off.</summary>
    public (double Value, ResultState State) Of(double drawn) =>
        (response, use.Form) switch
        {
            (LogLikelihood, _) => (Likelihood(drawn), ResultState.Scored),
            // Of what a tool wrote its tokens are all that is known.
            (_, Form.LogLikelihood) => (Likelihood(-tokens * Math.Log(Math.Max(drawn, .5 / tokens))), ResultState.Scored),
            (ChoiceLogLikelihoods, _) => (Attempts.NatsPerStrength * drawn, ResultState.Scored),
            (TimeSaved, _) when use.Best is null || use.Worst is null => (
                (timeLimit ?? 1) * (1 - drawn),
                drawn > 0 ? ResultState.Scored : ResultState.Limit
            ),
            _ => (use is { Best: { } best, Worst: { } worst } ? worst + (best - worst) * drawn : drawn, ResultState.Scored),
        };

    private double Likelihood(double nats) =>
        use.Type switch
        {
            "TaskSpec.BitsPerByte" => nats / (Math.Log(2) * BytesPerToken * tokens),
            "TaskSpec.Perplexity" => Math.Exp(Math.Min(MostNats, nats / tokens)),
            _ => -nats,
        };
}
