using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>Makes of good input what a crash, a bug of its writer, or somebody of ill will may have made of it.</summary>
/// <param name="random">Chance; the same seed makes the same again.</param>
internal sealed class Damage(Random random)
{
    private const int MostChanges = 3;
    private const int Longest = 10_000;

    private static readonly string[] values =
    [
        "null",
        "true",
        "-1",
        "0",
        "0.5",
        "2",
        "1e308",
        "-1e400",
        "NaN",
        "-Infinity",
        "123456789012345678901234567890",
        "-9223372036854775808",
        new('9', 400),
        "\"\"",
        "\"text\"",
        "\"a\\nb\"",
        "\"\\ud800\"",
        "\"\\u0000\\u001b[31m\"",
        "\"../../etc/passwd\"",
        "\"NaN\"",
        "\"1e999\"",
        "\"2026-03-01T10:00:00\"",
        "[]",
        "[null]",
        "[[]]",
        "[-1e400, \"x\", {}]",
        "{}",
        "{\"\": {}}",
        "{\"id\": [1], \"name\": {}, \"value\": [], \"type\": 1, \"metric\": 0, \"config\": []}",
    ];

    /// <summary>JSON, or lines of it, with one to three changes.</summary>
    public byte[] Json(string text, bool isLines)
    {
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            if (random.Next(8) == 0)
                return Bytes(Encoding.UTF8.GetBytes(text));
            text = isLines ? Line(text) : Value(text);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Bytes that are cut off, changed, doubled, or have others among them.</summary>
    public byte[] Bytes(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        switch (random.Next(5))
        {
            case 0:
                return bytes[..at];
            case 1:
                var changed = bytes.ToArray();
                for (var count = random.Next(1, 4); count > 0 && changed.Length > 0; count--)
                    changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                return changed;
            case 2:
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            case 3:
                var to = random.Next(at, bytes.Length + 1);
                return [.. bytes[..at], .. bytes[to..]];
            default:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(AnyValue()), .. bytes[at..]];
        }
    }

    private string Line(string text)
    {
        var lines = text.Split('\n');
        var at = random.Next(lines.Length);
        lines[at] = random.Next(10) == 0 ? AnyValue() : Value(lines[at]);
        return string.Join('\n', lines);
    }

    private string Value(string text)
    {
        // What is nested far too deep already stays as it is.
        if (text.Length > Longest)
            return text;
        JToken root;
        try
        {
            using var json = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = null,
            };
            root = JToken.ReadFrom(json);
        }
        catch (JsonException)
        {
            return text;
        }

        var all = (root as JContainer)?.Descendants().Where(token => token is not JProperty).ToArray() ?? [];
        if (all.Length == 0)
            return AnyValue();
        var one = all[random.Next(all.Length)];
        switch (random.Next(6))
        {
            case 0 when one.Parent is JProperty member:
                member.Remove();
                break;
            case 1 when one.Parent is JProperty member:
                one.Replace(new JRaw($"{one.ToString(Formatting.None)},{JsonConvert.ToString(member.Name)}:{AnyValue()}"));
                break;
            case 2:
                one.Replace(all[random.Next(all.Length)].DeepClone());
                break;
            case 3:
                one.Replace(new JArray(one.DeepClone()));
                break;
            case 4 when one.Parent is JProperty { Parent: JObject of } member && !of.ContainsKey(member.Name + "s"):
                member.Replace(new JProperty(member.Name + "s", one.DeepClone()));
                break;
            default:
                one.Replace(new JRaw(AnyValue()));
                break;
        }

        return root.ToString(Formatting.None);
    }

    private string AnyValue() =>
        random.Next(40) switch
        {
            0 => Nested(random.Next(2, 700), "[", "]"),
            1 => Nested(random.Next(2, 700), "{\"a\":", "}"),
            2 => Nested(20_000, "[", "]"),
            3 => JsonConvert.ToString(new string('x', 5_000)),
            _ => values[random.Next(values.Length)],
        };

    private static string Nested(int depth, string open, string close) =>
        new StringBuilder().Insert(0, open, depth).Append('1').Insert(depth * open.Length + 1, close, depth).ToString();
}
