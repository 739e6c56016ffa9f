using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>What stays known from one keystroke to the next, since an editor makes a new compilation of each.</summary>
/// <remarks>By content, or weakly by an unchanged file; never by symbol, which would keep whole compilations alive.</remarks>
internal sealed class StudyCache
{
    private const int MostFamilies = 4096;

    private readonly ConcurrentDictionary<
        (Catalog Catalog, Family Family, RuleOptions Options),
        EquatableArray<Finding>
    > findings = new();

    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<EquatableArray<ClassFacts>>> classes = new();
    private readonly ConditionalWeakTable<SourceText, FileContent<Profile>> profiles = new();
    private readonly ConditionalWeakTable<SourceText, FileContent<EvalTask>> tasks = new();

    /// <summary>The classes of a file.</summary>
    public EquatableArray<ClassFacts> ClassesOf(SyntaxTree tree) => classes.GetValue(tree, x => new(ClassFacts.Read(x))).Value;

    /// <summary>A file of profiles.</summary>
    public FileContent<Profile> ProfilesIn(SourceText text) => profiles.GetValue(text, FileContent.OfProfiles);

    /// <summary>A file of named tasks.</summary>
    public FileContent<EvalTask> TasksIn(SourceText text) => tasks.GetValue(text, FileContent.OfTasks);

    /// <summary>What the rules find of a family, and of what the families around it are to it.</summary>
    public EquatableArray<Finding> Check(Catalog catalog, Family family, RuleOptions options)
    {
        var key = (catalog, family, options);
        if (findings.TryGetValue(key, out var known))
            return known;
        if (findings.Count >= MostFamilies)
            findings.Clear();
        var context = new CatalogContext(catalog);
        var found = Checkup.OfFamily(context, family, options).Findings;
        if (catalog.Families.Count > 1)
        {
            // The plan is not this family's to be told of.
            var around = Checkup.OfCatalog(new CatalogContext(catalog with { Plan = null }), options);
            found = around.Where(finding => finding.Place.Type == family.Type).Concat(found).ToEquatableArray();
        }

        return findings[key] = found;
    }
}

/// <summary>What an additional file holds, and where it cannot be read.</summary>
internal sealed record FileContent<T>(EquatableArray<T> Items, EquatableArray<FileProblem> Problems)
    where T : IEquatable<T>;

/// <summary>A place at which a file cannot be read.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record FileProblem(int Line, int Column, string Problem);

internal static class FileContent
{
    public static FileContent<Profile> OfProfiles(SourceText text)
    {
        try
        {
            return new(ProfileJson.Read(text.ToString()), []);
        }
        catch (JsonFormatException problem)
        {
            return new([], [new(problem.Line, problem.Column, problem.Message)]);
        }
    }

    public static FileContent<EvalTask> OfTasks(SourceText text)
    {
        var problems = new List<FileProblem>();
        var tasks = TasksJson.Read(text.ToString(), (line, problem) => problems.Add(new(line, problem.Column, problem.Message)));
        return new(tasks, problems.ToEquatableArray());
    }
}
