namespace TaskSpec.Catalogs;

/// <summary>Ids become path segments, table keys and constants, so they are kept to what is safe as each.</summary>
public static class Ids
{
    /// <summary>What an id may be, in words.</summary>
    public const string Allowed = "1 to 128 letters a-z, digits, '.', '_' and '-', not starting with '.', '-' or ending with '.'";

    private const int Longest = 128;

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether an id is safe as a path segment on every system.</summary>
    public static bool IsSafe(string id) =>
        id.Length is > 0 and <= Longest
        && id.All(IsAllowed)
        && id[0] is not ('.' or '-')
        && id[id.Length - 1] != '.'
        // Windows keeps these names for devices, with any extension.
        && !Reserved.Contains(id.Split('.')[0]);

    /// <summary>A safe id that resembles an unsafe one.</summary>
    public static string Safe(string id)
    {
        var kept = new string([.. id.Take(Longest).Select(c => IsAllowed(c) ? c : '-')]).Trim('-', '.');
        return kept.Length > 0 && IsSafe(kept) ? kept : "id-" + kept;
    }

    /// <summary>An id as a message shows it: in one line, and not too long.</summary>
    public static string Shown(string id)
    {
        var line = new string([.. id.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
        return id.Length > 60 ? line + "…" : line;
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-';
}
