using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>Whether what results said of a family is of what is declared now. docs/calibration.md.</summary>
public static class Calibration
{
    private const string Response = "response";
    private const string OfLink = Response + " of ";

    /// <summary>What results said of a family; null where nothing was measured, or what was measured is stale.</summary>
    public static MeasuredFamily? Of(Family family, IEnumerable<ToolInfo> tools) =>
        family.Measured is { } measured && Changes(family, tools, measured).Count == 0 ? measured : null;

    /// <summary>What a calibration hangs on, part by part: what was run, and how the scores respond that it is fitted to.</summary>
    /// <remarks>
    /// A response is in it as what it comes to and not as what declares it, so that a belief counts where the fit reads it and nowhere else.
    /// One that only passes or fails says nothing and is left out.
    /// </remarks>
    public static EquatableArray<string> FingerprintOf(Family family, IEnumerable<ToolInfo> tools)
    {
        var parts = Fingerprint.Of(family);
        if (FittedResponses.Of(family, tools) is not { } fitted)
            return parts;
        var headline = ResponseText.Of(fitted.Headline);
        return parts
            .Concat(headline == ResponseText.PassOrFail ? [] : [Fingerprint.Part(Response, headline)])
            .Concat(fitted.Links.Select(link => Fingerprint.Part(OfLink + link.Metric, ResponseText.Of(link.Response))))
            .Distinct(StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>The parts of a fingerprint that a calibration hangs on which told the links of so many metrics.</summary>
    internal static EquatableArray<string> ForLinks(EquatableArray<string> fingerprint, EquatableArray<MeasuredLink> links) =>
        fingerprint
            .Where(part => LinkIn(Fingerprint.NameOf(part)) is not { } metric || links.Any(link => link.Metric == metric))
            .ToEquatableArray();

    /// <summary>What of a family is another one than was measured, in words; empty where nothing is.</summary>
    public static IReadOnlyList<string> Changes(Family family, IEnumerable<ToolInfo> tools, MeasuredFamily measured)
    {
        if (measured.Version is { } version && version != family.Version)
            return ["version"];
        if (measured.Metric != family.Headline?.ResultName())
            return ["headline"];
        if (measured.Fingerprint.IsEmpty)
            return [];
        // The link of a metric that is not recorded any more is used nowhere, and of one that was not told nothing can be stale.
        var now = FingerprintOf(family, tools);
        var told = measured.Links.Where(link =>
            new[] { now, measured.Fingerprint }.All(parts => parts.Any(part => LinkIn(Fingerprint.NameOf(part)) == link.Metric))
        );
        var links = told.ToEquatableArray();
        return Fingerprint.Changes(ForLinks(measured.Fingerprint, links), ForLinks(now, links));
    }

    /// <summary>The metrics whose response changed, the headline as null, where nothing else did: the same results can be fitted anew. Else empty.</summary>
    internal static IReadOnlyList<string?> Responding(IReadOnlyList<string> changes) =>
        changes.All(change => change == Response || LinkIn(change) is not null) ? [.. changes.Select(LinkIn)] : [];

    private static string? LinkIn(string part) =>
        part.StartsWith(OfLink, StringComparison.Ordinal) ? part.Substring(OfLink.Length) : null;
}
