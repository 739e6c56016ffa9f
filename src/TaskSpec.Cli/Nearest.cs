namespace TaskSpec.Cli;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>"; did you mean 'x'?" where a candidate is near, otherwise nothing.</summary>
    public static string Hint(string word, IEnumerable<string> candidates)
    {
        var best = Of(word, candidates);
        return best is not null && Distance(word, best) <= Math.Max(2, word.Length / 3) ? $"; did you mean '{best}'?" : "";
    }

    /// <summary>The candidate that takes the fewest edits, or null where there is none.</summary>
    public static string? Of(string word, IEnumerable<string> candidates) => First(word, candidates).FirstOrDefault();

    /// <summary>The candidates, those that take the fewest edits first.</summary>
    public static IEnumerable<string> First(string word, IEnumerable<string> candidates) =>
        candidates.OrderBy(candidate => Distance(word, candidate));

    /// <summary>So many names as a message can hold, and how many more there are.</summary>
    public static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Most)) + (all.Length > Most ? $" and {all.Length - Most} more" : "");
    }

    private const int Most = 20;

    /// <summary>Levenshtein's distance, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
