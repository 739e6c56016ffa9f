using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>What the metrics of lm-evaluation-harness are here: a built-in one where name and meaning agree, else what the name states.</summary>
internal static partial class LmEvalMetrics
{
    private const string Choices = "multiple_choice";
    private const string Text = "generate_until";

    /// <summary>The metric.</summary>
    /// <param name="metric">Its declaration.</param>
    /// <param name="output">The task's output type; null where it is not stated.</param>
    /// <param name="family">The task's family, whose functions are its own.</param>
    public static MetricDraft Of(LmEvalMetric metric, string? output, string family) =>
        BuiltInOf(metric, output) ?? Declared(metric, output, family);

    private static MetricDraft? BuiltInOf(LmEvalMetric metric, string? output)
    {
        if (metric.IsFunction || !metric.IsBare)
            return null;
        var higher = metric.HigherIsBetter != false;
        var lower = metric.HigherIsBetter != true;
        return (metric.Metric, output) switch
        {
            ("acc", Choices) when higher && metric.IsPlain() => BuiltIn.Of<MultipleChoiceAccuracy>(),
            ("acc_norm", Choices) when higher && metric.IsPlain() => BuiltIn.Of<LengthNormalizedAccuracy>(),
            ("brier_score", Choices) when lower && metric.IsPlain("brier_score") => BuiltIn.Of<BrierScore>(),
            ("exact_match", Text or null) when higher && metric.IsPlain() => BuiltIn.Of<ExactMatch>(),
            ("f1", Text) when higher && metric.Aggregation == "mean" => BuiltIn.Of<F1>(),
            ("bleu", Text or null) when higher && metric.Aggregation is null or "bleu" => BuiltIn.Of<Bleu>(),
            ("chrf", Text or null) when higher && metric.Aggregation is null or "chrf" => BuiltIn.Of<ChrF>(),
            ("rouge1", Text) when higher && metric.Aggregation == "mean" => BuiltIn.Of<Rouge1>(),
            ("rouge2", Text) when higher && metric.Aggregation == "mean" => BuiltIn.Of<Rouge2>(),
            ("perplexity", _) when lower && metric.IsPlain("perplexity") => BuiltIn.Of<Perplexity>(),
            ("bits_per_byte", _) when lower && metric.IsPlain("bits_per_byte") => BuiltIn.Of<BitsPerByte>(),
            _ => null,
        };
    }

    private static MetricDraft Declared(LmEvalMetric metric, string? output, string family)
    {
        var name = Row.Clean(metric.Name);
        var own = Row.Clean(metric.OwnName);
        var isOfFamily = metric.IsFunction || metric.AggregatedBy is not null;
        var use = Stated(name, metric, output) with
        {
            Metric = Ids.IsSafe(own) ? own : Ids.Safe(own),
            LmEval = Row.Clean(metric.ResultName),
        };
        if (use.Best is null)
            use =
                metric.HigherIsBetter == false ? use with { Best = 0, Worst = 1 } : use with { Best = 1, Worst = use.Worst ?? 0 };
        return new(use)
        {
            Summary =
                $"{name} of lm-evaluation-harness"
                + (output is null ? "" : $" with the output type {output}")
                + (metric.IsFunction ? $", a function of {Row.Clean(family)}" : "")
                + Row.Clean(metric.Given)
                + (metric.OwnAggregation is { } aggregation ? $", aggregated by {Row.Clean(aggregation)}" : "")
                + (metric.AggregatedBy is not null && !metric.IsFunction ? $" of {Row.Clean(family)}" : "")
                + (use.Form == Form.Unknown ? "; how it is computed is not stated." : "."),
            Apart =
            [
                output ?? "",
                metric.OwnAggregation is { } by ? MetricParameters.Short(by) : "",
                isOfFamily ? Row.Clean(family) : "",
            ],
        };
    }

    /// <summary>What the name says of how it is computed.</summary>
    private static MetricUse Stated(string name, LmEvalMetric metric, string? output)
    {
        var use = new MetricUse(Ids.IsSafe(name) ? name : Ids.Safe(name), "", Form.Unknown)
        {
            By =
                output is null ? null
                : output == Text ? By.Text
                : By.LogProbs,
        };
        if (PassAt().Match(name) is { Success: true } pass)
            return Pass(use, metric.K ?? pass.Groups[1].Value);
        if (output == Choices && Accuracy().IsMatch(name))
            return use with { Form = Form.ArgmaxOfChoices };
        return name switch
        {
            // Whether the target is what greedy decoding writes.
            "acc" when output == "loglikelihood" => use with { Form = Form.AllRight },
            "exact_match" or "em" or "prompt_level_strict_acc" or "prompt_level_loose_acc" => use with { Form = Form.AllRight },
            "bleu" or "bleu_max" or "smoothed_bleu_4" => use with { Form = Form.NGrams, Order = 4 },
            "chrf" => use with { Form = Form.NGrams, Order = 2 },
            "rouge2" or "rouge2_max" => use with { Form = Form.NGrams, Order = 2, FromOrder = 2 },
            "rouge1" or "rouge1_max" or "rougeL" or "rougeL_max" or "rougeLsum" => use with { Form = Form.TokensRight },
            "ter" => use with { Form = Form.TokensRight, Best = 0, Worst = 100, Averaging = Averaging.Corpus },
            "wer" => use with { Form = Form.TokensRight, Best = 0, Worst = 1 },
            "f1" or "qa_f1_score" => F1(use, metric, output),
            "mcc" or "pearsonr" => use with { Averaging = Averaging.Corpus, Worst = -1 },
            "brier_score" => use with { Form = Form.ChoiceProbability, Best = 0, Worst = 2 },
            "perplexity" or "word_perplexity" or "byte_perplexity" => use with
            {
                Form = Form.LogLikelihood,
                Best = 1,
                Worst = double.PositiveInfinity,
            },
            "bits_per_byte" => use with { Form = Form.LogLikelihood, Best = 0, Worst = double.PositiveInfinity },
            _ => use,
        };
    }

    /// <summary>F1 of words where each sample has one, else of classes over all samples.</summary>
    private static MetricUse F1(MetricUse use, LmEvalMetric metric, string? output) =>
        output == Text && metric.Aggregation == "mean"
            ? use with
            {
                Form = Form.TokensRight,
            }
            : use with
            {
                Form = Form.SetOverlap,
                Averaging =
                    metric.AggregatedBy?.Contains("macro", StringComparison.OrdinalIgnoreCase) == true
                        ? Averaging.Classes
                        : Averaging.Corpus,
            };

    /// <summary>One of one attempt is just right or wrong; of how many it is, a name such as pass_at_k leaves open.</summary>
    private static MetricUse Pass(MetricUse use, string k) =>
        int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) && attempts > 0
            ? use with
            {
                By = By.Container,
                Form = attempts == 1 ? Form.AllRight : Form.PassAtK,
                K = attempts == 1 ? null : attempts,
            }
            : use with
            {
                By = By.Container,
                Form = Form.PassAtK,
            };

    [GeneratedRegex("^pass(?:@|_at_|_)(k|[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PassAt();

    [GeneratedRegex("^(acc|accuracy)(_|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Accuracy();
}
