using TaskSpec.Runners;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>
/// Refuses results of another version than the catalog's, as <c>import</c> does: what is measured is stamped with the catalog's version, so that
/// no rule could tell later. Results that state none are taken.
/// </summary>
internal sealed class CalibratedVersions(IEnumerable<CalibratedFamily> families)
{
    private readonly Dictionary<string, string?> versions = families.ToDictionary(
        family => family.Id,
        family => family.Version,
        StringComparer.Ordinal
    );

    /// <param name="file">Where the result stands, for the message.</param>
    /// <param name="task">The family, or one of its variants.</param>
    /// <param name="stated">The version that it states; null for none.</param>
    /// <exception cref="CliError">It is of another version.</exception>
    public void Check(string file, string task, string? stated)
    {
        if (stated is null)
            return;
        var family = task.Split('@')[0];
        if (CatalogMatch.OtherVersion(stated, versions.GetValueOrDefault(family)) is { } problem)
            throw new CliError($"{file}: {family}: {problem}, or leave these results out");
    }
}
