using Microsoft.Playwright;

namespace TaskSpec.Report.Tests;

/// <summary>The page as its reader uses it.</summary>
public sealed class ReadingTests : ReportTest
{
    [BrowserFact]
    public async Task It_opens_without_a_request_or_a_complaint_and_has_every_section()
    {
        Report(Everything());
        await using var opened = await Opened.Of(Page);

        var titles = await opened.Page.Locator("main h2").AllInnerTextsAsync();
        Assert.Equal(
            [
                "Verdict",
                "Families",
                "Findings",
                "Overlap",
                "Forecasts against what came",
                "Registered forecasts",
                "Time horizons",
                "Residual correlations of tasks",
                "Residual correlations of runs",
                "Successive improvements",
                "From log-likelihood to accuracy",
                "What it is made of",
            ],
            titles
        );
        Assert.Equal(0, await opened.Page.GetByText("Nothing can be shown here").CountAsync());
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task Families_come_by_excess_and_sort_by_any_column()
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page);
        var excess = opened.Header("excess");
        var family = opened.Header("family");

        Assert.Equal("descending", await excess.GetAttributeAsync("aria-sort"));
        Assert.Equal(["sha256-chain", "sha256-tree", "addition", "addition-graded", "no-headline"], await opened.Families());
        await opened.Button("excess").ClickAsync();
        Assert.Equal("ascending", await excess.GetAttributeAsync("aria-sort"));
        Assert.Equal(["addition-graded", "addition", "sha256-chain", "sha256-tree", "no-headline"], await opened.Families());
        await opened.Button("family").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await family.GetAttributeAsync("aria-sort"));
        Assert.Null(await excess.GetAttributeAsync("aria-sort"));
        Assert.Equal(["addition", "addition-graded", "no-headline", "sha256-chain", "sha256-tree"], await opened.Families());
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task Families_are_found_by_any_of_their_words()
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page);
        var search = opened.Page.GetByLabel("Search");

        await search.FillAsync("SHA256 edit");
        Assert.Equal(["sha256-chain", "sha256-tree"], await opened.Families());
        Assert.Equal("2 of 5 families", await opened.Page.Locator("#count").InnerTextAsync());
        await search.FillAsync("no such family");
        Assert.Empty(await opened.Families());
        await search.FillAsync("");
        await opened.Page.GetByLabel("Show").SelectOptionAsync(".over");
        Assert.Equal(["sha256-chain", "sha256-tree", "addition"], await opened.Families());
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task A_family_opens_with_its_curve_findings_and_remedies()
    {
        Report(Everything());
        await using var opened = await Opened.Of(Page);
        var button = opened.Button("addition");
        await button.ClickAsync();
        var detail = opened.Page.Locator("tr.detail");
        await detail.Locator("svg").First.WaitForAsync();

        Assert.Equal("true", await button.GetAttributeAsync("aria-expanded"));
        Assert.Equal(await button.GetAttributeAsync("aria-controls"), await detail.GetAttributeAsync("id"));
        Assert.Contains("forecast error", await detail.InnerTextAsync());
        Assert.Contains("What would help", await detail.InnerTextAsync());
        var link = detail.GetByRole(AriaRole.Link, new() { Name = "TSK6001" });
        Assert.EndsWith("docs/rules/TSK6001.md", await link.GetAttributeAsync("href"));
        await detail.Locator("summary").ClickAsync();
        Assert.Contains("m15", await detail.Locator("figure table").InnerTextAsync());
        await button.ClickAsync();
        Assert.Equal(0, await detail.CountAsync());
        await opened.Button("addition-graded").ClickAsync();
        await detail.Locator("svg").First.WaitForAsync();
        Assert.Contains("known since 2026-05-01", await detail.InnerTextAsync());
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task An_opened_family_stays_with_its_row()
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page);
        await opened.Button("addition").ClickAsync();
        await opened.Page.Locator("tr.detail svg").First.WaitForAsync();
        await opened.Button("family").ClickAsync();

        var before = opened.Page.Locator("tr.detail").Locator("xpath=preceding-sibling::tr[1]");
        Assert.Contains("addition", await before.InnerTextAsync());
        await opened.Page.GetByLabel("Search").FillAsync("sha256");
        Assert.False(await opened.Page.Locator("tr.detail").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task The_keyboard_alone_reaches_and_opens_a_family()
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page);
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the report", await Focused(opened));
        await opened.Page.Keyboard.PressAsync("Enter");
        Task<bool> IsReached() =>
            opened.Button("sha256-chain").EvaluateAsync<bool>("button => button === document.activeElement");
        for (var i = 0; i < 80 && !await IsReached(); i++)
            await opened.Page.Keyboard.PressAsync("Tab");
        Assert.True(await IsReached());
        Assert.NotEqual("none", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await opened.Page.Keyboard.PressAsync("Space");
        await opened.Page.Locator("tr.detail svg").First.WaitForAsync();
        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task A_link_to_a_family_opens_it()
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page, anchor: "#f1");
        await opened.Page.Locator("#d1 svg").First.WaitForAsync();
        await opened
            .Page.Locator("#overlap")
            .GetByRole(AriaRole.Link, new() { Name = "sha256-chain", Exact = true })
            .First.ClickAsync();
        await opened.Page.Locator("#d0 svg").First.WaitForAsync();
        opened.AssertQuiet();
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "system", 255)]
    [InlineData(ColorScheme.Dark, "system", 22)]
    [InlineData(ColorScheme.Light, "dark", 22)]
    [InlineData(ColorScheme.Dark, "light", 255)]
    public async Task Colours_are_those_of_the_system_until_the_reader_chooses(ColorScheme system, string chosen, int red)
    {
        Report(Write(Examples.All));
        await using var opened = await Opened.Of(Page, system);
        await opened.Page.GetByLabel("Colours").SelectOptionAsync(chosen);
        await opened.Button("addition").ClickAsync();
        await opened.Page.Locator("tr.detail svg").First.WaitForAsync();

        foreach (var (element, property) in new[] { ("body", "backgroundColor"), ("tr.detail svg .ts-page", "fill") })
        {
            var colour = await opened.Page.EvaluateAsync<string>(
                $"getComputedStyle(document.querySelector('{element}')).{property}"
            );
            Assert.StartsWith($"rgb({red},", colour);
        }

        opened.AssertQuiet();
    }

    [BrowserFact]
    public async Task A_narrow_window_scrolls_no_further_than_downwards()
    {
        Report(Everything());
        await using var opened = await Opened.Of(Page, width: 400);
        await opened.Button("addition").ClickAsync();
        await opened.Page.Locator("tr.detail svg").First.WaitForAsync();
        Assert.Equal(400, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Task<string> Focused(Opened opened) =>
        opened.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
