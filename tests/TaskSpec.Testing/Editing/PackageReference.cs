extern alias generators;

using System.Collections.Immutable;
using generators::TaskSpec.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Testing.Editing;

/// <summary>The package as a project references it: its analyzers and its generator.</summary>
internal sealed class PackageReference : AnalyzerReference
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = AnalyzerTest.Create();
    private readonly ImmutableArray<ISourceGenerator> generators = [new CatalogGenerator().AsSourceGenerator()];

    public override string FullPath => "TaskSpec.Generators.dll";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => analyzers;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => analyzers;

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => generators;
}
