using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class DeclarationSuppressorTests
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

                    [Tool("inner")]
                    public sealed class [|Inner|] : Tool;
                }
                """
            ) with
            {
                Others = [new EveryClass("CA1034", type => type.ContainingType is not null)],
            }
        ).VerifyAsync();

    [Theory]
    [InlineData("CA1812")]
    [InlineData("CA1515")]
    public Task Declarations_need_no_instance_and_may_be_public_and_other_classes_are_the_authors_affair(string id) =>
        (
            AnalyzerTest.Of(
                id,
                """
                using TaskSpec;

                [Tool("t")]
                public sealed class T : Tool;

                [Skill("s")]
                public sealed class S : Skill;

                [Metric("m", Form.AllRight)]
                public sealed class M : IMetric;

                [Suite("sums", Version = "1")]
                public abstract class Sums;

                public abstract class Between : Sums;

                [TaskFamily("x", Version = "1"), Headline<M>]
                public sealed class X : Between
                {
                    public sealed class Read : Step;

                    public sealed class [|Helper|];
                }

                public sealed class [|Other|];

                [System.Obsolete]
                public sealed class [|Marked|];
                """
            ) with
            {
                Others = [new EveryClass(id, _ => true)],
            }
        ).VerifyAsync();

#pragma warning disable RS1017, RS1029, RS1036, RS1038, RS1041, RS2008 // They ask of an analyzer what one must do that is shipped. This one stands in for the SDK's, whose ids it has to report.
    /// <summary>A rule of the SDK in short: its analyzers come with the SDK and not as a package.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EveryClass(string id, Func<INamedTypeSymbol, bool> applies) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor rule = new(id, "Class", "Class", "Design", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (applies((INamedTypeSymbol)symbol.Symbol))
                        symbol.ReportDiagnostic(Diagnostic.Create(rule, symbol.Symbol.Locations[0]));
                },
                SymbolKind.NamedType
            );
        }
    }
}
