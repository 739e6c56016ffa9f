using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>An additional file of the project: profiles (<c>*.taskspec.json</c>) or named tasks (<c>*.jsonl</c>). Equal by value.</summary>
/// <remarks>What is malformed is left out here; the analyzers say so.</remarks>
/// <param name="Path">Its path, as the compiler was given it.</param>
/// <param name="Profiles">The profiles that it holds.</param>
/// <param name="Tasks">The tasks that it holds.</param>
public sealed record SideFile(string Path, EquatableArray<Profile> Profiles, EquatableArray<EvalTask> Tasks)
{
    private const string ProfileEnd = ".taskspec.json";
    private const string TasksEnd = ".jsonl";

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool IsOne(string path) =>
        path.EndsWith(ProfileEnd, StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(TasksEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one.</summary>
    public static SideFile Read(string path, string? text)
    {
        if (path.EndsWith(TasksEnd, StringComparison.OrdinalIgnoreCase))
            return new(path, [], TasksJson.Read(text ?? ""));
        try
        {
            return new(path, ProfileJson.Read(text ?? ""), []);
        }
        catch (JsonFormatException)
        {
            return new(path, [], []);
        }
    }

    /// <summary>Whether <c>[TasksFile]</c> means this file: its path ends with the declared one.</summary>
    public bool Is(string declared) =>
        ("/" + Path.Replace('\\', '/')).EndsWith("/" + declared.Replace('\\', '/'), StringComparison.Ordinal);
}
