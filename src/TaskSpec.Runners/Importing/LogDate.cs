using System.Globalization;
using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>When a log says that it was made: dates are told apart by the moment that they mean, and by their text where it means none.</summary>
/// <param name="Moment">The moment; null where the text is no date.</param>
/// <param name="Text">The text; null where the log states none, which is before all others.</param>
internal readonly partial record struct LogDate(DateTimeOffset? Moment, string? Text) : IComparable<LogDate>
{
    /// <summary>Whether the log states one.</summary>
    public bool IsKnown => Text is not null;

    /// <summary>Reads a date as a log writes it, or a number of seconds. One without an offset is taken to be UTC.</summary>
    public static LogDate Of(string? text) =>
        new(
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && OfSeconds(seconds) is { } counted
                    ? counted
                : text is not null
                && DateTimeOffset.TryParse(
                    // No file name on Windows may hold a colon.
                    DashedTime.Replace(text, "T$1:$2:$3"),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var moment
                )
                    ? moment
                : null,
            text
        );

    /// <summary>The moment that a number of seconds since 1970 means; null where it is too small for a run, as a year is, or no date goes as far.</summary>
    public static DateTimeOffset? OfSeconds(double? seconds) =>
        seconds is > 1e8 and < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.Value) : null;

    /// <inheritdoc/>
    public int CompareTo(LogDate other)
    {
        var order = (Text is not null, Moment is null).CompareTo((other.Text is not null, other.Moment is null));
        if (order == 0)
            order = Nullable.Compare(Moment, other.Moment);
        return order != 0 || Moment is not null ? order : string.CompareOrdinal(Text, other.Text);
    }

    [GeneratedRegex(@"T(\d\d)-(\d\d)-(\d\d)")]
    private static partial Regex DashedTime { get; }
}
