using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Calibration;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>A family as calibration sees it.</summary>
/// <param name="Id">Its id: what results call the task.</param>
/// <param name="Metric">What results call its headline.</param>
/// <param name="Response">How the headline responds, half way at Λ = ln 2.</param>
public sealed record CalibratedFamily(string Id, string Metric, Response Response)
{
    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>What its results hang on.</summary>
    public EquatableArray<string> Fingerprint { get; init; }

    /// <summary>What else is recorded, as results call it, and how it responds in the headline's units.</summary>
    public IReadOnlyList<(string Metric, Response Response)> Links { get; init; } = [];

    /// <summary>The families of a catalog whose headline is a matter of capability.</summary>
    public static IReadOnlyList<CalibratedFamily> Of(Catalog catalog) =>
        [
            .. from family in catalog.Families
            where Assessor.HasForecast(family)
            let fitted = FittedResponses.Of(family, catalog.Tools)
            where fitted is not null
            select new CalibratedFamily(family.Id, family.Headline!.ResultName(), fitted.Headline)
            {
                Version = family.Version,
                Fingerprint = Assessments.Calibration.FingerprintOf(family, catalog.Tools),
                Links = fitted.Links,
            },
        ];
}
