using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Generators.Reading;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>One compilation, as the rules need to know it: the catalog that the generator makes of it, read by the same code.</summary>
/// <remarks>All analyzers of a compilation share one. Everything is read when it is first asked for.</remarks>
internal sealed class Study
{
    private static readonly ConditionalWeakTable<Compilation, List<Study>> Known = new();
    private static readonly StudyMemory Memory = new();

    private readonly AnalyzerOptions given;
    private readonly Lazy<Defaults> defaults;
    private readonly Lazy<bool> isUnfinished;
    private readonly Lazy<ProjectFiles> files;
    private readonly Lazy<EquatableArray<ReferencedCatalog>> references;
    private readonly Lazy<CatalogView> view;

    private Study(Compilation compilation, AnalyzerOptions given)
    {
        Compilation = compilation;
        this.given = given;
        defaults = new(() => DefaultsReader.Read(compilation.Assembly));
        isUnfinished = new(() => Unfinished.Is(compilation));
        files = new(() =>
            ProjectFiles.Of(
                given
                    .AdditionalFiles.Where(file => SideFile.IsOne(file.Path))
                    .Select(file => FileOf(file, CancellationToken.None))
                    .OfType<SideFile>(),
                given
                    .AdditionalFiles.Where(file => FileList.IsOne(file.Path))
                    .Select(file => file.GetText())
                    .OfType<SourceText>()
                    .Select(FileList.Read)
                    .FirstOrDefault()
            )
        );
        references = new(() =>
            compilation
                .References.Select(Memory.CatalogOf)
                .OfType<ReferencedCatalog>()
                .Where(reference => reference.Assembly != compilation.AssemblyName)
                .OrderBy(reference => reference.Assembly, StringComparer.Ordinal)
                .ToEquatableArray()
        );
        view = new(() =>
            Memory.ViewOf(
                new(
                    compilation.AssemblyName ?? "",
                    Memory.Read(compilation),
                    isUnfinished.Value,
                    defaults.Value,
                    files.Value,
                    references.Value
                )
            )
        );
    }

    /// <summary>The study of a compilation.</summary>
    public static Study Of(Compilation compilation, AnalyzerOptions given)
    {
        var known = Known.GetOrCreateValue(compilation);
        lock (known)
        {
            var study = known.Find(other => other.IsGiven(given));
            if (study is null)
                known.Add(study = new(compilation, given));
            return study;
        }
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>Its catalog.</summary>
    public CatalogView View => view.Value;

    /// <summary>The additional files of the project.</summary>
    public ProjectFiles Files => files.Value;

    /// <summary>What referenced assemblies carry, in ordinal order.</summary>
    public EquatableArray<ReferencedCatalog> References => references.Value;

    /// <summary>Whether the assembly takes in the catalogs of those that it references.</summary>
    public bool IsRoot => defaults.Value.IsRoot;

    /// <summary>Whether what the assembly declares for all families is only half typed.</summary>
    public bool IsUnfinished => isUnfinished.Value;

    /// <summary>The limits that hold in a file.</summary>
    public RuleOptions OptionsOf(SyntaxTree tree)
    {
        var options = given.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return RuleOptions.Read(key => options.TryGetValue(key, out var value) ? value : null);
    }

    /// <summary>The rules, under the limits that hold in a file.</summary>
    public RuleRunner RulesIn(SyntaxTree tree) => View.Under(OptionsOf(tree));

    /// <summary>What an additional file holds; null where it is gone.</summary>
    public static SideFile? FileOf(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? SideFile.Read(file.Path, text) : null;

    private bool IsGiven(AnalyzerOptions options) =>
        options.AdditionalFiles == given.AdditionalFiles
        && options.AnalyzerConfigOptionsProvider == given.AnalyzerConfigOptionsProvider;
}
