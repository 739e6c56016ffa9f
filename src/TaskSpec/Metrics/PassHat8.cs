namespace TaskSpec;

/// <summary>
/// pass^8: 1 where all of 8 attempts pass, else 0: reliability, not luck. <see cref="PassAtK.All"/> estimates it from more attempts.
/// </summary>
[Metric("pass_hat_8", Form.PassHatK, K = 8, By = By.Container)]
public sealed class PassHat8 : IMetric;
