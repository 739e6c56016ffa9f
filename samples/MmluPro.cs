using TaskSpec;

namespace Evaluations;

/// <summary>Questions of fourteen subjects with up to ten choices, with reasoning before the letter (Wang et al. 2024).</summary>
/// <remarks>83 % of the questions have ten choices, the others fewer, 9.5 on average: a guess is right a little more than once in ten.</remarks>
[TaskFamily("mmlu-pro", Version = "1.0.0", Title = "MMLU-Pro")]
[Samples(
    12_032,
    HuggingFace = "TIGER-Lab/MMLU-Pro",
    Split = "test",
    Input = "question",
    Target = "answer",
    Choices = "options",
    Task = "category",
    FewShotSplit = "validation"
)]
[Choices(3, Max = 10, Floor = 0.11), Answer(Tokens = 1, ReasoningTokens = 300)]
[Sampling(FewShot = 5, Temperature = 0, MaxOutputTokens = 2_048)]
[Headline<ExactMatch>(Extract = @"answer is \(?([A-J])\)?")]
[RunsAs(LmEval = "mmlu_pro", LmEvalMetric = "exact_match,custom-extract", Inspect = "inspect_evals/mmlu_pro")]
[Task("biology", Samples = 717), Task("business", Samples = 789), Task("chemistry", Samples = 1_132)]
[Task("computer_science", Samples = 410), Task("economics", Samples = 844), Task("engineering", Samples = 969)]
[Task("health", Samples = 818), Task("history", Samples = 381), Task("law", Samples = 1_101), Task("math", Samples = 1_351)]
[Task("other", Samples = 924), Task("philosophy", Samples = 499), Task("physics", Samples = 1_299)]
[Task("psychology", Samples = 798)]
[Provenance(License = "MIT", Url = "https://github.com/TIGER-AI-Lab/MMLU-Pro", PublicSince = "2024-06")]
public sealed class MmluPro;
