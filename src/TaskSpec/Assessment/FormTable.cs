using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>Every form that a metric can have: the one source of what analyzers compute, catalogs say and the documentation shows.</summary>
/// <remarks>P = e^−λ, p = e^(−λ/L). Formulas and sources: docs/model.md §2 to §4.</remarks>
public static class FormTable
{
    private const string Token = "p of one token";
    private const string Binary = "y(1 − y)";

    /// <summary>The facts of a form.</summary>
    public static FormFacts Of(Form form) => All[(int)form];

    /// <summary>All of them, in the order of <see cref="Form"/>.</summary>
    public static IReadOnlyList<FormFacts> All { get; } =
    [
        new(Form.Unknown, "pass or fail, for want of better", "P", Binary, reading => reading.PassOrFail())
        {
            Thresholded = true,
        },
        new(Form.LogLikelihood, "log-likelihood of the target", "−λ", "λ²(1/L + cv²)", reading => reading.Likelihood())
        {
            Floor = "none",
            Proper = true,
            Additive = true,
            Aggregate = "mean by token or byte",
            Link = "P = e^−λ",
        },
        new(Form.TokensRight, "share of right tokens", "p", "p(1 − p)(1 + (L − 1)ρ)/L", reading => reading.Tokenwise())
        {
            Parameters = [nameof(MetricUse.TokenCorrelation)],
            Floor = "guess of a token",
            Additive = true,
            Link = "P = p^L",
        },
        new(Form.AllRight, "everything right", "P", Binary, reading => reading.PassOrFail())
        {
            Thresholded = true,
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
        },
        new(
            Form.ArgmaxOfChoices,
            "right choice on top",
            "∫φ(t)Φ(t + D)^(K−1)dt",
            Binary,
            reading => new ChoiceAccuracy(reading.Choices)
        )
        {
            Floor = "1/K",
            Thresholded = true,
            WrongChoices = true,
            Surrogates = [Form.ChoiceLogLikelihoods],
            Link = "D = D₅₀ ln 2/λ",
        },
        new(
            Form.ChoiceProbability,
            "probabilities of the choices, as Brier's",
            "1 − ½Σ(p − right)²",
            "averaged",
            reading => new ChoiceBrier(reading.Choices)
        )
        {
            Floor = "1 − ½(K − 1)/K",
            Proper = true,
            WrongChoices = true,
            Surrogates = [Form.ChoiceLogLikelihoods],
            Link = "D = D₅₀ ln 2/λ",
        },
        new(
            Form.ChoiceLogLikelihoods,
            "log-likelihood of each choice",
            "D",
            "K/(K − 1) + cv²D²",
            reading => new ChoiceLogLikelihoods(reading.Choices) { ItemVariation = reading.Assumptions.ItemVariation }
        )
        {
            Floor = "none",
            Additive = true,
            WrongChoices = true,
            Link = "D = D₅₀ ln 2/λ",
        },
        new(
            Form.PassAtK,
            "one of k attempts right",
            "1 − (1 − P)^k",
            "of the unbiased estimator",
            reading => reading.Repeated(false)
        )
        {
            Parameters = [nameof(MetricUse.K)],
            Floor = "1 − (1 − g)^k",
            Thresholded = true,
            Aggregate = "mean of 1 − C(n − c, k)/C(n, k)",
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
        },
        new(Form.WeightedSteps, "weighted share of the steps", "Σw Πq/Σw", "of unions of steps", reading => reading.Partial())
        {
            Floor = "declared",
            Additive = true,
            Link = "P = Πq",
        },
        new(Form.Threshold, "a token score above θ", "B(⌊(1 − θ)L⌋; L, 1 − p)", Binary, reading => reading.Threshold())
        {
            Parameters = [nameof(MetricUse.Threshold), nameof(MetricUse.TokenCorrelation)],
            Thresholded = true,
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
        },
        new(
            Form.WithinEdits,
            "at most t tokens wrong",
            "B(t; L, 1 − p)",
            Binary,
            reading => reading.Tolerant(reading.Use.Edits ?? 0)
        )
        {
            Parameters = [nameof(MetricUse.Edits), nameof(MetricUse.TokenCorrelation)],
            Thresholded = true,
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
        },
        new(
            Form.LongestPrefix,
            "tokens before the first error",
            "p(1 − p^L)/((1 − p)L)",
            "Σp^k(1 − p^k + 2Σ_{j<k}(1 − p^j))/L²",
            reading => reading.Prefix()
        )
        {
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
            Link = "P = p^L",
        },
        new(
            Form.NGrams,
            "runs of a to b tokens, as BLEU and ROUGE",
            "p^((a + b)/2)",
            "delta method, ≤ y(1 − y)",
            reading => reading.Runs()
        )
        {
            Parameters = [nameof(MetricUse.FromOrder), nameof(MetricUse.Order)],
            Floor = "above 0, declared",
            Aggregate = "corpus for BLEU, else mean",
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
            Link = "P = p^L",
        },
        new(
            Form.SetOverlap,
            "F1 of a set, or of classes",
            Token,
            "as of right tokens; of classes y(1 − y)",
            reading => reading.Set()
        )
        {
            Parameters = [nameof(MetricUse.Averaging), nameof(MetricUse.TokenCorrelation)],
            Floor = "prevalence, declared",
            Aggregate = "mean of sets, or of classes: macro is not micro",
            Surrogates = [Form.LogLikelihood],
        },
        new(Form.PassHatK, "all of k attempts right", "P^k", "of the unbiased estimator", reading => reading.Repeated(true))
        {
            Parameters = [nameof(MetricUse.K)],
            Floor = "g^k",
            Thresholded = true,
            Aggregate = "mean of C(c, k)/C(n, k)",
            Surrogates = [Form.TokensRight, Form.LogLikelihood],
        },
        new(Form.WinRate, "won against a fixed pool", "1/(1 + λ)", Binary, reading => new PoolWins { Scale = reading.Scale })
        {
            Thresholded = true,
            Floor = "0 against the pool",
            Aggregate = "mean of comparisons",
            Link = "ln odds = −u",
        },
        new(
            Form.Rating,
            "rating against a fixed pool, as Elo's",
            "1/(1 + λ)",
            Binary,
            reading => new PoolWins { Scale = reading.Scale }
        )
        {
            Floor = "none",
            Aggregate = "Bradley–Terry",
            Link = "ln odds = −u",
            Unit = "expected score against the pool",
        },
        new(Form.Graded, "grade of a judge", "ΣP(grade ≥ r)/(R − 1)", "of the graded response model", reading => reading.Grade())
        {
            Parameters = [nameof(MetricUse.Levels)],
            Floor = "the judge's, declared",
            Link = "P(grade ≥ r) = 1/(1 + λτ_r)",
        },
        new(Form.CalibrationError, "distance of confidence from success", "none", "biased by bins/n", null)
        {
            Floor = "biased up",
            WrongChoices = true,
            Aggregate = "binned",
            Surrogates = [Form.ChoiceProbability],
            Link = "none: it is not a matter of capability",
        },
        new(
            Form.TimeToCompletion,
            "time to success, cut at the limit",
            "1 − λ(1 − e^(−1/λ))",
            "of the cut time",
            reading => new TimeSaved { Scale = reading.Scale }
        )
        {
            Aggregate = "Kaplan–Meier, restricted mean",
            Link = "rate = 1/λ",
            Unit = "share of the time limit saved",
        },
        new(Form.TimeHorizon, "human time of what succeeds half of the time", "P", Binary, reading => reading.PassOrFail())
        {
            Floor = "none",
            Thresholded = true,
            Aggregate = "fit of success on human time",
            Surrogates = [Form.LogLikelihood],
            Link = "ln Λ = a + α ln t",
            Unit = "success rate at the family's own human time",
        },
    ];
}
