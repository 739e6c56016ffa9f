using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TaskSpec.Cli.Commands;

/// <summary>Options of the fits, each refusing what it cannot read in words that say what it takes.</summary>
internal static class FitOption
{
    public static double Number(ArgumentResult result, double usual, Func<double, bool> may, string must)
    {
        if (result.Tokens.Count == 0)
            return usual;
        var text = result.Tokens[0].Value;
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && may(value)
        )
            return value;
        Refuse(result, text, must);
        return usual;
    }

    /// <summary>One of some words; the first, which is the type's default, where none is given.</summary>
    public static Option<T> Choice<T>(string name, string description, params (string Word, T Value)[] choices)
    {
        var words = string.Join(", ", choices[..^1].Select(choice => choice.Word)) + " or " + choices[^1].Word;
        return new(name)
        {
            Description = $"{description} [default: {choices[0].Word}]",
            HelpName = string.Join("|", choices.Select(choice => choice.Word)),
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                var index = Array.FindIndex(choices, choice => choice.Word == text);
                if (index < 0)
                    Refuse(result, text, words);
                return choices[Math.Max(index, 0)].Value;
            },
        };
    }

    public static Option<DateOnly?> Date(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "DATE",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    return date;
                Refuse(result, text, "a date such as 2026-01-31");
                return null;
            },
        };

    public static Option<ulong> Seed(string description = "Of the resampling; the same seed gives the same numbers") =>
        new("--random-seed")
        {
            Description = description,
            HelpName = "S",
            DefaultValueFactory = _ => 1,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                    return value;
                Refuse(result, text, "a whole number of at least 0");
                return 1;
            },
        };

    public static double[] Quantiles(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var values = new List<double>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1)
                values.Add(value);
            else
            {
                Refuse(result, text, "numbers between 0 and 1 separated by commas, such as 0.5,0.8");
                return [];
            }
        }

        return [.. values.Distinct()];
    }

    public static int[] Counts(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var values = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
                values.Add(value);
            else
            {
                Refuse(result, text, "whole numbers of at least 1 separated by commas, such as 1,5");
                return [];
            }
        }

        return [.. values.Distinct()];
    }

    private static void Refuse(ArgumentResult result, string text, string must) =>
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is '{text}', but must be {must}.");
}
