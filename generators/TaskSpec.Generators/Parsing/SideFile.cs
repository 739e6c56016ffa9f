using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>
/// An additional file of the project: what samples and results were found to say (<c>*.taskspec.json</c>) or named tasks
/// (<c>*.jsonl</c>). Equal by value.
/// </summary>
/// <remarks>What is malformed is left out of the catalog; the analyzers tell of it.</remarks>
/// <param name="Path">Its path, as the compiler was given it.</param>
/// <param name="Profiles">The profiles that it holds.</param>
/// <param name="Measured">What results said of families.</param>
/// <param name="Tasks">The tasks that it holds.</param>
/// <param name="Problems">Where it cannot be read.</param>
public sealed record SideFile(
    string Path,
    EquatableArray<Profile> Profiles,
    EquatableArray<MeasuredFamily> Measured,
    EquatableArray<EvalTask> Tasks,
    EquatableArray<FileProblem> Problems
)
{
    private const string EvidenceEnd = ".taskspec.json";
    private const string TasksEnd = ".jsonl";

    // A thousand families with all that is measured of them, and of fifty correlations each, take half of it; an editor reads no more than it has to.
    private const int MostCharacters = 10_000_000;

    // By the text itself, which analyzers and generator share: each content is read once, and forgotten with its file.
    private static readonly ConditionalWeakTable<SourceText, Lazy<SideFile>> Known = new();

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool IsOne(string path) => HoldsEvidence(path) || path.EndsWith(TasksEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path is that of a file that commands wrote.</summary>
    public static bool HoldsEvidence(string path) => path.EndsWith(EvidenceEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one, unless its text is known already.</summary>
    public static SideFile Read(string path, SourceText text)
    {
        var known = Known.GetValue(text, x => new(() => ReadNew(path, x))).Value;
        // Two files may share one text.
        return known.Path == path ? known
            : HoldsEvidence(known.Path) == HoldsEvidence(path) ? known with { Path = path }
            : ReadNew(path, text);
    }

    private static SideFile ReadNew(string path, SourceText text)
    {
        if (HoldsEvidence(path) && text.Length > MostCharacters)
        {
            return Unreadable(
                path,
                new(
                    1,
                    1,
                    FormattableString.Invariant(
                        $"it has {text.Length:#,0} characters, and more than {MostCharacters:#,0} are not read; split it"
                    )
                )
            );
        }

        var problems = new List<FileProblem>();
        if (!HoldsEvidence(path))
        {
            var tasks = TasksJson.Read(
                text.ToString(),
                (line, problem) => problems.Add(new(line, problem.Column, problem.Problem))
            );
            return new(path, [], [], tasks, problems.ToEquatableArray());
        }

        try
        {
            var evidence = EvidenceFile.Read(text.ToString());
            return new(path, evidence.Profiles, evidence.Measured, [], []);
        }
        catch (JsonFormatException problem)
        {
            return Unreadable(path, new(problem.Line, problem.Column, problem.Problem));
        }
    }

    private static SideFile Unreadable(string path, FileProblem problem) => new(path, [], [], [], [problem]);
}

/// <summary>A place at which a file cannot be read.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record FileProblem(int Line, int Column, string Problem);
