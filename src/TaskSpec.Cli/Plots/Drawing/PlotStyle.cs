namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>What plots look like. A page includes <see cref="Css"/> once; a file has it inside.</summary>
/// <remarks>
/// Colours of series are those of Okabe and Ito, which people who see few colours can tell apart, made darker or lighter where they have less than
/// 3 : 1 to the page. Each is given twice, as programs that draw SVG without a browser know no custom properties.
/// </remarks>
internal static class PlotStyle
{
    /// <summary>How many colours there are for series, from 1.</summary>
    public const int Colours = 6;

    private static readonly (string Name, string Light, string Dark)[] colours =
    [
        ("page", "#fff", "#161b22"),
        ("ink", "#24292f", "#d0d7de"),
        ("soft", "#57606a", "#9aa4af"),
        ("grid", "#d8dee4", "#30363d"),
        ("1", "#0072b2", "#56b4e9"),
        ("2", "#d55e00", "#f58a4b"),
        ("3", "#008060", "#1fc493"),
        ("4", "#b04a86", "#e19cc3"),
        ("5", "#946a00", "#e6b400"),
        ("6", "#57606a", "#9aa4af"),
    ];

    /// <summary>The custom properties of a light page, for a page that lets its reader choose.</summary>
    public static string Light { get; } = string.Concat(colours.Select(colour => $"--ts-{colour.Name}:{colour.Light};"));

    /// <summary>Those of a dark page.</summary>
    public static string Dark { get; } = string.Concat(colours.Select(colour => $"--ts-{colour.Name}:{colour.Dark};"));

    /// <summary>The rules; all classes begin with <c>ts-</c>.</summary>
    public static string Css { get; } =
        $".ts-plot{{{Light}font:12px system-ui,sans-serif;max-width:100%;height:auto}}"
        + $"@media(prefers-color-scheme:dark){{.ts-plot{{{Dark}}}}}"
        + $".ts-page{{{Fill("page")}}}.ts-plot text{{{Fill("ink")}}}.ts-plot .ts-soft{{{Fill("soft")}}}.ts-title{{font-weight:600}}"
        + $".ts-grid{{fill:none;{Stroke("grid")}}}.ts-axis{{fill:none;{Stroke("soft")}}}"
        + $".ts-label{{paint-order:stroke;{Stroke("page")};stroke-width:3px;stroke-linejoin:round}}"
        + $".ts-0{{{Colour("ink")}}}"
        + string.Concat(Enumerable.Range(1, Colours).Select(i => $".ts-{i}{{{Colour($"{i}")}}}"))
        + ".ts-line,.ts-dash,.ts-bar,.ts-beam,.ts-cells,.ts-dot,.ts-square{fill:none;stroke:currentColor}"
        + ".ts-line{stroke-width:2;stroke-linejoin:round}.ts-dash{stroke-width:1.5;stroke-dasharray:5 4}.ts-bar{stroke-opacity:.6}"
        + ".ts-dot{stroke-width:7;stroke-linecap:round}.ts-square{stroke-width:6;stroke-linecap:square}.ts-many{stroke-width:4;stroke-opacity:.6}.ts-small{stroke-width:4}.ts-beam{stroke-width:11}"
        + ".ts-hint{fill:none;stroke:currentColor;stroke-opacity:0;stroke-width:11;stroke-linecap:round}.ts-fill{fill:currentColor}.ts-faint{fill-opacity:.3}.ts-band{fill:currentColor;fill-opacity:.16}";

    /// <summary>The rules as they stand in a file.</summary>
    public static string Element { get; } = $"<style>{Css}</style>";

    private static string Fill(string name) => Rule("fill", name);

    private static string Stroke(string name) => Rule("stroke", name);

    private static string Colour(string name) => Rule("color", name);

    private static string Rule(string property, string name) =>
        $"{property}:{colours.First(colour => colour.Name == name).Light};{property}:var(--ts-{name})";
}
