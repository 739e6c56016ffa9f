namespace TaskSpec.Cli.Report;

/// <summary>The page's own style and script.</summary>
internal static class ReportAsset
{
    public static string Css { get; } = Read("report.css");

    public static string Script { get; } = Read("report.js");

    private static string Read(string name)
    {
        using var stream =
            typeof(ReportAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"there is no asset {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
