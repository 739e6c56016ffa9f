using TaskSpec.Cli.Plots;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests.Plots;

public sealed class ChartTests
{
    private const string Hostile = "</svg><script>alert('1')</script>\" onload=\"x\u0001\uD800\u202E&amp;\uFFFE";

    [Fact]
    public void A_small_chart_is_small_and_stays_the_same()
    {
        var text = Small().ToSvg();
        Drawn.Of(text);
        Assert.Equal(text, Small().ToSvg());
        var embedded = text.Replace(PlotStyle.Element, "", StringComparison.Ordinal);
        Assert.InRange(embedded.Length, 1, 2000);
        Snapshot.Matches(embedded.Replace("><", ">\n<", StringComparison.Ordinal));
    }

    [Fact]
    public void The_style_is_the_same_for_a_page_and_a_file()
    {
        Assert.DoesNotMatch("[<>&]", PlotStyle.Css);
        Assert.DoesNotContain("url(", PlotStyle.Css, StringComparison.Ordinal);
        Snapshot.Matches(PlotStyle.Css.Replace("}", "}\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_and_marks_stand_out_from_the_page(bool dark)
    {
        var colours = (dark ? PlotStyle.Dark : PlotStyle.Light)
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(
                rule => rule[5..rule.IndexOf(':', StringComparison.Ordinal)],
                rule => Luminance(rule[(rule.IndexOf('#', StringComparison.Ordinal) + 1)..])
            );
        foreach (var (name, luminance) in colours.Where(colour => colour.Key is not ("page" or "grid")))
            // WCAG 2.2, 1.4.3 and 1.4.11.
            Assert.InRange(Contrast(luminance, colours["page"]), name is "ink" or "soft" ? 4.5 : 3, 21);
    }

    [Fact]
    public void Hostile_text_is_text()
    {
        var chart = new Chart(Hostile, Hostile, new(Hostile, new LinearScale(0, 1)), new("", new NameScale([Hostile, Hostile])));
        chart.Dots(Hostile, 1, [(.5, 0)]).Label(.5, 0, Hostile).At(.2, Hostile);
        var drawn = Drawn.Of(chart.ToSvg());

        Assert.Equal(
            "</svg><script>alert('1')</script>\" onload=\"x\uFFFD\uFFFD\\u202E&amp;\uFFFD",
            drawn.Root.Elements().First().Value
        );
    }

    [Fact]
    public void What_has_no_place_is_left_out_and_breaks_a_line()
    {
        var chart = new Chart("t", "d", new("x", new LogScale(1, 1000)), new("y", new LinearScale(0, 1)));
        chart
            .Line("line", 1, [(1, .1), (10, .2), (0, .3), (100, double.NaN), (200, .4), (300, .5)])
            .Dots("dots", 2, [(-1, .5), (10, double.PositiveInfinity), (10, .5), (1e300, 1e300)])
            .Band("band", 3, [(10, double.NaN, .2)])
            .Intervals("bars", 4, [(10, .1, double.NaN), (20, .1, .2)]);
        var drawn = Drawn.Of(chart.ToSvg());

        Assert.Equal(1, drawn.Dots(2));
        var line = drawn
            .Root.Descendants()
            .Single(path => (string?)path.Attribute("class") == "ts-1 ts-line" && path.Parent != drawn.Root);
        Assert.Equal(2, ((string)line.Attribute("d")!).Count(letter => letter == 'M'));
    }

    [Fact]
    public void Nothing_is_said_to_be_nothing()
    {
        var chart = new Chart("t", "d", new("x", LogScale.Around([])), new("y", LinearScale.Around([]))) { Empty = "no points" };
        var drawn = Drawn.Of(chart.Dots("none", 1, []).ToSvg());

        Assert.True(drawn.IsEmpty);
        Assert.Contains("no points", drawn.Texts);
    }

    [Fact]
    public void Labels_of_many_points_are_not_over_each_other()
    {
        var chart = new Chart("t", "d", new("x", new LinearScale(0, 1)), new("y", new LinearScale(0, 1)));
        for (var i = 0; i < 200; i++)
            chart.Label(i * .37 % 1, i * .61 % 1, $"label number {i}");
        var drawn = Drawn.Of(chart.ToSvg());
        var boxes = drawn
            .Root.Descendants()
            .Where(text => (string?)text.Attribute("class") == "ts-label")
            .Select(text =>
            {
                var (x, y, width) = ((double)text.Attribute("x")!, (double)text.Attribute("y")!, Words.Width(text.Value));
                var left = (string?)text.Attribute("text-anchor") switch
                {
                    "end" => x - width,
                    "middle" => x - width / 2,
                    _ => x,
                };
                return (Left: left, Right: left + width, y);
            })
            .ToArray();

        Assert.InRange(boxes.Length, 20, 199);
        for (var i = 0; i < boxes.Length; i++)
        for (var j = 0; j < i; j++)
            Assert.False(
                boxes[i].Left < boxes[j].Right - .2
                    && boxes[j].Left < boxes[i].Right - .2
                    && Math.Abs(boxes[i].y - boxes[j].y) < 11.7
            );
    }

    [Theory]
    [InlineData("add-3-digits", "law-add-3-digits")]
    [InlineData("MMLU", "law-mmlu-6ee568af")]
    [InlineData("../../etc/passwd", "law-etc-passwd-")]
    [InlineData("", "law-e3b0c442")]
    public void Ids_are_safe_in_a_file_s_name(string name, string beginning)
    {
        var id = Plot.IdOf("law", name);
        Assert.StartsWith(beginning, id, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9-]{1,60}$", id);
        Assert.NotEqual(id, Plot.IdOf("law", name + "!"));
        Assert.InRange(Plot.IdOf("law", name + new string('x', 500)).Length, 1, 60);
    }

    private static Chart Small() =>
        new Chart(
            "Small",
            "A line, its band and two points.",
            new("compute, FLOP", new LogScale(1e18, 1e24)),
            new("score", new LinearScale(0, 1))
        )
            .Band("band", 1, [(1e18, .1, .3), (1e21, .4, .6), (1e24, .7, .9)])
            .Line("line", 1, [(1e18, .2), (1e21, .5), (1e24, .8)])
            .Intervals(null, 2, [(1e19, .2, .4)])
            .Dots("points", 2, [(1e19, .3), (1e20, .35)])
            .Label(1e20, .35, "a < b")
            .At(1e23, "target")
            .Level(.25, "chance");

    private static double Contrast(double one, double other) => (Math.Max(one, other) + .05) / (Math.Min(one, other) + .05);

    private static double Luminance(string hex)
    {
        var full = hex.Length == 3 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
        double Part(int at)
        {
            var value = Convert.ToInt32(full.Substring(at, 2), 16) / 255.0;
            return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
        }

        return .2126 * Part(0) + .7152 * Part(2) + .0722 * Part(4);
    }
}
