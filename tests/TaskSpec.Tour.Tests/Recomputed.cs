using System.Globalization;
using System.Text.RegularExpressions;

namespace TaskSpec.Tour.Tests;

/// <summary>Help to work out targets a second way, from nothing but what the model is asked.</summary>
internal static class Recomputed
{
    /// <summary>Checks every target of a family against what a second method makes of the input.</summary>
    public static void Check<T>(Func<Sample, string> target)
    {
        foreach (var sample in Families.Samples(typeof(T)))
            Assert.Equal(target(sample), sample.Target);
    }

    /// <summary>The groups of a pattern that the whole of a text must contain once.</summary>
    public static string[] Parse(string text, string pattern)
    {
        var match = Assert.Single(Regex.Matches(text, pattern));
        return [.. match.Groups.Values.Skip(1).Select(group => group.Value)];
    }

    public static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
