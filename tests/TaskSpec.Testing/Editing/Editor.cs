using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Testing.Editing;

/// <summary>An editor with a project open: it keeps the analyzers, the generator's driver and what they remember from one keystroke to the next.</summary>
public sealed class Editor : IDisposable
{
    private const string Folder = "/test/";

    private readonly AdhocWorkspace workspace = new();
    private readonly List<string> failures = [];
    private readonly CompilationWithAnalyzersOptions options;
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private Project project;

    /// <summary>Opens a project.</summary>
    /// <param name="files">Its files, each by name.</param>
    public Editor(IEnumerable<(string Name, string Text)> files)
    {
        var reference = new PackageReference();
        analyzers = reference.GetAnalyzers(LanguageNames.CSharp);
        options = new(
            new AnalyzerOptions([], new EditorConfig("")),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                lock (failures)
                    failures.Add($"{analyzer.GetType().Name}: {exception}");
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        var id = ProjectId.CreateNewId();
        var documents = files.Select(file =>
            DocumentInfo.Create(
                DocumentId.CreateNewId(id),
                file.Name,
                loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text), VersionStamp.Default)),
                filePath: Folder + file.Name
            )
        );
        var info = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "Declarations",
            "Declarations",
            LanguageNames.CSharp,
            parseOptions: Compile.Options,
            compilationOptions: Compile.Sources().Options,
            documents: documents,
            metadataReferences: Compile.References,
            analyzerReferences: [reference]
        );
        project = workspace.CurrentSolution.AddProject(info).GetProject(id)!;
    }

    /// <summary>What the analyzers threw so far.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Files => project.Documents.Select(document => document.Name);

    /// <summary>The text of a file.</summary>
    public async Task<string> TextAsync(string name) => (await Document(name).GetTextAsync()).ToString();

    /// <summary>Changes a file, as a keystroke does.</summary>
    /// <param name="name">The file.</param>
    /// <param name="change">What is replaced by what.</param>
    public async Task EditAsync(string name, TextChange change)
    {
        var document = Document(name);
        project = document.WithText((await document.GetTextAsync()).WithChanges(change)).Project;
    }

    /// <summary>What the editor underlines in a file: what the compiler says of it, and the analyzers.</summary>
    public async Task<ImmutableArray<Diagnostic>> UnderlinedAsync(string name)
    {
        var compilation = await CompileAsync();
        var model = compilation.GetSemanticModel((await Document(name).GetSyntaxTreeAsync())!);
        return [.. model.GetDiagnostics(), .. await AnalyzeAsync(compilation, model)];
    }

    /// <summary>The project's compilation, after its generators have run.</summary>
    public async Task<Compilation> CompileAsync() => (await project.GetCompilationAsync())!;

    /// <summary>What the generator has made, each file by its name.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> GeneratedAsync()
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var document in await project.GetSourceGeneratedDocumentsAsync())
            made.Add(document.HintName, (await document.GetTextAsync()).ToString());
        return made.ToImmutable();
    }

    /// <summary>What the analyzers say of a file.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, SemanticModel model)
    {
        var analysis = compilation.WithAnalyzers(analyzers, options);
        return
        [
            .. await analysis.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, default),
            .. await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();

    private Document Document(string name) => project.Documents.Single(document => document.Name == name);
}
