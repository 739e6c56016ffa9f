namespace TaskSpec.Catalogs;

/// <summary>Ids become path segments, table keys and constants, so they are kept to what is safe as each.</summary>
public static class Ids
{
    /// <summary>What an id may be, in words.</summary>
    public const string Allowed = "1 to 128 letters a-z, digits, '.', '_' and '-', not starting with '.', '-' or ending with '.'";

    private const int Longest = 128;

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether an id is safe as a path segment on every system.</summary>
    public static bool IsSafe(string? id) => Problem(id) is null;

    /// <summary>What is wrong with an id, in words; null if nothing is.</summary>
    public static string? Problem(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return "it is empty";
        if (id!.Length > Longest)
            return $"it is longer than {Longest} characters";
        if (id.Any(c => !IsAllowed(c)))
            return $"it has U+{(int)id.First(c => !IsAllowed(c)):X4}";
        if (id[0] is '.' or '-' || id[id.Length - 1] == '.')
            return "it starts with '.' or '-', or ends with '.'";
        // Windows keeps these names for devices, with any extension.
        return Reserved.Contains(id.Split('.')[0]) ? "Windows reserves it for a device" : null;
    }

    /// <summary>A safe id that resembles an unsafe one.</summary>
    public static string Safe(string id)
    {
        var kept = new string([.. id.Take(Longest).Select(c => IsAllowed(c) ? c : '-')]).Trim('-', '.');
        return kept.Length > 0 && IsSafe(kept) ? kept : "id-" + kept;
    }

    /// <summary>An id as a message shows it: in one line, and not too long.</summary>
    public static string Shown(string id) => InOneLine(id, 60);

    /// <summary>Any text in one line of a message.</summary>
    public static string InOneLine(string text, int most)
    {
        var line = new string([.. text.Take(most).Select(c => char.IsControl(c) ? '?' : c)]);
        return text.Length > most ? line + "…" : line;
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-';
}
