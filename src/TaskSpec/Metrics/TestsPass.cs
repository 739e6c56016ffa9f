namespace TaskSpec;

/// <summary>Tests pass: 1 where every test in the container passes, else 0.</summary>
[Metric("tests_pass", Form.AllRight, By = By.Container)]
public sealed class TestsPass : IMetric;
