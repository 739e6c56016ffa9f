using System.Globalization;

namespace TaskSpec.Catalogs;

public static partial class CatalogValidation
{
    private static readonly ValueRange Share = new(0, 1);
    private static readonly ValueRange Correlation = new(-1, 1);
    private static readonly ValueRange InsideOne = new(-1, 1) { AboveLeast = true, BelowMost = true };
    private static readonly ValueRange Deviation = new(0, 100);
    private static readonly ValueRange Exponent = new(0, 100) { AboveLeast = true };
    private static readonly ValueRange Counted = new(1, int.MaxValue);
    private static readonly ValueRange Finite = new(-ValueRange.MostAmount, ValueRange.MostAmount);

    // A posterior may reach far beyond any ladder, but not to where a forecast would not be a number.
    private static readonly ValueRange Compute = new(1e-100, 1e200);

    /// <summary>Checks what results said of a family.</summary>
    /// <param name="at">Where it stands, for the message.</param>
    /// <param name="measured">What they said.</param>
    /// <exception cref="FormatException">A number or a date is out of range; the message names the member and its range.</exception>
    internal static void Check(string at, MeasuredFamily measured)
    {
        Member.Check($"{at}.models", measured.Models, Counted);
        Member.Check($"{at}.fromFlop", measured.FromFlop, Compute);
        Member.Check($"{at}.toFlop", measured.ToFlop, Compute with { Least = measured.FromFlop });
        Member.Check($"{at}.aboveFloor", measured.AboveFloor, new(0, measured.Models));
        Member.Check($"{at}.atCeiling", measured.AtCeiling, new(0, measured.Models));
        Date($"{at}.since", measured.Since);
        if (measured.Difficulty is { } difficulty)
        {
            Member.Check($"{at}.difficulty.halfAtFlop", difficulty.HalfAtFlop, Compute);
            Member.Check($"{at}.difficulty.decades", difficulty.Decades, Deviation);
            Member.Check($"{at}.difficulty.exponent", difficulty.Exponent, Exponent);
            Member.Check($"{at}.difficulty.exponentDeviation", difficulty.ExponentDeviation, Deviation);
            Member.Check($"{at}.difficulty.correlation", difficulty.Correlation, InsideOne);
        }

        Interval($"{at}.misfit", measured.Misfit, Deviation);
        Member.Check($"{at}.misfitDecades", measured.MisfitDecades, Deviation with { AboveLeast = true });
        Interval($"{at}.jump", measured.Jump, Share);
        Interval($"{at}.spreadDecades", measured.SpreadDecades, Deviation);
        Interval($"{at}.itemCorrelation", measured.ItemCorrelation, Correlation);
        for (var i = 0; i < measured.Links.Count; i++)
        {
            Interval($"{at}.links[{i}].misfit", measured.Links[i].Misfit, Deviation);
            Member.Check($"{at}.links[{i}].models", measured.Links[i].Models, Counted);
        }

        for (var i = 0; i < measured.Correlations.Count; i++)
        {
            Interval($"{at}.correlations[{i}].phi", measured.Correlations[i].Phi, Correlation);
            Member.Check($"{at}.correlations[{i}].models", measured.Correlations[i].Models, Counted);
        }

        for (var i = 0; i < measured.Outcomes.Count; i++)
            Outcome($"{at}.outcomes[{i}]", measured.Outcomes[i]);
    }

    private static void Outcome(string at, ForecastOutcome outcome)
    {
        Interval($"{at}.forecast", outcome.Forecast, Finite);
        Date($"{at}.registered", outcome.Registered);
        Member.Check($"{at}.targetFlop", outcome.TargetFlop, Compute);
        Member.Check($"{at}.observed", outcome.Observed, Finite);
        Member.Check($"{at}.standardError", outcome.StandardError, Finite with { Least = 0 });
    }

    private static void Interval(string at, Estimate? estimate, ValueRange range)
    {
        Member.Check($"{at}.low", estimate?.Low, range);
        Member.Check($"{at}.value", estimate?.Value, range);
        Member.Check($"{at}.high", estimate?.High, range);
        if (estimate is not null && !(estimate.Low <= estimate.Value && estimate.Value <= estimate.High))
            throw new FormatException(
                $"{at} has low {ValueRange.Shown(estimate.Low)}, value {ValueRange.Shown(estimate.Value)} and high {ValueRange.Shown(estimate.High)}, but they must rise in this order"
            );
    }

    private static void Date(string at, string? date)
    {
        var isDate = DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        if (date is not null && !isDate)
            throw new FormatException($"{at} is \"{Ids.Shown(date)}\", but must be a date like 2026-01-31");
    }
}
