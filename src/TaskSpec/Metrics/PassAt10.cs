namespace TaskSpec;

/// <summary>pass@10: 1 where any of 10 attempts passes, else 0. <see cref="PassAtK.Any"/> estimates it from more attempts.</summary>
[Metric("pass_at_10", Form.PassAtK, K = 10, By = By.Container)]
public sealed class PassAt10 : IMetric;
