using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>One compilation, as the rules need to know it. Everything is read when it is first asked for.</summary>
internal sealed class Study
{
    private readonly AnalyzerOptions given;
    private readonly StudyCache cache;
    private readonly Lazy<Defaults> defaults;
    private readonly Lazy<ClassIndex> index;
    private readonly Lazy<EquatableArray<Profile>> profiles;

    public Study(Compilation compilation, AnalyzerOptions given, StudyCache cache)
    {
        Compilation = compilation;
        this.given = given;
        this.cache = cache;
        defaults = new(() => DefaultsReader.Read(compilation.Assembly));
        index = new(() => new(compilation, cache.ClassesOf));
        profiles = new(ReadProfiles);
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>Every class that may be a family or a suite.</summary>
    public ClassIndex Index => index.Value;

    /// <summary>The limits that hold in a file.</summary>
    public RuleOptions OptionsOf(SyntaxTree tree)
    {
        var options = given.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return RuleOptions.Read(key => options.TryGetValue(key, out var value) ? value : null);
    }

    /// <summary>A catalog of some of the compilation's classes.</summary>
    public Catalog CatalogOf(IEnumerable<FamilyDeclaration> families, IEnumerable<Suite> suites)
    {
        var declarations = families.ToEquatableArray();
        return new CatalogParts
        {
            Assembly = Compilation.AssemblyName ?? "",
            Defaults = defaults.Value,
            Families = declarations,
            Suites = suites.ToEquatableArray(),
            Profiles = profiles.Value,
            TasksFiles = TasksFilesOf(declarations).ToEquatableArray(),
        }.ToCatalog();
    }

    /// <summary>What the rules find of a family.</summary>
    public EquatableArray<Finding> Check(Catalog catalog, Family family, RuleOptions options) =>
        cache.Check(catalog, family, options);

    /// <summary>What a file of profiles holds.</summary>
    public FileContent<Profile>? ProfilesIn(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? cache.ProfilesIn(text) : null;

    /// <summary>What a file of named tasks holds.</summary>
    public FileContent<EvalTask>? TasksIn(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? cache.TasksIn(text) : null;

    /// <summary>Whether a file holds profiles, by its name.</summary>
    public static bool HoldsProfiles(AdditionalText file) =>
        file.Path.EndsWith(".taskspec.json", StringComparison.OrdinalIgnoreCase);

    private EquatableArray<Profile> ReadProfiles() =>
        given
            .AdditionalFiles.Where(HoldsProfiles)
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => ProfilesIn(file, CancellationToken.None)?.Items ?? [])
            .ToEquatableArray();

    private IEnumerable<TasksFile> TasksFilesOf(EquatableArray<FamilyDeclaration> families)
    {
        var names = families.Select(family => family.Family.TasksFile).Where(name => name is not null).Distinct().ToList();
        if (names.Count == 0)
            yield break;
        foreach (var file in given.AdditionalFiles)
        {
            var asked = new TasksFile(file.Path, []);
            if (names.Any(name => asked.Is(name!)) && TasksIn(file, CancellationToken.None) is { } content)
                yield return asked with
                {
                    Tasks = content.Items,
                };
        }
    }
}
