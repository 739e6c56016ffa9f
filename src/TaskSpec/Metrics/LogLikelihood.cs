namespace TaskSpec;

/// <summary>The log-likelihood of the target given the input, in nats: 0 at best, without a lower bound.</summary>
/// <remarks>
/// It adds up over tokens, so that it is linear where everything else is not; on a step it reads the tool's input, before any
/// gate.
/// </remarks>
/// <example>
/// Beside a metric of right answers, or on the step before a gate: it shows a trend before any is right.
/// <code><![CDATA[
/// [Headline<ExactMatch>, Records<LogLikelihood>]
/// ]]></code>
/// </example>
[Metric(
    "log_likelihood",
    Form.LogLikelihood,
    By = By.LogProbs,
    Best = 0,
    Worst = double.NegativeInfinity,
    LmEval = "loglikelihood"
)]
public sealed class LogLikelihood : IMetric;
