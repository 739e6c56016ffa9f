using System.Security.Cryptography;
using System.Text;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Report;

/// <summary>The page as a whole: one document that asks for nothing, neither when it opens nor later.</summary>
internal static class ReportPage
{
    private static readonly string style = Block(ReportAsset.Css);
    private static readonly string plotStyle = Block(PlotStyle.Css);
    private static readonly string themes = Block(
        $":root[data-theme=\"light\"] .ts-plot{{{PlotStyle.Light}}}:root[data-theme=\"dark\"] .ts-plot{{{PlotStyle.Dark}}}"
            + $"@media print{{:root:root:root .ts-plot{{{PlotStyle.Light}}}}}"
    );
    private static readonly string script = $"//<![CDATA[\n{ReportAsset.Script}//]]>";

    // The styles and the script of this page and nothing else; no picture, font, frame, form or connection.
    private static readonly string policy =
        $"default-src 'none'; style-src {Hash(style)} {Hash(plotStyle)} {Hash(themes)}; script-src {Hash(script)}; base-uri 'none'; form-action 'none'";

    /// <param name="title">What the report is of.</param>
    /// <param name="lead">What it was made from, in a sentence.</param>
    /// <param name="sections">In the order in which they are read.</param>
    public static string Of(string title, Html lead, IReadOnlyList<Section> sections) =>
        new Html().Add(Head(title)).Add(Body(title, lead, sections)).ToString();

    private static Html Head(string title) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="{policy}"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="referrer" content="no-referrer"/>
            <title>{Shown.Plain(title)}</title>
            <style>{Html.Raw(style)}</style>
            <style id="plot-style">{Html.Raw(plotStyle)}</style>
            <style>{Html.Raw(themes)}</style>
            </head>

            """;

    private static Html Body(string title, Html lead, IReadOnlyList<Section> sections) =>
        $"""
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            <header><div><h1>{Shown.Name(title)}</h1>
            <p class="soft">{lead}</p></div>
            <label class="theme">Colours <select id="theme"><option value="system">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label></header>
            <nav aria-label="Sections"><ul>{Html.Join(sections, Link)}</ul></nav>
            <main id="main" tabindex="-1">
            {Html.Join(sections, Part)}</main>
            <footer><p>Made by <code>taskspec report</code>. Scores, errors and differences of scores are in score points, from 0 to 1; compute is training compute in FLOP.</p></footer>
            <script>{Html.Raw(script)}</script>
            </body>
            </html>

            """;

    private static Html Link(Section section) => $"<li><a href=\"#{section.Id}\">{section.Title}</a></li>";

    private static Html Part(Section section) =>
        $"""
            <section id="{section.Id}" aria-labelledby="{section.Id}-title"><h2 id="{section.Id}-title">{section.Title}</h2>
            {section.Body}</section>

            """;

    // Comments that a style sheet skips let it stand in a strict document too.
    private static string Block(string css) => $"/*<![CDATA[*/\n{css}/*]]>*/";

    private static string Hash(string content) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
}
