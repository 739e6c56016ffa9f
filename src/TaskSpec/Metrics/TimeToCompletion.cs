using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>Time to completion: lower is better, from 0 without an upper bound.</summary>
/// <remarks>
/// A run that hit its time limit is censored, not finished: the mean of the finished ones alone is too short. <see cref="KaplanMeier"/>
/// has the share of runs that are not yet completed, and the mean restricted to a limit.
/// </remarks>
/// <example>
/// Agents, where how long a success takes counts.
/// <code><![CDATA[
/// [Headline<TimeToCompletion>]
/// ]]></code>
/// </example>
[Metric("time_to_completion", Form.TimeToCompletion, By = By.Container, Best = 0, Worst = double.PositiveInfinity)]
public sealed class TimeToCompletion : IMetric;
