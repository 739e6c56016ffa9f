using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>What a source gives to a metric, such as <c>ignore_case</c>: with another value it is another metric.</summary>
/// <param name="Name">Its name; behind a dot that of a member within it.</param>
/// <param name="Value">Its value, as import compares it.</param>
internal sealed record Parameter(string Name, string Value);

/// <summary>How parameters are read, and how they make one name with that of their metric.</summary>
internal static class MetricParameters
{
    /// <summary>What stands in front of a function that the source names.</summary>
    public const string Function = "!function ";

    // Behind an id that stands already a number still fits.
    private const int Longest = 100;
    private const int LongestValue = 24;

    /// <summary>Members of a row that say something. False or empty is what it is where nothing is said.</summary>
    public static IEnumerable<Parameter> Of(Row row, params IEnumerable<string> names) =>
        names.SelectMany(name => Of(name, row[name])).OrderBy(one => one.Name, StringComparer.Ordinal);

    private static IEnumerable<Parameter> Of(string name, JToken? value)
    {
        var stated = new Conditions();
        stated.SetOne(ConditionKind.Metric, name, value);
        return from one in stated.Members where one.Value != "false" select new Parameter(one.Key.Name, Row.Clean(one.Value));
    }

    /// <summary>A name that differs wherever the parameters do. Values too long to read are a few digits in it.</summary>
    public static string Name(string metric, IEnumerable<Parameter> given)
    {
        var name = string.Join(
            '-',
            given.Select(one => one.Value == "true" ? one.Name : $"{one.Name}-{Short(one.Value)}").Prepend(metric)
        );
        return name.Length <= Longest ? name : $"{metric}-{ConditionText.Digest(name)}";
    }

    /// <summary>The parameters in words, behind those of their metric; empty where there are none.</summary>
    public static string Words(IEnumerable<Parameter> given) => string.Concat(given.Select(one => $", {one.Name} = {one.Value}"));

    /// <summary>A value as a part of a name.</summary>
    public static string Short(string value)
    {
        var text = value.StartsWith(Function, StringComparison.Ordinal) ? value[Function.Length..].Trim() : value;
        return text.Length is > 0 and <= LongestValue && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_')
            ? text
            : ConditionText.Digest(value);
    }
}
