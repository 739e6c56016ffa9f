using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Conditions out of the JSON of logs: nested members by their path, and the same value always as the same text.</summary>
internal static class ConditionText
{
    /// <summary>States every member of an object that is a condition, as <see cref="MemberUses"/> decides.</summary>
    /// <param name="of">The conditions.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="members">The object; anything else states nothing.</param>
    /// <param name="except">Members that are stated elsewhere.</param>
    /// <param name="isDefault">Whether a member's value is its default; null of what somebody chose.</param>
    /// <param name="path">What stands before the members' names.</param>
    public static void SetAll(
        this Conditions of,
        ConditionKind kind,
        JToken? members,
        Func<string, bool>? except = null,
        IsDefault? isDefault = null,
        string path = ""
    )
    {
        foreach (var member in (members as JObject ?? []).Properties())
        {
            if (except?.Invoke(member.Name) != true)
                of.SetOne(kind, path + member.Name, member.Value, isDefault);
        }
    }

    /// <summary>States one condition, or those that its value is made of.</summary>
    public static void SetOne(this Conditions of, ConditionKind kind, string name, JToken? value, IsDefault? isDefault = null)
    {
        var own = name[(name.LastIndexOf('.') + 1)..];
        if (own.Length > 0 && MemberUses.Of(kind, own) != MemberUse.Condition)
            return;
        if (value is JObject nested)
            of.SetAll(kind, nested, path: name.Length == 0 ? "" : name + ".");
        else if (Of(value, kind) is not { } text)
            return;
        else if (IsCode(text))
            of.SetFound(kind, name, text);
        else if (isDefault?.Invoke(own, text) == true)
            of.SetDefault(kind, name, text);
        else
            of.Set(kind, name, text);
    }

    /// <summary>
    /// The defaults of a runner that writes down all its settings: those documented, and false of all others, so that what only newer versions have tells
    /// nothing apart.
    /// </summary>
    public static IsDefault Defaults(params (string Name, string Value)[] documented)
    {
        var known = documented.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        return (name, text) => known.TryGetValue(name, out var value) ? text == value : text == "false";
    }

    /// <summary>A value as one text; null for what is empty, or differs from process to process.</summary>
    /// <param name="value">The value. The order of its members says nothing.</param>
    /// <param name="kind">What it states, which decides what of its members counts.</param>
    public static string? Of(JToken? value, ConditionKind kind = ConditionKind.TaskArgument) =>
        value switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: bool flag } => flag ? "true" : "false",
            // 1 and 1.0 are one number.
            JValue when value.AnyNumber() is { } number => number.ToString("R", CultureInfo.InvariantCulture),
            JValue single => Lasting(Convert.ToString(single.Value, CultureInfo.InvariantCulture)),
            _ => Canonical(value, kind)?.ToString(Formatting.None),
        };

    /// <summary>A few digits that tell long texts apart.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    // Python shows a function with its address.
    private static string? Lasting(string? text) =>
        text?.Contains(" at 0x", StringComparison.Ordinal) == true ? null
        : text is null ? null
        : MemberUses.Without(text);

    // What one version logs as source is an address in another.
    private static bool IsCode(string text) =>
        text.AsSpan().TrimStart() is var code
        && (
            code.StartsWith("def ", StringComparison.Ordinal)
            || code.StartsWith("lambda", StringComparison.Ordinal)
            || code.StartsWith("functools.partial(", StringComparison.Ordinal)
        );

    /// <summary>What of a value counts, its members in order; null where nothing does.</summary>
    public static JToken? Canonical(JToken? value, ConditionKind kind)
    {
        switch (value)
        {
            case JObject nested:
                JProperty[] members =
                [
                    .. nested
                        .Properties()
                        .Where(member => MemberUses.Of(kind, member.Name) == MemberUse.Condition)
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                        .Select(member => (member.Name, Value: Canonical(member.Value, kind)))
                        .Where(member => member.Value is not null)
                        .Select(member => new JProperty(member.Name, member.Value)),
                ];
                return members.Length == 0 ? null : new JObject(members);
            case JArray items:
                // An item's place says something, so that one without a value keeps it.
                JToken[] each =
                [
                    .. items.Select(
                        (item, i) =>
                            i > 0 && items.At(i - 1).Text() is { } before && MemberUses.IsSecretOption(before)
                                ? JValue.CreateNull()
                                : Canonical(item, kind) ?? JValue.CreateNull()
                    ),
                ];
                return each.All(item => item.Type == JTokenType.Null) ? null : new JArray(each);
            case JRaw:
                return value;
            case JValue { Type: JTokenType.Integer or JTokenType.Float or JTokenType.Boolean }:
                return new JRaw(Of(value, kind));
            default:
                return Of(value, kind) is { Length: > 0 } text ? new JValue(text) : null;
        }
    }
}

/// <summary>Whether a member's value is its default.</summary>
internal delegate bool IsDefault(string name, string text);
