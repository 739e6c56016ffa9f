using System.Globalization;

namespace TaskSpec.Tables;

/// <summary>
/// What anything that is read may take. A file may be of any length where it is read record by record; one record, and what is packed, may not: with
/// these limits whatever it holds fits into half a gigabyte.
/// </summary>
internal static class ReadBudget
{
    /// <summary>How deep values may be nested, as what goes through them goes as deep.</summary>
    public const int Depth = 512;

    /// <summary>How many characters one record, or one token that is passed over, may have.</summary>
    public const int Characters = 1 << 25;

    /// <summary>How many names, values and brackets of JSON are held at once.</summary>
    public const int Tokens = 1_500_000;

    /// <summary>How many values of a table of columns are held at once.</summary>
    public const int Values = 1 << 24;

    /// <summary>How many bytes anything may unpack to.</summary>
    public const long Unpacked = 1L << 28;

    /// <summary>How many times its size anything may unpack to that unpacks to more.</summary>
    public const int Ratio = 200;

    /// <summary>How many bytes a pipe or a device may give.</summary>
    public const long Piped = 1L << 30;

    /// <summary>How many bytes the answer of a service may have.</summary>
    public const int Answer = 1 << 24;

    /// <summary>What is said of a record that is longer than its characters.</summary>
    public static string TooLong =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a single record is longer than {Characters:N0} characters, which no log's is; take what makes it so long out of it"
        );

    /// <summary>What is said of a record of more tokens.</summary>
    public static string TooMany =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a single record holds more than {Tokens:N0} names and values, which no log's does; split it into several"
        );

    /// <summary>What is said of a part of a table of more values.</summary>
    public static string TooManyRows =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"one of its row groups holds more than {Values:N0} values; write it with smaller row groups"
        );

    /// <summary>What is said of values that are nested deeper.</summary>
    public static string TooDeep =>
        string.Create(CultureInfo.InvariantCulture, $"it is nested more than {Depth} deep, which no log is");

    /// <summary>What is said of what unpacks to more.</summary>
    public static string Inflates =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"it unpacks to more than {Ratio} times its size, which no log does; unpack it yourself if you know what it is"
        );

    /// <summary>Whether so many packed bytes may give so many.</summary>
    public static bool MayInflate(long packed, long unpacked) => unpacked <= Unpacked || unpacked / Ratio <= packed;
}
