namespace TaskSpec;

/// <summary>
/// The score that another model gives, from 0 to 1. <see cref="ScoredAttribute.With"/> names the judge and its version.
/// </summary>
/// <remarks>How it responds to surprisal is unknown, so it counts as pass or fail. Another judge is another metric.</remarks>
[Metric("judge_score", Form.Unknown, By = By.Judge, Inspect = "model_graded_qa")]
public sealed class JudgeScore : IMetric;
