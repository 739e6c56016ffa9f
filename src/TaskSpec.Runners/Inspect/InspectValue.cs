using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Inspect;

/// <summary>Values of Inspect's logs.</summary>
internal static class InspectValue
{
    /// <summary>
    /// A score as a number, as Inspect's value_to_float has it: C, P, I and N are 1, 1/2, 0 and 0; words and texts of numbers count. NaN is
    /// what nobody scored. Null where it is no number; Inspect counts that as 0 with a warning, which would make a score of it.
    /// </summary>
    public static double? Of(JToken? value) =>
        value switch
        {
            JValue { Type: JTokenType.Null } or null => double.NaN,
            JValue { Value: bool flag } => flag ? 1 : 0,
            JValue { Type: JTokenType.Integer or JTokenType.Float } => value.AnyNumber(),
            JValue { Value: string text } => OfText(text),
            _ => null,
        };

    /// <summary>An id, which is a text or a whole number; Inspect takes "1" and 1 for the same.</summary>
    public static string? Id(JToken? value) =>
        value is JValue { Type: JTokenType.String or JTokenType.Integer } id
            ? Convert.ToString(id.Value, CultureInfo.InvariantCulture)
            : null;

    private static double? OfText(string text) =>
        text switch
        {
            "C" => 1,
            "P" => 0.5,
            "I" or "N" => 0,
            _ => text.ToLowerInvariant() switch
            {
                "yes" or "true" => 1,
                "no" or "false" => 0,
                var other => double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                    ? number
                    : null,
            },
        };
}
