using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Figures as messages say them.</summary>
public static class Text
{
    /// <summary>An error: ±0.11.</summary>
    public static string Error(double error) => "±" + error.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An excess or limit: 0.150.</summary>
    public static string Points(double points) => points.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A count: 1,000.</summary>
    public static string Count(double count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>An effective number: 6.4.</summary>
    public static string Effective(double number) => number.ToString(number < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>A number to two digits: 1.43.</summary>
    public static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Compute: 1e24.</summary>
    public static string Flop(double flop) => flop.ToString("0.##e0", CultureInfo.InvariantCulture);

    /// <summary>Compute from its logarithm, to one digit: 3e22.</summary>
    public static string LogFlop(double logFlop) => Math.Pow(10, logFlop).ToString("0e0", CultureInfo.InvariantCulture);

    /// <summary>A score between 0 and 1, to two digits: 0.024.</summary>
    public static string Score(double score) =>
        score switch
        {
            > 0 and < 1e-4 => "less than 0.0001",
            < .1 => score.ToString("0.####", CultureInfo.InvariantCulture),
            _ => score.ToString("0.###", CultureInfo.InvariantCulture),
        };

    /// <summary>A sentence of alternatives: "Do this, do that, or do the other".</summary>
    public static string AnyOf(IReadOnlyList<string> remedies)
    {
        var all =
            remedies.Count < 2
                ? remedies[0]
                : string.Join(", ", remedies.Take(remedies.Count - 1)) + ", or " + remedies[remedies.Count - 1];
        return char.ToUpperInvariant(all[0]) + all.Substring(1);
    }

    /// <summary>Names in words: "a, b and c".</summary>
    public static string And(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " and " + all[all.Length - 1];
    }

    /// <summary>A file's path, whole as far as systems allow.</summary>
    public static string File(string path) => Ids.InOneLine(path, 260);

    /// <summary>A class's own name.</summary>
    public static string Name(string type) => ClassName.Of(type);

    /// <summary>The forecast of a family: what it measures, how wide it is, and what it exceeds.</summary>
    public static string Forecast(Assessment assessment)
    {
        var forecast = assessment.Forecast!;
        return $"{Name(assessment.Family.Headline!.Type)} on {Count(assessment.Items)} {(assessment.Items == 1 ? "item" : "items")}"
            + $" forecasts {Flop(assessment.Plan.TargetFlop)} FLOP to {Error(forecast.Error)}"
            + $" ({Error(forecast.Low)} to {Error(forecast.High)}, by how hard it turns out{Measured(assessment.Measured)}),"
            + $" where the plan alone leaves {Error(forecast.Floor)}:"
            + $" an excess of {Points(forecast.Excess)}, above {Limit(assessment)}";
    }

    /// <summary>The limit of a family's excess: "the limit of 0.150"; with the share that it is where a chance floor or a ceiling narrows the score.</summary>
    public static string Limit(Assessment assessment) =>
        $"the limit of {Points(assessment.Limit)}"
        + (assessment.IsWhole ? "" : $", {Score(assessment.LimitShare)} of the score's range of {Number(assessment.Range)}");

    /// <summary>Since when and from which results the difficulty is known: ", measured since 2026-11-22 (scores.csv)"; nothing where it is not.</summary>
    internal static string Measured(MeasuredFamily? measured, string after = "") =>
        measured?.Difficulty is null ? "" : $", {MeasuredWords.Short(measured)}{after}";

    /// <summary>What a remedy does: "also recording EditSimilarity brings ±0.09, an excess of 0.067".</summary>
    public static string Remedy(Alternative remedy)
    {
        var what = remedy.Metric is null
            ? $"{remedy.Name} {(remedy.Name.Contains(" = ") ? "brings" : "bring")}"
            : $"also recording {remedy.Name.Substring("record ".Length)} brings";
        var enough = remedy.Suffices ? "" : ", which is not enough alone";
        return $"{what} {Error(remedy.Error)}, an excess of {Points(remedy.Excess)}{enough}";
    }

    /// <summary>The names of steps in words.</summary>
    public static string Steps(IEnumerable<StepInfo> steps) => string.Join(", ", steps.Select(step => Name(step.Type)));
}
