namespace TaskSpec;

/// <summary>
/// The score that another model gives, from 0 to 1. <see cref="ScoredAttribute.With"/> names the judge and its version.
/// </summary>
/// <remarks>Right or wrong: for more grades declare a metric with <see cref="Form.Graded"/> and its levels. Another judge is another metric.</remarks>
/// <example>
/// Answers that no program can score, right or wrong.
/// <code><![CDATA[
/// [Headline<JudgeScore>]
/// ]]></code>
/// </example>
[Metric("judge_score", Form.Graded, Levels = 2, By = By.Judge, Inspect = "model_graded_qa")]
public sealed class JudgeScore : IMetric;
