using System.Globalization;
using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>The moments that logs state, each in its own form.</summary>
internal static partial class LogDate
{
    /// <summary>A moment in a form in which texts sort by time, whatever its offset; what is no moment stays as it is.</summary>
    public static string? Sortable(string? date) =>
        date is not null
        && DateTimeOffset.TryParse(
            // In names of files the time has dashes.
            DashedTime.Replace(date, "T$1:$2:$3"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture)
            : date;

    [GeneratedRegex(@"T(\d\d)-(\d\d)-(\d\d)")]
    private static partial Regex DashedTime { get; }
}
