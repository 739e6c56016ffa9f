using System.Text.RegularExpressions;
using System.Xml.Linq;
using TaskSpec.Cli.Plots;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Tests.Plots;

/// <summary>A plot as a reader of its file finds it.</summary>
internal sealed partial class Drawn
{
    private static readonly XNamespace svg = "http://www.w3.org/2000/svg";
    private static readonly string[] elements = ["svg", "title", "desc", "style", "rect", "path", "text", "g"];

    private readonly XElement root;

    private Drawn(XElement root) => this.root = root;

    /// <summary>All text that is shown.</summary>
    public IReadOnlyList<string> Texts => [.. root.Descendants(svg + "text").Select(text => text.Value)];

    public XElement Root => root;

    /// <summary>The plot, which is a sound one: everything that any plot must be is asserted.</summary>
    public static Drawn Of(Plot plot)
    {
        Assert.Matches("^[a-z0-9][a-z0-9-]*$", plot.Id);
        Assert.NotEmpty(plot.Title);
        Assert.NotEmpty(plot.Caption);
        Assert.Contains(PlotStyle.Element, plot.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", plot.Embedded, StringComparison.Ordinal);
        Assert.All(plot.Table.Rows, row => Assert.Equal(plot.Table.Columns.Count, row.Count));
        return Of(plot.Svg);
    }

    public static Drawn Of(string text)
    {
        var root = XDocument.Parse(text).Root!;
        Assert.Equal((svg + "svg", "img"), (root.Name, (string?)root.Attribute("role")));
        Assert.Equal(["title", "desc"], root.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.All(
            root.DescendantsAndSelf(),
            element =>
            {
                Assert.Equal(svg, element.Name.Namespace);
                Assert.Contains(element.Name.LocalName, elements);
            }
        );
        var attributes = root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToArray();
        Assert.All(attributes, attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "href" or "id" or "style");
        foreach (var data in attributes.Where(attribute => attribute.Name.LocalName is "d" or "x" or "y" or "transform"))
            Assert.DoesNotMatch("NaN|∞|Infinity|E", data.Value);
        return new(root);
    }

    /// <summary>How many points of a colour there are, legends aside.</summary>
    public int Dots(int colour) =>
        root.Elements(svg + "svg")
            .Single()
            .Elements(svg + "path")
            .Where(path => ((string)path.Attribute("class")!).StartsWith($"ts-{colour} ", StringComparison.Ordinal))
            .Sum(path => Dot().Count((string)path.Attribute("d")!));

    /// <summary>Whether anything is drawn between the axes.</summary>
    public bool IsEmpty => !root.Elements(svg + "svg").Single().Descendants(svg + "path").Any();

    [GeneratedRegex(@"h\.1")]
    private static partial Regex Dot();
}
