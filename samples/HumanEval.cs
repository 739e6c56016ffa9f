using TaskSpec;

namespace Evaluations;

/// <summary>Python functions from their docstrings, by their tests: pass@1 and pass@10 (Chen et al. 2021).</summary>
[TaskFamily("humaneval", Version = "1.0.0", Title = "HumanEval")]
[Samples(164, HuggingFace = "openai/openai_humaneval", Split = "test", Input = "prompt", Target = "canonical_solution")]
[Answer(Tokens = 60), Sampling(Attempts = 20, Temperature = 0.8, MaxOutputTokens = 512), Limits(Turns = 1)]
[Sandbox("docker", Image = "python:3.12-slim"), Scored(By.Container, With = "HumanEval's own tests", TimeoutSeconds = 10)]
[Headline<TestsPass>, Records<PassAt10>]
[RunsAs(LmEval = "humaneval", LmEvalMetric = "pass@1,create_test", Inspect = "inspect_evals/humaneval")]
[Provenance(License = "MIT", Url = "https://github.com/openai/human-eval", PublicSince = "2021-07")]
public sealed class HumanEval;
