using Microsoft.Playwright;

namespace TaskSpec.Report.Tests;

/// <summary>What axe-core finds that would keep people from reading the page.</summary>
public sealed class AxeTests : ReportTest
{
    [AxeTheory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 400)]
    public async Task It_finds_nothing(ColorScheme scheme, int width)
    {
        Report(Everything());
        await using var opened = await Opened.Of(Page, scheme, width: width);
        await opened.Button("addition").ClickAsync();
        await opened.Page.Locator("tr.detail figure").WaitForAsync();
        await opened.Page.EvaluateAsync("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        await opened.Page.EvaluateAsync(Browser.Axe!);

        var violations = await opened.Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run()).violations.flatMap(violation =>
                violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))
            """
        );
        Assert.Empty(violations);
    }
}
