using Microsoft.Playwright;
using TaskSpec.Testing;

namespace TaskSpec.Report.Tests;

/// <summary>The Chromium that is installed on this machine; none is downloaded.</summary>
internal static class Browser
{
    private static readonly string path = Environment.GetEnvironmentVariable("TASKSPEC_CHROMIUM") ?? "/usr/bin/chromium";
    private static readonly Lazy<Task<IBrowser>> browser = new(Launch);

    /// <summary>Why there is none; null where there is.</summary>
    public static string? Missing =>
        File.Exists(path) ? null : $"there is no Chromium at {path}; name one with TASKSPEC_CHROMIUM";

    /// <summary>The rules of axe-core; null where npm has not installed them.</summary>
    public static string? Axe { get; } = Find();

    /// <summary>A context without a network.</summary>
    public static async Task<IBrowserContext> Context(ColorScheme scheme = ColorScheme.Light, int width = 1200) =>
        await (await browser.Value).NewContextAsync(
            new()
            {
                Offline = true,
                AcceptDownloads = true,
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );

    private static string? Find()
    {
        var file = Path.Combine(Snapshot.Root, "tests", "axe", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }
}

/// <summary>A test in a browser; skipped where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Missing;
}

/// <summary>A test in a browser with several data; skipped where there is none.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Missing;
}

/// <summary>A test by axe-core in a browser; skipped where either is absent.</summary>
public sealed class AxeTheoryAttribute : TheoryAttribute
{
    public AxeTheoryAttribute() =>
        Skip = Browser.Missing ?? (Browser.Axe is null ? "axe-core is absent: npm ci --prefix tests/axe" : null);
}
