using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners;

/// <summary>
/// The one way into JSON that somebody else wrote: any value may be of another shape than expected, so that each of these gives a value or nothing, and
/// none throws. The library's own ways throw, and are banned (<c>BannedSymbols.txt</c>).
/// </summary>
internal static class JsonAccess
{
#pragma warning disable RS0030 // The one place that may take what is banned elsewhere: each of these looks at the shape before it takes the value.
    /// <summary>What stands at a path of members; null where there is none, or where something that has no members stands on the way.</summary>
    public static JToken? At(this JToken? token, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
            token = (token as JObject)?[member];
        return token;
    }

    /// <summary>An item of a list; null where there is none.</summary>
    public static JToken? At(this JToken? token, int index) =>
        token is JArray list && index >= 0 && index < list.Count ? list[index] : null;

    /// <summary>Gives an object a member, in place of one of that name.</summary>
    public static void Set(this JObject of, string member, JToken? value) => of[member] = value;

    /// <summary>A text, or null for anything else.</summary>
    public static string? Text(this JToken? token) => token is JValue { Type: JTokenType.String } text ? (string?)text : null;

    /// <summary>A number, also NaN or infinite, or null for anything else.</summary>
    public static double? AnyNumber(this JToken? token) =>
        token is JValue { Type: JTokenType.Integer or JTokenType.Float } number ? (double)number : null;
#pragma warning restore RS0030

    /// <summary>A finite number, or null for anything else.</summary>
    public static double? Number(this JToken? token) =>
        token.AnyNumber() is { } number && double.IsFinite(number) ? number : null;

    /// <summary>A Boolean, or null for anything else.</summary>
    public static bool? Flag(this JToken? token) => token is JValue { Value: bool flag } ? flag : null;

    /// <summary>The objects of a list. A list that is none is refused, and so is what stands in it and is no object.</summary>
    /// <param name="list">The list; null has none.</param>
    /// <param name="member">What it is called.</param>
    /// <param name="place">The file.</param>
    /// <param name="import">Takes down what is refused.</param>
    public static IEnumerable<JObject> Objects(this JToken? list, string member, string place, Import import)
    {
        if (list is not (null or JArray or JValue { Value: null }))
            import.Refuse(place, $"{member} is no list", list);
        foreach (var item in list as JArray ?? [])
        {
            if (item is JObject one)
                yield return one;
            else
                import.Refuse(place, $"an item of {member} is no object", item);
        }
    }

    /// <summary>The members of an object. What is none is refused.</summary>
    /// <param name="of">The object; null has none.</param>
    /// <param name="member">What it is called.</param>
    /// <param name="place">The file.</param>
    /// <param name="import">Takes down what is refused.</param>
    public static IEnumerable<JProperty> Fields(this JToken? of, string member, string place, Import import)
    {
        if (of is not (null or JObject or JValue { Value: null }))
            import.Refuse(place, $"{member} is no object", of);
        return (of as JObject ?? []).Properties();
    }
}
