using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TaskSpec.Generators.Analyzers;

/// <summary>What all analyzers of the package have in common. Each says in <see cref="Start"/> where it looks.</summary>
/// <remarks>
/// None waits for the end of a compilation: editors do not run such actions while somebody types, keep their results when they are out of
/// date, and offer no fix for them. What needs the whole catalog looks it up in a <see cref="Study"/> instead, and reports on its own declaration.
/// </remarks>
public abstract class TaskSpecAnalyzer : DiagnosticAnalyzer
{
    private protected TaskSpecAnalyzer(params DiagnosticDescriptor[] descriptors) =>
        SupportedDiagnostics = ImmutableArray.Create(descriptors);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.ReferencedAssemblyNames.Any(name => name.Name == "TaskSpec"))
                Start(start, Study.Of(start.Compilation, start.Options));
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext start, Study study);
}
