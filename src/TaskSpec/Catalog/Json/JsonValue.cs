namespace TaskSpec.Catalogs.Json;

/// <summary>The kind of a JSON value.</summary>
public enum JsonKind
{
    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A number, kept as it is written.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A JSON value that knows where it stands, so that every error can say so.</summary>
/// <remarks>Our own because it runs inside the compiler, where no library may be loaded.</remarks>
public sealed class JsonValue
{
    /// <summary>Its kind.</summary>
    public JsonKind Kind { get; init; }

    /// <summary>A string's content; a number or Boolean as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The members of an object, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; init; } = [];

    /// <summary>Its line in the text, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Its column in the line, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The member of that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            // No foreach: its enumerator would be allocated for every member that is asked for.
            for (var i = 0; i < Members.Count; i++)
            {
                if (Members[i].Key == name)
                    return Members[i].Value;
            }

            return null;
        }
    }
}

/// <summary>Text that is not the JSON it should be; the message says where and what was expected.</summary>
public sealed class JsonFormatException(string problem, int line, int column)
    : FormatException($"line {line}, column {column}: {problem}")
{
    /// <summary>What is wrong, without the place.</summary>
    public string Problem => problem;

    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>The column, from 1.</summary>
    public int Column => column;
}
