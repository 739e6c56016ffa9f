using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>
/// pass@100: 1 where any of 100 attempts passes, else 0. <see cref="RepeatedAttempts.PassAtK"/> estimates it without bias.
/// </summary>
/// <example>
/// Programs with tests, where any of a hundred attempts may pass.
/// <code><![CDATA[
/// [Headline<PassAt100>]
/// ]]></code>
/// </example>
[Metric("pass_at_100", Form.PassAtK, K = 100, By = By.Container)]
public sealed class PassAt100 : IMetric;
