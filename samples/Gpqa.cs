using TaskSpec;

namespace Evaluations;

/// <summary>Questions of graduate level that search does not answer, with reasoning before the letter (Rein et al. 2023).</summary>
[TaskFamily("gpqa-diamond", Version = "1.0.0", Title = "GPQA diamond")]
[Samples(
    198,
    HuggingFace = "Idavidrein/gpqa",
    Config = "gpqa_diamond",
    Split = "train",
    Input = "Question",
    Target = "Correct Answer",
    Choices = "Correct Answer, Incorrect Answer 1, Incorrect Answer 2, Incorrect Answer 3"
)]
[Choices(4, Floor = 0.25, ShuffleSeed = 42), Answer(Tokens = 1, ReasoningTokens = 1_000)]
[Sampling(Attempts = 4, Temperature = 0.6, MaxOutputTokens = 8_192)]
[Headline<ExactMatch>(Extract = "ANSWER: ([A-D])")]
[RunsAs(
    LmEval = "gpqa_diamond_cot_zeroshot",
    LmEvalMetric = "exact_match,flexible-extract",
    Inspect = "inspect_evals/gpqa_diamond"
)]
[HumanTime(37, HumanSource.Baseline, Who = Who.Junior, N = 3)]
[Provenance(License = "CC-BY-4.0", Url = "https://github.com/idavidrein/gpqa", PublicSince = "2023-11")]
public sealed class GpqaDiamond;
