namespace TaskSpec;

/// <summary>Tests pass: 1 where every test in the container passes, else 0.</summary>
/// <example>
/// Programs and agents that tests in a container judge.
/// <code><![CDATA[
/// [Headline<TestsPass>]
/// ]]></code>
/// </example>
[Metric("tests_pass", Form.AllRight, By = By.Container)]
public sealed class TestsPass : IMetric;
