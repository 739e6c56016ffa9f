using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>
/// The part of TOML that task files use: tables, and keys with a string, number, Boolean or list of those. Its values are
/// JSON's but for comments and lone commas, so they are read as that; anything else is refused with its line.
/// </summary>
internal static partial class TomlTree
{
    /// <summary>The tables of a file as objects.</summary>
    /// <exception cref="ScaffoldException">A line is of another kind.</exception>
    public static JObject Read(string path)
    {
        var root = new JObject();
        var table = root;
        var lines = DeclarationText.Read(path).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var (start, line) = (i + 1, Uncommented(lines[i]));
            if (line.Length == 0)
                continue;
            try
            {
                if (Table().Match(line) is { Success: true } head)
                    table = head.Groups[1].Value.Split('.').Aggregate(root, (at, name) => Within(at, name.Trim()));
                else if (Pair().Match(line) is { Success: true } pair)
                {
                    var value = new StringBuilder(pair.Groups[2].Value);
                    while (value[0] == '[' && !value.ToString().EndsWith(']') && i + 1 < lines.Length)
                        value.Append(' ').Append(Uncommented(lines[++i]));
                    table.Set(pair.Groups[1].Value.Trim('"'), Value(value.ToString()));
                }
                else
                    throw new JsonReaderException();
            }
            catch (JsonException error)
            {
                throw new ScaffoldException(
                    $"{path}({start}): this line is neither a table nor a key with a plain value; task files have no other",
                    error
                );
            }
        }

        return root;
    }

    private static JObject Within(JObject at, string name)
    {
        if (at.At(name) is null)
            at.Set(name, new JObject());
        return at.At(name) as JObject ?? throw new JsonReaderException();
    }

    private static JToken Value(string text)
    {
#pragma warning disable RS0030 // A reader without a budget will do: the text is one value of a file whose length was limited when it was read.
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
#pragma warning restore RS0030
        var value = JToken.ReadFrom(json);
        return json.Read() ? throw new JsonReaderException() : value;
    }

    /// <summary>A line without the comment at its end: a # outside of quotes begins one.</summary>
    private static string Uncommented(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote == '\0' && line[i] == '#')
                return line[..i].Trim();
            if (quote == '"' && line[i] == '\\')
                i++;
            else if (line[i] == quote)
                quote = '\0';
            else if (quote == '\0' && line[i] is '"' or '\'')
                quote = line[i];
        }

        return line.Trim();
    }

    [GeneratedRegex("""^\[([A-Za-z0-9_. -]+)\]$""", RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    [GeneratedRegex("""^([A-Za-z0-9_-]+|"[^"]*")\s*=\s*(\S.*)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
