using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says where a file of profiles or of named tasks cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileAnalyzer() : TaskSpecAnalyzer(Descriptors.UnreadableFile)
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterAdditionalFileAction(context =>
        {
            var file = context.AdditionalFile;
            if (
                !SideFile.IsOne(file.Path)
                || study.FileOf(file, context.CancellationToken) is not { Problems.IsEmpty: false } read
            )
                return;
            // Other JSON lines, such as samples, are not for the rules to read.
            if (!SideFile.HoldsProfiles(file.Path) && !study.Index.NamesTasksFile(read))
                return;
            foreach (var problem in read.Problems)
                context.ReportDiagnostic(FindingDiagnostic.Of(Finding(problem, file), LocationOf(problem, file)));
        });

    private static Finding Finding(FileProblem problem, AdditionalText file) =>
        new(
            RuleBook.UnreadableFile,
            new(null),
            $"{Path.GetFileName(file.Path)} cannot be read here, and rules do without it: {problem.Problem}"
        )
        {
            Cause = "unreadable file",
            Remedy = "write the file anew",
        };

    private static Location LocationOf(FileProblem problem, AdditionalText file)
    {
        var text = file.GetText() ?? SourceText.From("");
        var line = text.Lines[Math.Max(0, Math.Min(problem.Line, text.Lines.Count) - 1)];
        var start = Math.Min(line.Start + Math.Max(0, problem.Column - 1), line.End);
        var span = TextSpan.FromBounds(start, line.End);
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
