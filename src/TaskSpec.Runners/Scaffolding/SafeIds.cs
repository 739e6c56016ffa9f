using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Ids that are safe as path segments, and unique also where case does not count.</summary>
internal sealed class SafeIds
{
    // A number behind an id that stands already still fits into the 128 characters that an id may have.
    private const int Longest = 120;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether nothing has taken the id that resembles a name.</summary>
    public bool IsFree(string name) => !taken.Contains(Near(name));

    /// <summary>An id that resembles a name; the name itself where that is safe and free.</summary>
    public string Of(string name)
    {
        var safe = Near(name);
        if (taken.Add(safe))
            return safe;
        var stem = Ids.Safe(safe.Length > Longest ? safe[..Longest] : safe);
        for (var i = 2; ; i++)
        {
            if (taken.Add($"{stem}-{i}"))
                return $"{stem}-{i}";
        }
    }

    private static string Near(string name) => Ids.IsSafe(name) ? name : Ids.Safe(name);
}
