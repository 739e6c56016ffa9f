using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Parsing;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>Says where a file of evidence or of named tasks cannot be read, and which evidence is of nothing that is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileAnalyzer() : TaskSpecAnalyzer(Descriptors.UnreadableFile, Descriptors.UnknownFamilies)
{
    private protected override void Start(CompilationStartAnalysisContext start, Study study) =>
        start.RegisterAdditionalFileAction(context =>
        {
            var file = context.AdditionalFile;
            if (!SideFile.IsOne(file.Path) || Study.FileOf(file, context.CancellationToken) is not { } read)
                return;
            var name = Path.GetFileName(file.Path);
            // Other JSON lines, such as samples, are not for the rules to read.
            if (
                SideFile.HoldsEvidence(file.Path)
                || study.View.Own.Families.Any(family => family.TasksFile is { } file && read.Is(file))
            )
            {
                foreach (var problem in read.Problems)
                    context.ReportDiagnostic(FindingDiagnostic.Of(Finding(problem, name), LocationOf(problem, file)));
            }

            // Where nothing is declared, nothing can be missed.
            if (!study.IsRoot && study.View.Own.Families.IsEmpty)
                return;
            var families = read.Profiles.Select(profile => profile.Family).Concat(read.Measured.Select(found => found.Family));
            foreach (var finding in TSK9006UnknownFamilies.Of(name, families, study.Knows))
                context.ReportDiagnostic(FindingDiagnostic.Of(finding, LocationOf(new(1, 1, ""), file)));
        });

    private static Finding Finding(FileProblem problem, string name) =>
        new(RuleBook.UnreadableFile, new(null), $"{name} cannot be read here, and rules do without it: {problem.Problem}")
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
