using System.Globalization;
using System.Text;
using System.Xml;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>Writes SVG. Text from elsewhere can be nothing but text in it.</summary>
internal sealed class SvgWriter : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly XmlWriter xml;

    public SvgWriter() => xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true });

    /// <summary>A length in pixels as short as a tenth of one can be said.</summary>
    public static string Number(double value) =>
        (Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Opens an element; what is null among its attributes is left out.</summary>
    public void Open(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        xml.WriteStartElement(element, "http://www.w3.org/2000/svg");
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                xml.WriteAttributeString(
                    name,
                    value is string words ? Clean(words) : Number(Convert.ToDouble(value, CultureInfo.InvariantCulture))
                );
        }
    }

    public void Close() => xml.WriteEndElement();

    /// <summary>An element with text, or an empty one.</summary>
    public void Element(string element, string? content, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Open(element, attributes);
        if (content is not null)
            xml.WriteString(Clean(content));
        Close();
    }

    /// <summary>A path, unless it is empty.</summary>
    public void Path(string style, PathData path)
    {
        if (!path.IsEmpty)
            Element("path", null, ("class", style), ("d", path.ToString()));
    }

    public void Text(double x, double y, string content, string? anchor = null, string? style = null) =>
        Element("text", content, ("class", style), ("x", x), ("y", y), ("text-anchor", anchor));

    public override string ToString()
    {
        xml.Flush();
        return text.ToString();
    }

    public void Dispose() => xml.Dispose();

    // XML has no way to say most control characters, nor half of a surrogate pair.
    private static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        foreach (var rune in Printable.Of(words).EnumerateRunes())
            clean.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }
}
