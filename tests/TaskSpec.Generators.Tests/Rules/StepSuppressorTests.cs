using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class StepSuppressorTests
{
    [Fact]
    public Task Nested_steps_may_be_public_and_other_nested_types_are_the_authors_affair() =>
        (
            AnalyzerTest.Of(
                "CA1034",
                """
                using TaskSpec;

                [TaskFamily("x", Version = "1"), Headline<ExactMatch>]
                public sealed class X
                {
                    [Step]
                    public sealed class Read : Step;

                    public sealed class [|Other|];
                }
                """
            ) with
            {
                Others = [new NestedTypes()],
            }
        ).VerifyAsync();

#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // No analyzer of a package.
    /// <summary>CA1034 in short: the analyzer itself comes with the SDK and not as a package.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NestedTypes : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new(
            "CA1034",
            "Nested",
            "Nested",
            "Design",
            DiagnosticSeverity.Warning,
            true
        );

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol.ContainingType is not null)
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0]));
                },
                SymbolKind.NamedType
            );
        }
    }
}
