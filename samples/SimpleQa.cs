using TaskSpec;

namespace Evaluations;

/// <summary>Short questions with one answer that does not change, judged by a model (Wei et al. 2024).</summary>
[TaskFamily("simpleqa", Version = "1.0.0", Title = "SimpleQA")]
[Samples(4_326, HuggingFace = "basicv8vc/SimpleQA", Split = "test", Input = "problem", Target = "answer")]
[Answer(Requirement = Requirement.AnyCorrect), Sampling(Temperature = 0, MaxOutputTokens = 256)]
[Headline<JudgedCorrect>, Scored(By.Judge, With = "gpt-4o-2024-08-06 with the authors' prompt")]
[RunsAs(Inspect = "inspect_evals/simpleqa", InspectScorer = "simpleqa_scorer")]
[Provenance(License = "MIT", Url = "https://github.com/openai/simple-evals", PublicSince = "2024-10")]
public sealed class SimpleQa;

/// <summary>One where the judge says that the answer is correct; one that was not attempted is not.</summary>
[Metric("correct", Form.AllRight, By = By.Judge)]
public sealed class JudgedCorrect : IMetric;
