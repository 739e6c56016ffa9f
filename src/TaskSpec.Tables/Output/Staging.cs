using System.Security.Cryptography;
using System.Text;

namespace TaskSpec.Tables;

/// <summary>The name under which a place is prepared: one for each place, so that whoever comes next finds what a kill left, and nothing else.</summary>
internal static class Staging
{
    /// <summary>How such a name ends.</summary>
    public const string Suffix = ".taskspec-partial";

    // Of the 255 bytes that a name may have, what the dot and the suffix leave.
    private const int LongestName = 220;

    /// <summary>The path beside a place at which it is prepared.</summary>
    public static string Beside(string place)
    {
        var name = Path.GetFileName(place);
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
            name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return Path.Combine(Path.GetDirectoryName(place)!, $".{name}{Suffix}");
    }

    /// <summary>Whether a file could not be opened because somebody has it open: what Windows, Linux and macOS call that.</summary>
    public static bool IsInUse(IOException error) => error.HResult is unchecked((int)0x80070020) or 11 or 35;

    /// <summary>Opens a file that nobody else can open while it is open; the system lets go of it when the process ends, however it ends.</summary>
    /// <exception cref="IOException">Somebody has it open.</exception>
    public static FileStream Own(string path, FileMode mode, UnixFileMode? rights = null)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 1 << 16,
        };
        if (rights is { } bits && !OperatingSystem.IsWindows())
            options.UnixCreateMode = bits;
        return new FileStream(path, options);
    }
}
