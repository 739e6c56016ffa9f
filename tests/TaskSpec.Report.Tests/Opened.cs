using Microsoft.Playwright;

namespace TaskSpec.Report.Tests;

/// <summary>A report in a browser, with everything that it says and asks for.</summary>
internal sealed class Opened : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Opened(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions that nobody caught.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What the page asked for beside itself.</summary>
    public List<string> Requests { get; } = [];

    public ILocator Rows => Page.Locator("#families-table tbody tr:not(.detail):visible");

    public static async Task<Opened> Of(string file, ColorScheme scheme = ColorScheme.Light, string anchor = "", int width = 1200)
    {
        var context = await Browser.Context(scheme, width);
        context.SetDefaultTimeout(15_000);
        var opened = new Opened(context, await context.NewPageAsync());
        opened.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                opened.Complaints.Add(message.Text);
        };
        opened.Page.PageError += (_, error) => opened.Complaints.Add(error);
        var address = new Uri(file).AbsoluteUri;
        opened.Page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(address, StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
                opened.Requests.Add(request.Url);
        };
        await opened.Page.GotoAsync(address + anchor);
        return opened;
    }

    /// <summary>The ids of the families that are shown, in their order.</summary>
    public async Task<IReadOnlyList<string>> Families() =>
        await Page.Locator("#families-table tbody tr:not(.detail):visible th button").AllInnerTextsAsync();

    public ILocator Button(string name) =>
        Page.Locator("#families-table").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The heading of a column of families.</summary>
    public ILocator Header(string name) => Button(name).Locator("xpath=..");

    /// <summary>A file that a button saves.</summary>
    public async Task<(string Name, string Text)> Saved(ILocator button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllTextAsync(await download.PathAsync()));
    }

    /// <summary>The page asked for nothing and complained of nothing.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(Complaints);
        Assert.Empty(Requests);
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
