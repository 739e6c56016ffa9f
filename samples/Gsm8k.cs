using TaskSpec;

namespace Evaluations;

/// <summary>Grade school word problems, with reasoning before the number (Cobbe et al. 2021; eight examples as in Wei et al. 2022).</summary>
[TaskFamily("gsm8k", Version = "1.0.0", Title = "GSM8K")]
[Samples(
    1_319,
    HuggingFace = "openai/gsm8k",
    Config = "main",
    Split = "test",
    Input = "Question: {question}\nAnswer:",
    Target = "answer",
    TargetPattern = "#### (.+)",
    FewShotSplit = "train"
)]
[Answer(Tokens = 3, ReasoningTokens = 120), Sampling(FewShot = 8, Temperature = 0, MaxOutputTokens = 512)]
[Headline<ExactMatch>(Extract = @"#### (-?[0-9.,]+)")]
[RunsAs(LmEval = "gsm8k_cot", LmEvalMetric = "exact_match,flexible-extract", Inspect = "inspect_evals/gsm8k")]
[Provenance(License = "MIT", Url = "https://github.com/openai/grade-school-math", PublicSince = "2021-10")]
public sealed class Gsm8k;
