using System.Xml.Linq;

namespace TaskSpec.Report.Tests;

/// <summary>Figures and tables as files.</summary>
public sealed class SavingTests : ReportTest
{
    [BrowserFact]
    public async Task A_figure_is_saved_as_a_drawing_of_its_own_and_as_its_numbers()
    {
        Report(Everything());
        await using var opened = await Opened.Of(Page);
        await opened.Button("addition").ClickAsync();
        var figure = opened.Page.Locator("tr.detail figure");
        await figure.WaitForAsync();

        var (name, drawing) = await opened.Saved(figure.GetByText("Save as SVG"));
        Assert.Equal("response-addition.svg", name);
        var svg = XDocument.Parse(drawing).Root!;
        Assert.Equal("{http://www.w3.org/2000/svg}svg", svg.Name.ToString());
        Assert.Contains(".ts-plot", svg.Elements().First(element => element.Name.LocalName == "style").Value);
        var (numbers, text) = await opened.Saved(figure.GetByText("Save as CSV"));
        Assert.Equal("response-addition.csv", numbers);
        Assert.Contains("m15,", text);
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task The_table_of_families_is_saved_without_what_is_opened_and_without_formulas()
    {
        Report(
            Write(
                Examples.Of(
                    Examples.Addition,
                    Examples.Good with
                    {
                        Id = "=cmd()|\"x\", y",
                        Type = "Tour.Other",
                        Measured = null,
                    }
                )
            )
        );
        await using var opened = await Opened.Of(Page);
        await opened.Button("addition").ClickAsync();
        await opened.Page.Locator("tr.detail figure").WaitForAsync();

        var (_, text) = await opened.Saved(opened.Page.Locator(".controls").GetByText("Save as CSV"));
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("family,verdict,error,excess,remedy,items,", lines[0]);
        Assert.StartsWith("addition,all-or-nothing score,±", lines[1]);
        Assert.StartsWith("\"'=cmd()|\"\"x\"\", y\",", lines[2]);
        opened.AssertQuiet();
    }
}
