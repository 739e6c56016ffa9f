using System.Text.RegularExpressions;

namespace TaskSpec.Runners.Metr;

/// <summary>Names of families as modules of Python, in snake case, each once.</summary>
internal sealed partial class FamilyNames
{
    private readonly HashSet<string> taken = new(
        ["taskspec_metrics", "taskspec_rows", "taskspec_samples"],
        StringComparer.Ordinal
    );

    /// <summary>The name of a task's family. One word alone gets a second, as modules of one word may be Python's own.</summary>
    public string Of(ExportTask task)
    {
        var words = Other().Replace(task.Name, "_").Trim('_').ToLowerInvariant();
        var name = words.Contains('_') ? words : $"{words}_tasks";
        if (char.IsAsciiDigit(name[0]))
            name = $"family_{name}";
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = FormattableString.Invariant($"{name}_{i}");
        return unique;
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Other();
}
