using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
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
            // Most files have nothing to tell, and need nothing of what is declared.
            if (read.Problems.IsEmpty && read.Profiles.IsEmpty && read.Measured.IsEmpty)
                return;
            foreach (var problem in FileNotes.Unreadable(read, study.Files, study.View.Catalog))
                context.ReportDiagnostic(
                    FindingDiagnostic.Of(TSK9001UnreadableFile.Of(problem), LocationOf(problem.Line, problem.Column, file))
                );
            // A family that is half typed may have any id.
            if (study.View.HalfTyped.IsAny)
                return;
            foreach (var unknown in FileNotes.Unknown(read, study.Files, study.View.Catalog, study.IsRoot))
                context.ReportDiagnostic(FindingDiagnostic.Of(TSK9006UnknownFamilies.Of(unknown), LocationOf(1, 1, file)));
        });

    private static Location LocationOf(int line, int column, AdditionalText file)
    {
        var text = file.GetText() ?? SourceText.From("");
        var at = text.Lines[Math.Max(0, Math.Min(line, text.Lines.Count) - 1)];
        var start = Math.Min(at.Start + Math.Max(0, column - 1), at.End);
        var span = TextSpan.FromBounds(start, at.End);
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
