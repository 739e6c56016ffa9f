using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Report;

/// <summary>Markup. As an interpolated string what stands in its holes is text and encoded, unless it is markup itself.</summary>
/// <remarks>Its templates are well-formed XML too, so that a strict parser can check a whole page.</remarks>
[InterpolatedStringHandler]
internal sealed class Html
{
    // Names in any script stay readable in the source.
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text;

    public Html() => text = new();

    /// <summary>What the compiler calls for an interpolated string.</summary>
    /// <param name="literals">The length of what stands between the holes.</param>
    /// <param name="holes">How many there are.</param>
    public Html(int literals, int holes) => text = new(literals + 16 * holes);

    /// <summary>Markup that something else made.</summary>
    public static Html Raw(string markup)
    {
        var html = new Html();
        html.text.Append(markup);
        return html;
    }

    /// <summary>A list of anything, each as markup.</summary>
    public static Html Join<T>(IEnumerable<T> values, Func<T, Html> markup, string between = "")
    {
        var html = new Html();
        foreach (var (i, value) in values.Index())
            html.Add(i > 0 ? Raw(between) : null).Add(markup(value));
        return html;
    }

    /// <summary>Adds markup.</summary>
    public Html Add(Html? markup)
    {
        text.Append(markup?.text);
        return this;
    }

    public void AppendLiteral(string markup) => text.Append(markup);

    public void AppendFormatted(Html? markup) => text.Append(markup?.text);

    public void AppendFormatted(string? value) => text.Append(encoder.Encode(Valid(value ?? "")));

    public void AppendFormatted(int value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => text.ToString();

    // Control characters and the two non-characters are in no XML document.
    private static string Valid(string value) => Printable.Of(value).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
