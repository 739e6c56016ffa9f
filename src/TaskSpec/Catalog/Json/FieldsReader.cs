using System.Globalization;

namespace TaskSpec.Catalogs.Json;

/// <summary>Reads the members of one object. A member that it does not know is left alone, so that a newer writer may add some.</summary>
public sealed class FieldsReader(JsonValue json) : Fields
{
    /// <summary>Reads one object.</summary>
    /// <exception cref="JsonFormatException">The value is no object, or a member is missing or of another kind.</exception>
    public static T Read<T>(JsonValue json, Func<Fields, T?, T> map)
        where T : class =>
        json.Kind == JsonKind.Object ? map(new FieldsReader(json), null) : throw Error(json, "expected an object");

    /// <inheritdoc/>
    public override string? Text(string name, string? value) => Member(name, JsonKind.Text, "a string")?.Text;

    /// <inheritdoc/>
    public override long? Whole(string name, long? value, long most = MostExact)
    {
        if (Number(name, null) is not { } number)
            return null;
        return number >= 0 && number <= most && number == Math.Floor(number)
            ? (long)number
            : throw Error(json[name]!, $"\"{name}\" must be a whole number from 0 to {most}");
    }

    /// <inheritdoc/>
    public override double? Number(string name, double? value)
    {
        if (Member(name, JsonKind.Number, "a number") is not { } member)
            return null;
        // What double cannot hold is read as infinity or refused, depending on the platform.
        return
            double.TryParse(member.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number)
            ? number
            : throw Error(member, $"\"{name}\" is larger than a double can be");
    }

    /// <inheritdoc/>
    public override bool? Flag(string name, bool? value) =>
        Member(name, JsonKind.Boolean, "true or false")?.Text is { } text ? text == "true" : null;

    /// <inheritdoc/>
    public override T? Word<T>(string name, T? value)
    {
        if (Member(name, JsonKind.Text, "a string") is not { } member)
            return null;
        if (Words<T>.Values.TryGetValue(member.Text, out var word))
            return word;
        var words = string.Join(", ", Words<T>.Values.Keys.OrderBy(key => key, StringComparer.Ordinal));
        throw Error(member, $"\"{name}\" is \"{Shorten(member.Text)}\", which is none of {words}");
    }

    /// <inheritdoc/>
    public override string? Scalar(string name, string? value) =>
        json[name] switch
        {
            null => null,
            { Kind: JsonKind.Text } text => JsonWriter.Quoted(text.Text),
            { Kind: JsonKind.Number or JsonKind.Boolean } scalar => scalar.Text,
            { Kind: JsonKind.Null } => "null",
            var other => throw Error(other, $"\"{name}\" must be a string, a number or a Boolean"),
        };

    /// <inheritdoc/>
    public override T? Object<T>(string name, T? value, Func<Fields, T?, T> map)
        where T : class => Member(name, JsonKind.Object, "an object") is { } member ? map(new FieldsReader(member), null) : null;

    /// <inheritdoc/>
    public override EquatableArray<T> List<T>(string name, EquatableArray<T> values, Func<Fields, T?, T> map)
        where T : class =>
        Member(name, JsonKind.List, "an array") is { } list ? list.Items.Select(item => Read(item, map)).ToEquatableArray() : [];

    /// <inheritdoc/>
    public override EquatableArray<string> Texts(string name, EquatableArray<string> values) =>
        Member(name, JsonKind.List, "an array") is { } list
            ? list
                .Items.Select(item =>
                    item.Kind == JsonKind.Text ? item.Text : throw Error(item, $"\"{name}\" holds strings only")
                )
                .ToEquatableArray()
            : [];

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value)
        where T : class => value ?? throw Missing(name);

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value) => value ?? throw Missing(name);

    private JsonFormatException Missing(string name) => Error(json, $"this object needs the member \"{name}\"");

    private JsonValue? Member(string name, JsonKind kind, string expected)
    {
        var member = json[name];
        if (member is null || member.Kind == JsonKind.Null)
            return null;
        return member.Kind == kind ? member : throw Error(member, $"\"{name}\" must be {expected}");
    }

    private static JsonFormatException Error(JsonValue at, string problem) => new(problem, at.Line, at.Column);

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}
