using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>An additional file of the project: profiles (<c>*.taskspec.json</c>) or named tasks (<c>*.jsonl</c>). Equal by value.</summary>
/// <remarks>What is malformed is left out of the catalog; the analyzers tell of it.</remarks>
/// <param name="Path">Its path, as the compiler was given it.</param>
/// <param name="Profiles">The profiles that it holds.</param>
/// <param name="Tasks">The tasks that it holds.</param>
/// <param name="Problems">Where it cannot be read.</param>
public sealed record SideFile(
    string Path,
    EquatableArray<Profile> Profiles,
    EquatableArray<EvalTask> Tasks,
    EquatableArray<FileProblem> Problems
)
{
    private const string ProfileEnd = ".taskspec.json";
    private const string TasksEnd = ".jsonl";

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool IsOne(string path) => HoldsProfiles(path) || path.EndsWith(TasksEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path is that of a file of profiles.</summary>
    public static bool HoldsProfiles(string path) => path.EndsWith(ProfileEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one.</summary>
    public static SideFile Read(string path, string text)
    {
        var problems = new List<FileProblem>();
        if (!HoldsProfiles(path))
        {
            var tasks = TasksJson.Read(text, (line, problem) => problems.Add(new(line, problem.Column, problem.Message)));
            return new(path, [], tasks, problems.ToEquatableArray());
        }

        try
        {
            return new(path, EvidenceFile.Read(text).Profiles, [], []);
        }
        catch (JsonFormatException problem)
        {
            return new(path, [], [], [new(problem.Line, problem.Column, problem.Message)]);
        }
    }

    /// <summary>Whether <c>[TasksFile]</c> means this file: its path ends with the declared one.</summary>
    public bool Is(string declared) =>
        ("/" + Path.Replace('\\', '/')).EndsWith("/" + declared.Replace('\\', '/'), StringComparison.Ordinal);
}

/// <summary>A place at which a file cannot be read.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record FileProblem(int Line, int Column, string Problem);
