namespace Transcribed.LmEval;

/// <summary>BLEU against the nearest right answer.</summary>
[Metric("bleu_max", Form.NGrams, Order = 4, By = By.Text, LmEval = "bleu_max")]
public sealed class BleuMax : IMetric;

/// <summary>One where BLEU is higher against the nearest right answer than against the nearest wrong one.</summary>
[Metric("bleu_acc", Form.Unknown, By = By.Text, LmEval = "bleu_acc")]
public sealed class BleuAcc : IMetric;

/// <summary>BLEU against the nearest right answer less that against the nearest wrong one.</summary>
[Metric("bleu_diff", Form.Unknown, Worst = -1, By = By.Text, LmEval = "bleu_diff")]
public sealed class BleuDiff : IMetric;

/// <summary>ROUGE-1 against the nearest right answer.</summary>
[Metric("rouge1_max", Form.TokensRight, By = By.Text, LmEval = "rouge1_max")]
public sealed class Rouge1Max : IMetric;

/// <summary>One where ROUGE-1 is higher against the nearest right answer than against the nearest wrong one.</summary>
[Metric("rouge1_acc", Form.Unknown, By = By.Text, LmEval = "rouge1_acc")]
public sealed class Rouge1Acc : IMetric;

/// <summary>ROUGE-1 against the nearest right answer less that against the nearest wrong one.</summary>
[Metric("rouge1_diff", Form.Unknown, Worst = -1, By = By.Text, LmEval = "rouge1_diff")]
public sealed class Rouge1Diff : IMetric;

/// <summary>ROUGE-2 against the nearest right answer.</summary>
[Metric("rouge2_max", Form.NGrams, Order = 2, FromOrder = 2, By = By.Text, LmEval = "rouge2_max")]
public sealed class Rouge2Max : IMetric;

/// <summary>One where ROUGE-2 is higher against the nearest right answer than against the nearest wrong one.</summary>
[Metric("rouge2_acc", Form.Unknown, By = By.Text, LmEval = "rouge2_acc")]
public sealed class Rouge2Acc : IMetric;

/// <summary>ROUGE-2 against the nearest right answer less that against the nearest wrong one.</summary>
[Metric("rouge2_diff", Form.Unknown, Worst = -1, By = By.Text, LmEval = "rouge2_diff")]
public sealed class Rouge2Diff : IMetric;

/// <summary>ROUGE-L against the nearest right answer.</summary>
[Metric("rougeL_max", Form.TokensRight, By = By.Text, LmEval = "rougeL_max")]
public sealed class RougeLMax : IMetric;

/// <summary>One where ROUGE-L is higher against the nearest right answer than against the nearest wrong one.</summary>
[Metric("rougeL_acc", Form.Unknown, By = By.Text, LmEval = "rougeL_acc")]
public sealed class RougeLAcc : IMetric;

/// <summary>ROUGE-L against the nearest right answer less that against the nearest wrong one.</summary>
[Metric("rougeL_diff", Form.Unknown, Worst = -1, By = By.Text, LmEval = "rougeL_diff")]
public sealed class RougeLDiff : IMetric;
