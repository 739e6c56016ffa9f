using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Reads YAML as the tree that JSON has. Tags of an application, such as <c>!function</c>, stay text in front of their value.</summary>
internal static class YamlTree
{
    // Deeper than any declaration, and shallow enough for every stack.
    private const int Deepest = 64;

    // Aliases can make a small file a tree of any size.
    private const int Most = 200_000;

    /// <summary>The first document of a file, which must be a mapping.</summary>
    /// <exception cref="ScaffoldException">It is no YAML, or no mapping.</exception>
    public static JObject Read(string path)
    {
        try
        {
            var text = DeclarationText.Read(path);
            AssertShallow(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var nodes = 0;
            return stream.Documents.Count > 0 && Token(stream.Documents[0].RootNode, 0, ref nodes) is JObject root
                ? root
                : throw new ScaffoldException($"{path} is no mapping of YAML; expected are keys and values");
        }
        catch (YamlException error)
        {
            throw new ScaffoldException(
                $"{path}({error.Start.Line},{error.Start.Column}): this is no YAML: {error.Message}",
                error
            );
        }
        catch (InvalidDataException error)
        {
            throw new ScaffoldException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The library builds the tree by calling itself, as deep as the text is nested.</summary>
    private static void AssertShallow(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext(); )
        {
            depth += parser.Current!.NestingIncrease;
            // The stream and the document are levels too.
            if (depth > Deepest + 2)
                throw new InvalidDataException(Large);
        }
    }

    private static string Large => $"it is deeper than {Deepest} levels, or has more than {Most} values; no declaration is";

    private static JToken Token(YamlNode node, int depth, ref int nodes)
    {
        if (depth > Deepest || ++nodes > Most)
            throw new InvalidDataException(Large);
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JObject();
                foreach (var (key, value) in mapping.Children)
                    members.Set((key as YamlScalarNode)?.Value ?? key.ToString(), Token(value, depth + 1, ref nodes));
                return members;
            case YamlSequenceNode sequence:
                var items = new JArray();
                foreach (var item in sequence.Children)
                    items.Add(Token(item, depth + 1, ref nodes));
                return items;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JValue Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        var tag = node.Tag.IsEmpty ? "" : node.Tag.Value;
        if (tag.StartsWith('!') && tag.Length > 1)
            return new($"{tag} {text}");
        if (node.Style != ScalarStyle.Plain || tag == "tag:yaml.org,2002:str")
            return new(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new(true),
            "false" or "False" or "FALSE" => new(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new(whole),
            _ when char.IsAsciiDigit(text[^1])
                    && !text.StartsWith('0') | text.StartsWith("0.", StringComparison.Ordinal)
                    && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number) => new(number),
            _ => new(text),
        };
    }
}
