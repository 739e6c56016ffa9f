using System.Text;

namespace TaskSpec;

/// <summary>
/// TaskSpec's own table of Unicode's characters, the same for scorers in every language and on every machine: what .NET says of them goes, in
/// part, by the ICU that is installed.
/// </summary>
internal static class Characters
{
    private static readonly Dictionary<string, string> lines = Read();
    private static readonly Dictionary<Rune, Rune> small = Of("capitals")
        .EnumerateRunes()
        .Zip(Of("small").EnumerateRunes())
        .ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>
    /// What the table says under a name: <c>letter</c>, <c>mark</c>, <c>digit</c> and <c>word</c> (that which a pattern matches with <c>\w</c>),
    /// as ranges of code points; <c>capitals</c> and their <c>small</c> letters; and the version of <c>unicode</c>.
    /// </summary>
    public static string Of(string name) => lines[name];

    /// <summary>The text with one small letter for each capital, whatever stands beside it.</summary>
    public static string Lower(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var lower = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            // Half of a pair stays as it is.
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var width) == System.Buffers.OperationStatus.Done)
                lower.Append(small.GetValueOrDefault(rune, rune).ToString());
            else
                lower.Append(text, at, width);
            at += width;
        }

        return lower.ToString();
    }

    private static Dictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(Characters).Assembly.GetManifestResourceStream("TaskSpec.Characters.txt")!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }
}
