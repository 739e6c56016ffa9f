extern alias fixes;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace TaskSpec.Testing.Analysis;

/// <summary>Runs a fix in a workspace, on one place or on a whole solution.</summary>
/// <param name="Id">The rule to fix.</param>
/// <param name="Provider">The fix.</param>
public sealed record FixTest(string Id, CodeFixProvider Provider)
{
    private const string Folder = "/test/";

    /// <summary>The sources by name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The fix of a rule, by its name.</summary>
    public static FixTest Of(string id, string source) =>
        new(id, new fixes::TaskSpec.CodeFixes.EditFix()) { Sources = Empty.Add("Test.cs", source) };

    /// <summary>Which of the edits that are offered is made, from 0.</summary>
    public int Choice { get; init; }

    /// <summary>The key with which all findings are asked for, where it is not that of the choice.</summary>
    public string? Key { get; init; }

    /// <summary>With another source.</summary>
    public FixTest And(string name, string source) => this with { Sources = Sources.SetItem(name, source) };

    private static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Lines of an <c>.editorconfig</c> for every C# file.</summary>
    public string Config { get; init; } = "";

    /// <summary>Additional files by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>With an additional file.</summary>
    public FixTest WithFile(string path, string text) => this with { Files = Files.SetItem(Folder + path, text) };

    /// <summary>The titles of what is offered for the first finding.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync()
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace);
        var found = await FindAsync(project);
        return found.IsEmpty ? [] : [.. (await ActionsAsync(project, found[0])).Select(action => action.Title)];
    }

    /// <summary>The source of a file after the fix of the first finding.</summary>
    public async Task<string> FixFirstAsync(string name = "Test.cs")
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace);
        var found = await FindAsync(project);
        Assert.True(!found.IsEmpty, $"nothing to fix: {Id} is not reported");
        var action = (await ActionsAsync(project, found[0]))[Choice];
        return await ReadAsync(await ApplyAsync(action, project.Solution), name);
    }

    /// <summary>The sources after all findings of a solution were fixed at once; the fix must leave none that it could fix.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FixAllAsync()
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace);
        var found = await FindAsync(project);
        Assert.True(!found.IsEmpty, $"nothing to fix: {Id} is not reported");
        var key = Key ?? (await ActionsAsync(project, found[0]))[Choice].EquivalenceKey;
        var context = new FixAllContext(
            project.Documents.First(),
            Provider,
            FixAllScope.Solution,
            key!,
            [Id],
            new Found(this),
            CancellationToken.None
        );
        var all = await Provider.GetFixAllProvider()!.GetFixAsync(context);
        var changed = await ApplyAsync(all!, project.Solution);
        return Sources.Keys.ToDictionary(name => name, name => ReadAsync(changed, name).Result);
    }

    private Project Open(AdhocWorkspace workspace)
    {
        var project = workspace
            .AddProject("Tests", LanguageNames.CSharp)
            .WithMetadataReferences(Compile.References)
            .WithParseOptions(Compile.Options)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach (var (name, source) in Sources)
            project = project.AddDocument(name, SourceText.From(source), filePath: Folder + name).Project;
        return project;
    }

    private async Task<ImmutableArray<Diagnostic>> FindAsync(Project project)
    {
        var config = new EditorConfig(Config);
        var compilation = (await project.GetCompilationAsync())!;
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities));
        var files = Files.Select(file => (AdditionalText)new TextFile(file.Key, file.Value)).ToImmutableArray();
        var analysis = compilation.WithAnalyzers(AnalyzerTest.All, new AnalyzerOptions(files, config));
        var all = await analysis.GetAnalyzerDiagnosticsAsync();
        return
        [
            .. all.Where(diagnostic => diagnostic.Id == Id)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private async Task<List<CodeAction>> ActionsAsync(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None);
        await Provider.RegisterCodeFixesAsync(context);
        return actions;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action, Solution before)
    {
        var operations = await action.GetOperationsAsync(before, new Progress<CodeAnalysisProgress>(), default);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        Assert.NotEmpty(changed.GetChanges(before).GetProjectChanges());
        return changed;
    }

    private static async Task<string> ReadAsync(Solution solution, string name)
    {
        var document = solution.Projects.Single().Documents.Single(document => document.Name == name);
        return (await document.GetTextAsync()).ToString();
    }

    private sealed class Found(FixTest test) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => await test.FindAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        ) => (await test.FindAsync(document.Project)).Where(x => x.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken
        ) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
