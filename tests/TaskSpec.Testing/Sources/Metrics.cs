namespace TaskSpec;

[Metric("exact_match", Form.AllRight, By = By.Text, LmEval = "exact_match", Inspect = "exact")]
public sealed class ExactMatch : IMetric;

[Metric("edit_similarity", Form.TokensRight, By = By.Text)]
public sealed class EditSimilarity : IMetric;

[Metric(
    "log_likelihood",
    Form.LogLikelihood,
    By = By.LogProbs,
    Best = 0,
    Worst = double.NegativeInfinity,
    LmEval = "loglikelihood"
)]
public sealed class LogLikelihood : IMetric;

[Metric("perplexity", Form.LogLikelihood, By = By.LogProbs, Best = 1, Worst = double.PositiveInfinity, LmEval = "perplexity")]
public sealed class Perplexity : IMetric;

[Metric("acc", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc", Inspect = "choice")]
public sealed class MultipleChoiceAccuracy : IMetric;

[Metric("acc_norm", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc_norm")]
public sealed class LengthNormalizedAccuracy : IMetric;

[Metric("brier_score", Form.ChoiceProbability, By = By.LogProbs, LmEval = "brier_score", Best = 0, Worst = 2)]
public sealed class BrierScore : IMetric;

[Metric("choice_log_likelihoods", Form.ChoiceLogLikelihoods, By = By.LogProbs)]
public sealed class ChoiceLogLikelihoods : IMetric;

[Metric("tests_pass", Form.AllRight, By = By.Container)]
public sealed class TestsPass : IMetric;

[Metric("weighted_steps", Form.WeightedSteps, By = By.Container)]
public sealed class WeightedSteps : IMetric;
