using TaskSpec;

namespace Real;

[Tool("bash", Input = Requirement.AnyCorrect)]
public sealed class Bash : Tool;

[Tool("browser")]
public sealed class Browser : Tool;

[Skill("grade-school word problems")]
public sealed class WordProblems : Skill;

[Skill("classical cryptography")]
public sealed class ClassicalCryptography : Skill;

[Skill("debugging")]
public sealed class Debugging : Skill;

// ---------------- lm-evaluation-harness: generate_until, multiple_choice, loglikelihood
[TaskFamily("gsm8k", Version = "3.0")]
[Samples(1319, HuggingFace = "openai/gsm8k", Config = "main", Split = "test")]
[Variant("gsm8k", Items.Same, FewShot = 5, Default = true), Variant("gsm8k_cot", Items.Same, FewShot = 8)]
[
    Sampling(MaxOutputTokens = 256),
    Needs<WordProblems>,
    Metadata("tag", "math_word_problems"),
    Provenance(License = "MIT", PublicSince = "2021-10")
]
[Headline<ExactMatch>(Extract = @"#### (\-?[0-9\.\,]+)")]
[Records<ExactMatch>(Name = "flexible", Extract = @"(-?[$0-9.,]{2,})|(-?[0-9]+)", Link = Link.None), Records<LogLikelihood>]
public sealed class Gsm8k;

[TaskFamily("hellaswag", Version = "1.0")]
[Samples(10042, HuggingFace = "Rowan/hellaswag", Split = "validation"), Choices(4)]
[Headline<LengthNormalizedAccuracy>, Records<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
public sealed class HellaSwag;

[TaskFamily("lambada_openai", Version = "1.0")]
[Samples(5153, HuggingFace = "EleutherAI/lambada_openai", Config = "default", Split = "test"), Answer(Tokens = 1)]
[Headline<ExactMatch>, Records<Perplexity>]
public sealed class LambadaOpenAi;

// ---------------- Terminal-Bench 2: a suite of families of one task each
[
    Suite("terminal-bench-2", Version = "2.0"),
    Sandbox("docker"),
    Scored(By.Container, With = "tests/test.sh", TimeoutSeconds = 900)
]
[Limits(TimeSeconds = 900), Headline<TestsPass>, Samples(1)]
public abstract class TerminalBench2;

[TaskFamily("cobol-modernization", Version = "2.0")]
[HumanTime(20, HumanSource.Estimate, Who = Who.Expert), HumanTime(70, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "easy"), Metadata("category", "software-engineering")]
public sealed class CobolModernization : TerminalBench2
{
    [Step, Calls<Bash>(Need = Need.Essential, Feedback = true)]
    public sealed class ReadCobol : Step;

    [Step, Calls<Bash>(Need = Need.Essential, Feedback = true), After<ReadCobol>]
    public sealed class WritePython : Step;
}

[TaskFamily("caffe-cifar-10", Version = "2.0"), Limits(TimeSeconds = 1200)] // overrides one argument, keeps the rest
[Scored(By.Container, With = "tests/test.sh", TimeoutSeconds = 1200), Metadata("difficulty", "medium")]
public sealed class CaffeCifar10 : TerminalBench2;

// ---------------- Cybench: one challenge, four prompts and an oracle; variants are not more tasks
[Suite("cybench", Version = "1"), Sandbox("docker", Image = "kali", Internet = true), Samples(1), Headline<ExactMatch>]
[
    Variant("hard", Items.Same, Default = true),
    Variant("easy", Items.Same),
    Variant("hard-korean", Items.Translated, Language = "ko"),
    Variant("easy-korean", Items.Translated, Language = "ko"),
    Variant("solution", Items.Oracle)
]
public abstract class Cybench;

[TaskFamily("cybench-dynastic", Version = "1"), HumanTime(9, HumanSource.FirstSolve), Metadata("competition", "HackTheBox")]
public sealed class Dynastic : Cybench
{
    [Step, Needs<ClassicalCryptography>, Calls<Bash>(Need = Need.Helpful)]
    public sealed class FindFlag : Step;
}

// ---------------- METR
[TaskFamily("debug_small_libs", Version = "1")]
[Task("markdown", HumanMinutes = 30, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("orm_allbugs", HumanMinutes = 124, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("orm_somebugs", HumanMinutes = 191, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Limits(TimeSeconds = 36_000), Scored(By.Container), Headline<TestsPass>]
public sealed class DebugSmallLibs
{
    [Step(Across = Transfer.Similar), Needs<Debugging>, Calls<Bash>(Feedback = true)]
    public sealed class FixBugs : Step;
}

[Metric("embedding_score", Form.Unknown, By = By.Container, Worst = 0, Best = 1.045)]
public sealed class EmbeddingScore : IMetric; // unbounded reward: Best is the human reference

[TaskFamily("ai_rd_fix_embedding", Version = "1"), Task("main"), HumanTime(556.6, HumanSource.Baseline, N = 17)]
[
    Limits(TimeSeconds = 7200),
    Variant("30min", Items.Same),
    Variant("2h", Items.Same, Default = true),
    Sandbox("docker", Gpus = 1),
    Scored(By.Container),
    Headline<EmbeddingScore>
]
[Metadata("messiness.real life source", 0.8), Metadata("messiness.novel situation", 0.2)]
public sealed class FixEmbedding;

// ---------------- Inspect evals
[
    TaskFamily("gaia", Version = "0"),
    Task("gaia_level1", Samples = 53),
    Task("gaia_level2", Samples = 86),
    Task("gaia_level3", Samples = 26)
]
[Sandbox("docker", Internet = true), Headline<ExactMatch>, Metadata("arxiv", "2311.12983")]
public sealed class Gaia
{
    [Step(Across = Transfer.Similar), Calls<Browser>(Need = Need.Essential)]
    public sealed class Search : Step;

    [Step(Across = Transfer.Distinct), After<Search>]
    public sealed class Conclude : Step;
}

[
    TaskFamily("gpqa_diamond", Version = "0"),
    Samples(198, HuggingFace = "Idavidrein/gpqa", Config = "gpqa_diamond", Split = "train"),
    Choices(4)
]
[Headline<MultipleChoiceAccuracy>, Metadata("human_accuracy", 0.697)]
public sealed class GpqaDiamond;
