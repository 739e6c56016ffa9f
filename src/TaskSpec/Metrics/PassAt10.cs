using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>
/// pass@10: 1 where any of 10 attempts passes, else 0. <see cref="RepeatedAttempts.PassAtK"/> estimates it without bias.
/// </summary>
/// <example>
/// Programs with tests, where any of ten attempts may pass.
/// <code><![CDATA[
/// [Headline<PassAt10>]
/// ]]></code>
/// </example>
[Metric("pass_at_10", Form.PassAtK, K = 10, By = By.Container)]
public sealed class PassAt10 : IMetric;
