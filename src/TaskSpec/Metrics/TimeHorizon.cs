using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>Time horizon: how long the tasks take a human at which half of a model's attempts succeed. In minutes, from 0 up.</summary>
/// <remarks>
/// Kwa et al. 2025, arXiv 2503.14499. It is read off a curve of success over human time, such as <see cref="LogisticHorizon"/>, so
/// that a family has one only if its samples give <see cref="Sample.HumanMinutes"/> and their times differ.
/// </remarks>
/// <example>
/// Agents on tasks whose human times differ and are known.
/// <code><![CDATA[
/// [Headline<TimeHorizon>]
/// ]]></code>
/// </example>
[Metric(
    "time_horizon",
    Form.TimeHorizon,
    Averaging = Averaging.Corpus,
    By = By.Container,
    Best = double.PositiveInfinity,
    Worst = 0
)]
public sealed class TimeHorizon : IMetric;
