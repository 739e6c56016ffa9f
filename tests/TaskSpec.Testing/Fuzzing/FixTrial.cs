extern alias fixes;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.Testing.Fuzzing;

/// <summary>Carries out whatever the package's fixes and refactorings offer for a file: none may throw, and none may break the code.</summary>
internal static class FixTrial
{
    private const int Places = 3;

    private static readonly ImmutableArray<CodeFixProvider> Fixes = Create<CodeFixProvider>();
    private static readonly ImmutableArray<CodeRefactoringProvider> Refactorings = Create<CodeRefactoringProvider>();

    /// <summary>How many were carried out.</summary>
    /// <param name="document">The file.</param>
    /// <param name="found">What the analyzers say of it.</param>
    /// <param name="random">Chooses where refactorings are asked for.</param>
    /// <param name="failed">Is told what went wrong.</param>
    public static async Task<int> RunAsync(
        Document document,
        ImmutableArray<Diagnostic> found,
        Random random,
        Action<(string Provider, string What)> failed
    )
    {
        var count = 0;
        foreach (var fix in Fixes)
        {
            foreach (var diagnostic in found.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await TryAsync(
                    fix,
                    add =>
                        fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => add(action), CancellationToken.None))
                );
            }
        }

        var length = (await document.GetTextAsync()).Length;
        foreach (var refactoring in Refactorings)
        {
            for (var place = 0; place < Places; place++)
            {
                var at = random.Next(length + 1);
                await TryAsync(
                    refactoring,
                    add => refactoring.ComputeRefactoringsAsync(new(document, new(at, 0), add, CancellationToken.None))
                );
            }
        }

        return count;

        async Task TryAsync(object provider, Func<Action<CodeAction>, Task> register)
        {
            try
            {
                var actions = new List<CodeAction>();
                await register(actions.Add);
                foreach (var action in actions)
                {
                    if (await BreaksAsync(action, document.Project.Solution) is { } broken)
                        failed((provider.GetType().Name, $"{action.Title} broke:\n{broken}"));
                    count++;
                }
            }
            // Hides nothing: whatever is thrown is what the trial looks for, and is told whole.
            catch (Exception thrown)
            {
                failed((provider.GetType().Name, thrown.ToString()));
            }
        }
    }

    // The first file that has more syntax errors than before, or has lost a comment or a directive.
    private static async Task<string?> BreaksAsync(CodeAction action, Solution before)
    {
        var operations = await action.GetOperationsAsync(before, new Progress<CodeAnalysisProgress>(), default);
        foreach (var change in operations.OfType<ApplyChangesOperation>())
        {
            foreach (var project in change.ChangedSolution.GetChanges(before).GetProjectChanges())
            {
                foreach (var id in project.GetChangedDocuments())
                {
                    var text = (await change.ChangedSolution.GetDocument(id)!.GetTextAsync()).ToString();
                    var old = (await before.GetDocument(id)!.GetTextAsync()).ToString();
                    if (Errors(text) > Errors(old) || Kept(old).Except(Kept(text)).Any())
                        return text;
                }
            }
        }

        return null;
    }

    // One that is merged into another loses the slash that made it documentation; a forecast in words is written anew.
    private static IEnumerable<string> Kept(string text) =>
        CSharpSyntaxTree
            .ParseText(text, Compile.Options)
            .GetRoot()
            .DescendantTrivia()
            .Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            .Where(trivia => !trivia.IsKind(SyntaxKind.SkippedTokensTrivia))
            .SelectMany(trivia => trivia.ToFullString().Split('\n'))
            .Select(line => line.Trim().TrimStart('/').Trim());

    private static int Errors(string text) =>
        CSharpSyntaxTree
            .ParseText(text, Compile.Options)
            .GetDiagnostics()
            .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static ImmutableArray<T> Create<T>() =>
        [
            .. typeof(fixes::TaskSpec.CodeFixes.EditFix)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (T)Activator.CreateInstance(type)!),
        ];
}
