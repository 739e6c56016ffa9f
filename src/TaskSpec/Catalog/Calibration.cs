namespace TaskSpec.Catalogs;

/// <summary>Whether what results said of a family is of what is declared now. docs/calibration.md.</summary>
public static class Calibration
{
    /// <summary>What results said of a family; null where nothing was measured, or what was measured is stale.</summary>
    public static MeasuredFamily? Of(Family family) =>
        family.Measured is { } measured && Changes(family, measured).Count == 0 ? measured : null;

    /// <summary>What of a family is another one than was measured, in words; empty where nothing is.</summary>
    public static IReadOnlyList<string> Changes(Family family, MeasuredFamily measured)
    {
        if (measured.Version is { } version && version != family.Version)
            return ["version"];
        if (measured.Metric != family.Headline?.ResultName())
            return ["headline"];
        return measured.Fingerprint.IsEmpty ? [] : Fingerprint.Changes(measured.Fingerprint, Fingerprint.Of(family));
    }
}
