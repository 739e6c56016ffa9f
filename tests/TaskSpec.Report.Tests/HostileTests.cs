using TaskSpec.Catalogs;

namespace TaskSpec.Report.Tests;

/// <summary>Names that would be markup, script or a document of another direction, if they were let.</summary>
public sealed class HostileTests : ReportTest
{
    private static readonly string[] names =
    [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "</style><svg onload=alert(1)>",
        "\"' onmouseover=\"alert(1)",
        "]]><b>x</b>",
        "&lt;i&gt;",
        "\u202Edesrever\u202C العربية",
        "line\nbreak\u0000\u0007\uFFFF",
        "half \ud83d of a pair",
        new('x', 1 << 20),
    ];

    private static Catalog Hostile { get; } =
        Examples.Of([
            .. names
                .SkipLast(1)
                .Where(name => !name.Contains('\ud83d'))
                .Append(names[^1])
                .Select(
                    (name, i) =>
                        Examples.Chain with
                        {
                            Id = name,
                            Title = name,
                            Summary = name,
                            Suite = name,
                            Type = $"T.T{i}",
                            Headline = Examples.Chain.Headline! with { Name = name },
                        }
                ),
        ]);

    [BrowserFact]
    public async Task They_are_text()
    {
        var scores =
            "model,flop,task,metric,value\n"
            + string.Concat(
                from name in names.SkipLast(1).Where(name => !name.Contains('\n') && !name.Contains('\ud83d'))
                from model in Enumerable.Range(0, 8)
                select $"\"m{model} {name.Replace("\"", "\"\"")}\",1e{18 + model},\"{name.Replace("\"", "\"\"")}\",\"{names[0]}\",0.{model + 1}{name.Length % 7}\n"
            );
        var page = Report(Write(Hostile), "--scores", Write("scores.csv", scores));
        Assert.InRange(page.Length, 0, 400_000);
        await using var opened = await Opened.Of(Page);
        var dialogs = 0;
        opened.Page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };
        foreach (var button in await opened.Page.Locator("#families-table tbody th button").AllAsync())
            await button.ClickAsync();
        await opened.Page.Locator("tr.detail svg").First.WaitForAsync();

        Assert.Equal(Hostile.Families.Count, await opened.Page.Locator("tr.detail").CountAsync());
        Assert.Equal(0, dialogs);
        Assert.Equal(0, await opened.Page.Locator("img, b, i, [onmouseover], [onload], [onerror]").CountAsync());
        Assert.Equal(1, await opened.Page.Locator("script:not([type])").CountAsync());
        Assert.Contains("<script>alert(1)</script>", await opened.Families());
        opened.AssertQuiet();
    }

    [Fact]
    public void The_page_stays_well_formed()
    {
        PageTests.Parse(Report(Write(Hostile)));
    }
}
