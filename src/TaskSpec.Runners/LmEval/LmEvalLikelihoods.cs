using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.LmEval;

/// <summary>What the log-likelihoods in a line of samples say besides the metrics: surrogates that lm-eval itself throws away.</summary>
/// <param name="Values">Metrics with their values.</param>
/// <param name="Replaced">Metrics whose logged value is none of a sample's: what lm-eval adds up later.</param>
internal sealed record LmEvalLikelihoods(IReadOnlyList<(string Metric, double Value)> Values, IReadOnlyList<string> Replaced)
{
    private static readonly LmEvalLikelihoods none = new([], []);

    /// <summary>Those of a line, by the shape of its requests: several with a continuation each, one, or one of a text without any.</summary>
    public static LmEvalLikelihoods Of(JObject line)
    {
        var requests = Requests(line.At("arguments")).ToArray();
        var responses = line.At("filtered_resps") as JArray ?? [];
        if (requests.Length == 0 || requests.Length != responses.Count)
            return none;
        if (requests.All(request => request is [_, string]))
            return requests.Length > 1 ? Choices(line, requests, responses) : Target(responses.At(0));
        return requests is [[_]] ? Rolling(line) : none;
    }

    /// <summary>The arguments of each request, texts as such: members of objects, and until 0.4.8 items of arrays.</summary>
    private static IEnumerable<object?[]> Requests(JToken? arguments) =>
        Items(arguments).Select(request => Items(request).Select(argument => (argument as JValue)?.Value).ToArray());

    private static IEnumerable<JToken> Items(JToken? list) =>
        list switch
        {
            JObject named => named.PropertyValues(),
            JArray items => items,
            _ => [],
        };

    /// <summary>Requests without a context, behind those of the choices, are of the metric acc_mutual_info.</summary>
    private static LmEvalLikelihoods Choices(JObject line, object?[][] requests, JArray responses)
    {
        var half = requests.Length / 2;
        var isDoubled = requests.Length % 2 == 0 && requests[half..].All(request => request[0] is "");
        var count = isDoubled ? half : requests.Length;
        double[] values = [.. responses.Take(count).Select(Of).OfType<double>()];
        if (values.Length != count || values.Any(double.IsNaN) || Gold(line, requests, values) is not { } gold)
            return none;
        // The metrics take the right choice by its text, and these texts differ whatever the choices were.
        string[] names = [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var sample = new Sample("1", "", names[gold]) { Choices = names };
        return new(
            [
                ("brier_score", BrierScore.Score(values, sample)),
                ("choice_log_likelihoods", ChoiceLogLikelihoods.Score(values, sample)),
                .. Single(values, gold),
            ],
            line.At("brier_score") is JArray ? ["brier_score"] : []
        );
    }

    /// <summary>
    /// Each choice's own, the wrong ones numbered from 1: what probabilities, shares and accuracy are computed from. None where one is
    /// infinite, which no table holds.
    /// </summary>
    private static IEnumerable<(string, double)> Single(double[] values, int gold) =>
        values.All(double.IsFinite)
            ?
            [
                ("log_likelihood", values[gold]),
                .. values
                    .Where((_, i) => i != gold)
                    .Select((value, i) => (string.Create(CultureInfo.InvariantCulture, $"wrong_log_likelihood.{i + 1}"), value)),
            ]
            : [];

    /// <summary>The log-likelihood of a target; lm-eval logs it as perplexity, whose mean it takes the exponential of.</summary>
    private static LmEvalLikelihoods Target(JToken? response) =>
        Of(response) is { } value && !double.IsNaN(value) ? new([("log_likelihood", value)], ["perplexity"]) : none;

    /// <summary>Perplexities of a whole text: a pair of its log-likelihood and its length.</summary>
    private static LmEvalLikelihoods Rolling(JObject line)
    {
        var pair = line.At("bits_per_byte") as JArray ?? line.At("byte_perplexity") as JArray;
        string[] replaced = ["bits_per_byte", "byte_perplexity", "word_perplexity"];
        return pair is { Count: 2 } && Number(pair.At(0)) is { } nats && Number(pair.At(1)) is > 0 and { } bytes
            ? new([("bits_per_byte", -nats / (Math.Log(2) * bytes))], replaced)
            : none;
    }

    /// <summary>The right choice: the target is its index, else its text. Where accuracy is logged, it must agree.</summary>
    private static int? Gold(JObject line, object?[][] requests, double[] values)
    {
        var target = Convert.ToString((line.At("target") as JValue)?.Value, CultureInfo.InvariantCulture);
        var texts = requests.Take(values.Length).Select(request => ((string)request[1]!).Trim()).ToList();
        int[] meant =
        [
            int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1,
            texts.IndexOf(target?.Trim() ?? ""),
        ];
        var isRight = Number(line.At("acc") ?? JValue.CreateNull());
        return meant
            .Where(one => one >= 0 && one < values.Length)
            .Where(one => isRight is null || isRight == (values.IndexOf(values.Max()) == one ? 1 : 0))
            .Cast<int?>()
            .FirstOrDefault();
    }

    /// <summary>A response is a log-likelihood, and whether the continuation is the greedy one; in samples files both are text.</summary>
    private static double? Of(JToken? response) => response is JArray { Count: > 0 } pair ? Number(pair.At(0)) : Number(response);

    private static double? Number(JToken? token) =>
        token switch
        {
            JValue { Type: JTokenType.Float or JTokenType.Integer } => token.AnyNumber(),
            JValue { Value: string text } => text switch
            {
                "-inf" or "-Infinity" => double.NegativeInfinity,
                _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            },
            _ => null,
        };
}
