namespace TaskSpec;

/// <summary>Whether an id can name a file on every platform, as runners use it.</summary>
internal static class SampleId
{
    private const int Most = 128;

    private static readonly HashSet<string> reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What is wrong with an id; null if nothing is.</summary>
    public static string? Problem(string? id)
    {
        if (string.IsNullOrEmpty(id))
            return "it is empty";
        if (id.Length > Most)
            return $"it is longer than {Most} characters";
        if (id[0] == '.' || id[^1] == '.')
            return "it starts or ends with a dot";
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
                return $"it has U+{(int)c:X4}, and may have letters, digits, '.', '_' and '-' only";
        }

        return reserved.Contains(id.Split('.')[0]) ? "it is a name that Windows reserves" : null;
    }
}
