namespace Transcribed.LmEval;

/// <summary>F1 of a classifier over all samples; each task names its own average over classes.</summary>
[Metric("class_f1", Form.SetOverlap, Averaging = Averaging.Corpus, By = By.LogProbs, LmEval = "f1")]
public sealed class ClassF1 : IMetric;

/// <summary>Matthews correlation of predicted and true classes over all samples.</summary>
[Metric("mcc", Form.Unknown, Worst = -1, Averaging = Averaging.Corpus, By = By.LogProbs, LmEval = "mcc")]
public sealed class MatthewsCorrelation : IMetric;

/// <summary>One where the target is the greedy continuation: the accuracy of the output type loglikelihood.</summary>
[Metric("greedy_match", Form.AllRight, By = By.LogProbs, LmEval = "acc")]
public sealed class GreedyMatch : IMetric;

/// <summary>An accuracy of generated text that the task's own function counts.</summary>
[Metric("generated_acc", Form.Unknown, By = By.Text, LmEval = "acc")]
public sealed class GeneratedAccuracy : IMetric;

/// <summary>A score that the task's own function gives.</summary>
[Metric("score", Form.Unknown, LmEval = "score")]
public sealed class Score : IMetric;

/// <summary>pass@k; the task says neither how many attempts there are nor which k.</summary>
[Metric("pass_at_k", Form.PassAtK, By = By.Container, LmEval = "pass_at_k")]
public sealed class PassAtK : IMetric;

/// <summary>Perplexity to the base of words, whatever the tokenizer.</summary>
[Metric(
    "word_perplexity",
    Form.LogLikelihood,
    By = By.LogProbs,
    Best = 1,
    Worst = double.PositiveInfinity,
    LmEval = "word_perplexity"
)]
public sealed class WordPerplexity : IMetric;

/// <summary>Perplexity to the base of bytes, whatever the tokenizer.</summary>
[Metric(
    "byte_perplexity",
    Form.LogLikelihood,
    By = By.LogProbs,
    Best = 1,
    Worst = double.PositiveInfinity,
    LmEval = "byte_perplexity"
)]
public sealed class BytePerplexity : IMetric;

/// <summary>Translation edit rate: edits over the words of the reference, times 100.</summary>
[Metric("ter", Form.TokensRight, Best = 0, Worst = 100, Averaging = Averaging.Corpus, By = By.Text, LmEval = "ter")]
public sealed class Ter : IMetric;

/// <summary>A learned score of similarity to the reference.</summary>
[Metric("bleurt", Form.Unknown, By = By.Text, LmEval = "bleurt")]
public sealed class Bleurt : IMetric;

/// <summary>Similarity of contextual embeddings to the reference's.</summary>
[Metric("bert_score", Form.Unknown, By = By.Text, LmEval = "bert_score")]
public sealed class BertScore : IMetric;
