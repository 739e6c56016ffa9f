using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace TaskSpec.Testing.Analysis;

/// <summary>Asks for a refactoring in a workspace, at the mark <c>$$</c> of its first source.</summary>
/// <param name="Provider">The refactoring.</param>
/// <param name="Source">The source with the mark.</param>
public sealed record RefactoringTest(CodeRefactoringProvider Provider, string Source)
{
    private const string Mark = "$$";
    private const string Folder = "/test/";

    /// <summary>Another source, named Other.cs.</summary>
    public string Other { get; init; } = "";

    /// <summary>Lines of an <c>.editorconfig</c> for every C# file.</summary>
    public string Config { get; init; } = "";

    /// <summary>Whether the project has the package's analyzers.</summary>
    public bool HasAnalyzers { get; init; } = true;

    /// <summary>The titles of what is offered.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync()
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await ActionsAsync(Open(workspace))).Select(action => action.Title)];
    }

    /// <summary>The sources after one of the offers was taken, empty where one is gone; they compile if they did before.</summary>
    public async Task<(string Test, string Other)> ApplyAsync(int choice = 0)
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace);
        var actions = await ActionsAsync(project);
        Assert.True(choice < actions.Count, "it is not offered");
        var operations = await actions[choice]
            .GetOperationsAsync(project.Solution, new Progress<CodeAnalysisProgress>(), default);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.Projects.Single();
        var errors = (await changed.GetCompilationAsync())!
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return (await ReadAsync(changed, "Test.cs"), await ReadAsync(changed, "Other.cs"));
    }

    private Project Open(AdhocWorkspace workspace)
    {
        var project = workspace
            .AddProject("Tests", LanguageNames.CSharp)
            .WithMetadataReferences(Compile.References)
            .WithParseOptions(Compile.Options)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (HasAnalyzers)
            project = project.WithAnalyzerReferences([new AnalyzerImageReference(AnalyzerTest.All)]);
        project = project.AddDocument("Test.cs", Text(Source.Replace(Mark, "")), filePath: Folder + "Test.cs").Project;
        project = project.AddDocument("Other.cs", Text(Other), filePath: Folder + "Other.cs").Project;
        var config = Text($"root = true\n[*.cs]\n{Config}\n");
        return project.AddAnalyzerConfigDocument(".editorconfig", config, filePath: Folder + ".editorconfig").Project;
    }

    private async Task<List<CodeAction>> ActionsAsync(Project project)
    {
        var actions = new List<CodeAction>();
        var span = new TextSpan(Source.IndexOf(Mark, StringComparison.Ordinal), 0);
        var context = new CodeRefactoringContext(project.Documents.First(), span, actions.Add, CancellationToken.None);
        await Provider.ComputeRefactoringsAsync(context);
        return actions;
    }

    private static async Task<string> ReadAsync(Project project, string name) =>
        project.Documents.FirstOrDefault(document => document.Name == name) is { } document
            ? (await document.GetTextAsync()).ToString()
            : "";

    private static SourceText Text(string text) => SourceText.From(text);
}
