using System.Globalization;

namespace TaskSpec.Catalogs.Json;

/// <summary>Writes the members of objects.</summary>
public sealed class FieldsWriter(JsonWriter json) : Fields
{
    /// <inheritdoc/>
    public override string? Text(string name, string? value)
    {
        if (value is not null)
            json.Text(name, value);
        return value;
    }

    /// <inheritdoc/>
    public override long? Whole(string name, long? value, long most = MostExact)
    {
        if (value is { } number)
            json.Raw(name, number.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    /// <inheritdoc/>
    public override double? Number(string name, double? value)
    {
        if (value is { } number && !double.IsNaN(number) && !double.IsInfinity(number))
            json.Number(name, number);
        return value;
    }

    /// <inheritdoc/>
    public override bool? Flag(string name, bool? value)
    {
        if (value is { } flag)
            json.Raw(name, flag ? "true" : "false");
        return value;
    }

    /// <inheritdoc/>
    public override T? Word<T>(string name, T? value)
    {
        if (value is { } word)
            json.Text(name, Words<T>.Names[word]);
        return value;
    }

    /// <inheritdoc/>
    public override string? Scalar(string name, string? value)
    {
        if (value is not null)
            json.Raw(name, value);
        return value;
    }

    /// <inheritdoc/>
    public override T? Object<T>(string name, T? value, Func<Fields, T?, T> map)
        where T : class
    {
        if (value is null)
            return value;
        json.Open('{', name);
        map(this, value);
        json.Close('}');
        return value;
    }

    /// <inheritdoc/>
    public override EquatableArray<T> List<T>(string name, EquatableArray<T> values, Func<Fields, T?, T> map)
        where T : class
    {
        if (values.IsEmpty)
            return values;
        json.Open('[', name);
        foreach (var value in values)
        {
            json.Open('{');
            map(this, value);
            json.Close('}');
        }

        json.Close(']');
        return values;
    }

    /// <inheritdoc/>
    public override EquatableArray<string> Texts(string name, EquatableArray<string> values)
    {
        if (values.IsEmpty)
            return values;
        json.Open('[', name);
        foreach (var value in values)
            json.Text(null, value);
        json.Close(']');
        return values;
    }

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value)
        where T : class => value!;

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value) => value!.Value;
}
