namespace Transcribed.LmEval;

/// <summary>One where every instruction of the prompt is followed.</summary>
[Metric("prompt_level_strict_acc", Form.AllRight, By = By.Text, LmEval = "prompt_level_strict_acc")]
public sealed class PromptLevelStrictAcc : IMetric;

/// <summary>The share of all instructions that are followed.</summary>
[Metric("inst_level_strict_acc", Form.Unknown, Averaging = Averaging.Corpus, By = By.Text, LmEval = "inst_level_strict_acc")]
public sealed class InstLevelStrictAcc : IMetric;

/// <summary>One where every instruction is followed by a variant of the output.</summary>
[Metric("prompt_level_loose_acc", Form.AllRight, By = By.Text, LmEval = "prompt_level_loose_acc")]
public sealed class PromptLevelLooseAcc : IMetric;

/// <summary>The share of all instructions that a variant of the output follows.</summary>
[Metric("inst_level_loose_acc", Form.Unknown, Averaging = Averaging.Corpus, By = By.Text, LmEval = "inst_level_loose_acc")]
public sealed class InstLevelLooseAcc : IMetric;
