using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>
/// pass^8: 1 where all of 8 attempts pass, else 0. <see cref="RepeatedAttempts.PassHatK"/> estimates it without bias.
/// </summary>
/// <example>
/// Agents that must succeed every time, as with customers.
/// <code><![CDATA[
/// [Headline<PassHat8>]
/// ]]></code>
/// </example>
[Metric("pass_hat_8", Form.PassHatK, K = 8, By = By.Container)]
public sealed class PassHat8 : IMetric;
