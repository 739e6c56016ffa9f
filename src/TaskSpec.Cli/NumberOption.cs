using System.CommandLine;
using System.Globalization;

namespace TaskSpec.Cli;

/// <summary>Options whose value is a number above 0; any other text is refused in words that say so.</summary>
internal static class NumberOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="help">What its value is called in the help.</param>
    /// <param name="description">For the help.</param>
    /// <param name="most">The largest value.</param>
    public static Option<double?> Of(string name, string help, string description, double most = double.MaxValue) =>
        Read(
            name,
            help,
            description,
            value => value > 0 && value <= most,
            string.Create(
                CultureInfo.InvariantCulture,
                $"a number above 0{(most < double.MaxValue ? $" and at most {most}" : "")}"
            )
        );

    /// <summary>The same of a factor, such as of how many times less compute: at least 1.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="help">What its value is called in the help.</param>
    /// <param name="description">For the help.</param>
    public static Option<double?> Factor(string name, string help, string description) =>
        Read(name, help, description, value => value >= 1, "a factor, at least 1");

    private static Option<double?> Read(
        string name,
        string help,
        string description,
        Func<double, bool> isAllowed,
        string must
    ) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isAllowed(value))
                    return value;
                result.AddError($"{name} is '{text}', but must be {must}.");
                return null;
            },
        };

    /// <summary>The same of a whole number.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="help">What its value is called in the help.</param>
    /// <param name="description">For the help.</param>
    public static Option<int?> Count(string name, string help, string description) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= 1)
                    return value;
                result.AddError($"{name} is '{text}', but must be a whole number, at least 1.");
                return null;
            },
        };
}
