namespace TaskSpec.Catalogs.Json;

/// <summary>
/// Parses JSON (RFC 8259) strictly: no comments, no trailing commas, no repeated member names, at most 64 levels and 2,500,000 values, which a catalog of
/// 30,000 families has not.
/// </summary>
public ref partial struct JsonParser
{
    private const int MaxDepth = 64;
    private const int MaxValues = 2_500_000;
    private const int FewMembers = 32;

    private readonly string text;
    private int position;
    private int values;
    private int line;
    private int lineStart;

    private JsonParser(string text)
    {
        this.text = text;
        position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        line = 1;
        lineStart = position;
    }

    /// <summary>Parses one JSON document.</summary>
    /// <param name="text">The whole document.</param>
    /// <exception cref="JsonFormatException">The text is not JSON.</exception>
    public static JsonValue Parse(string text)
    {
        var parser = new JsonParser(text);
        var value = parser.ReadValue(0);
        parser.SkipSpace();
        return parser.position == text.Length ? value : throw parser.Error("nothing may follow the document");
    }

    private readonly int Column => position - lineStart + 1;

    private readonly char Current => position < text.Length ? text[position] : '\0';

    private readonly JsonFormatException Error(string problem) =>
        new(position >= text.Length ? problem + ", but the text ends here" : problem, line, Column);

    private void SkipSpace()
    {
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '\n')
            {
                line++;
                lineStart = position + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
                return;
        }
    }

    private JsonValue ReadValue(int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
            throw Error($"more than {MaxDepth} levels");
        if (++values > MaxValues)
            throw Error("more than 2,500,000 values");
        return Current switch
        {
            '{' => ReadObject(depth),
            '[' => ReadList(depth),
            '"' => new JsonValue
            {
                Kind = JsonKind.Text,
                Line = line,
                Column = Column,
                Text = ReadText(),
            },
            't' => ReadWord("true", JsonKind.Boolean),
            'f' => ReadWord("false", JsonKind.Boolean),
            'n' => ReadWord("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Error("expected a value"),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var (atLine, atColumn) = (line, Column);
        var members = new List<KeyValuePair<string, JsonValue>>();
        HashSet<string>? names = null;
        position++;
        SkipSpace();
        while (Current != '}')
        {
            if (members.Count > 0)
            {
                Expect(',', "expected ',' or '}'");
                SkipSpace();
            }

            if (Current != '"')
                throw Error("expected a member name in double quotes");
            var name = ReadText();
            // A look at each is the fastest way to tell of the few that objects have, and the slowest of many.
            if (members.Count == FewMembers)
                names = new(members.Select(member => member.Key), StringComparer.Ordinal);
            if (names?.Add(name) == false || (names is null && Has(members, name)))
                throw Error($"the member \"{name}\" stands twice");

            SkipSpace();
            Expect(':', "expected ':'");
            members.Add(new(name, ReadValue(depth + 1)));
            SkipSpace();
            if (members.Count > 10_000)
                throw Error("more than 10,000 members in one object");
        }

        position++;
        return new JsonValue
        {
            Kind = JsonKind.Object,
            Line = atLine,
            Column = atColumn,
            Members = members,
        };
    }

    private static bool Has(List<KeyValuePair<string, JsonValue>> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Key == name)
                return true;
        }

        return false;
    }

    private JsonValue ReadList(int depth)
    {
        var (atLine, atColumn) = (line, Column);
        var items = new List<JsonValue>();
        position++;
        SkipSpace();
        while (Current != ']')
        {
            if (items.Count > 0)
                Expect(',', "expected ',' or ']'");
            items.Add(ReadValue(depth + 1));
            SkipSpace();
        }

        position++;
        return new JsonValue
        {
            Kind = JsonKind.List,
            Line = atLine,
            Column = atColumn,
            Items = items,
        };
    }

    private void Expect(char c, string problem)
    {
        if (Current != c || position >= text.Length)
            throw Error(problem);
        position++;
    }

    private JsonValue ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
            throw Error("expected a value");
        var value = new JsonValue
        {
            Kind = kind,
            Line = line,
            Column = Column,
            Text = word,
        };
        position += word.Length;
        return value;
    }

    private JsonValue ReadNumber()
    {
        var start = position;
        var atColumn = Column;
        if (Current == '-')
            position++;
        if (Current == '0')
            position++;
        else
            ReadDigits();
        if (Current == '.')
        {
            position++;
            ReadDigits();
        }

        if (Current is 'e' or 'E')
        {
            position++;
            if (Current is '+' or '-')
                position++;
            ReadDigits();
        }

        return new JsonValue
        {
            Kind = JsonKind.Number,
            Line = line,
            Column = atColumn,
            Text = text.Substring(start, position - start),
        };
    }

    private void ReadDigits()
    {
        if (Current is not (>= '0' and <= '9'))
            throw Error("expected a digit");
        while (Current is >= '0' and <= '9')
            position++;
    }
}
