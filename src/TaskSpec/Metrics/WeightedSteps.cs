namespace TaskSpec;

/// <summary>
/// Partial credit: the share of the steps that succeed, each by its <see cref="StepAttribute.Weight"/>. From 0 to 1.
/// </summary>
/// <remarks>Credit that lies behind an exact tool gate is all or nothing all the same.</remarks>
/// <example>
/// Tasks with steps that are worth something by themselves.
/// <code><![CDATA[
/// [Headline<WeightedSteps>]
/// ]]></code>
/// </example>
[Metric("weighted_steps", Form.WeightedSteps, By = By.Container)]
public sealed class WeightedSteps : IMetric;
