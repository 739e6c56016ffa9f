using System.Diagnostics;
using TaskSpec.Testing.Catalogs;
using Xunit.Abstractions;

namespace TaskSpec.Report.Tests;

/// <summary>A catalog of a thousand families.</summary>
public sealed class ScaleTests(ITestOutputHelper output) : ReportTest
{
    [BrowserFact]
    public async Task A_thousand_families_are_less_than_three_megabytes_and_usable()
    {
        var watch = Stopwatch.StartNew();
        Report(Write(SyntheticCatalog.Of(1_000, 3)));
        var bytes = new FileInfo(Page).Length;
        output.WriteLine($"{bytes:#,0} bytes, made in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(bytes, 1, 3_000_000);

        watch.Restart();
        await using var opened = await Opened.Of(Page);
        var interactive = await opened.Page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domInteractive");
        output.WriteLine(
            $"interactive after {interactive:0} ms, loaded after {watch.Elapsed.TotalMilliseconds:0} ms with a new context"
        );
        output.WriteLine(
            $"search: {await Timed(opened, "search.value = 'family-09'; search.dispatchEvent(new Event('input'))"):0} ms"
        );
        Assert.Equal(100, (await opened.Families()).Count);
        await opened.Page.GetByLabel("Search").FillAsync("");
        Assert.Equal(100, (await opened.Families()).Count);
        Assert.Equal("1000 of 1000 families; the first 100 are shown", await opened.Page.Locator("#count").InnerTextAsync());
        await opened.Page.Locator("#all").ClickAsync();
        Assert.Equal(1_000, (await opened.Families()).Count);
        output.WriteLine($"sort: {await Timed(opened, "document.querySelector('#families-table th button').click()"):0} ms");
        output.WriteLine(
            $"open: {await opened.Page.EvaluateAsync<double>(
                """
                async () => {
                    const from = performance.now();
                    document.querySelector("#f999 button").click();
                    while (!document.querySelector("#d999 svg")) await new Promise(requestAnimationFrame);
                    return performance.now() - from;
                }
                """
            ):0} ms"
        );
        opened.AssertQuiet();
    }

    // Until the page has been laid out again.
    private static Task<double> Timed(Opened opened, string what) =>
        opened.Page.EvaluateAsync<double>(
            $"() => {{ const from = performance.now(); {what}; document.body.offsetHeight; return performance.now() - from; }}"
        );
}
