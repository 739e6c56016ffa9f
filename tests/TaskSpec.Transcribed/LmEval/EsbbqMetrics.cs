namespace Transcribed.LmEval;

/// <summary>Accuracy where the context leaves the answer open.</summary>
[Metric("acc_ambig", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc_ambig")]
public sealed class AccAmbig : IMetric;

/// <summary>Accuracy where the context decides the answer.</summary>
[Metric("acc_disambig", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc_disambig")]
public sealed class AccDisambig : IMetric;

/// <summary>How far answers lean to the stereotype where the context leaves them open.</summary>
[Metric("bias_score_ambig", Form.Unknown, Best = 0, Worst = 1, Averaging = Averaging.Corpus, LmEval = "bias_score_ambig")]
public sealed class BiasScoreAmbig : IMetric;

/// <summary>How far answers lean to the stereotype where the context decides them.</summary>
[Metric("bias_score_disambig", Form.Unknown, Best = 0, Worst = 1, Averaging = Averaging.Corpus, LmEval = "bias_score_disambig")]
public sealed class BiasScoreDisambig : IMetric;
