namespace TaskSpec.Benchmarks;

/// <summary>Families to measure with: eight attributes each, one in a file.</summary>
internal static class Declarations
{
    public static string Family(int number) =>
        $$"""
            using TaskSpec;

            namespace Measured;

            /// <summary>Family number {{number}}.</summary>
            [TaskFamily("family-{{number:0000}}", Version = "1.0.0")]
            [Samples({{100 + number % 7}}), Answer(Tokens = {{4 + number % 9}}), Limits(TimeSeconds = 600, Tokens = 20_000)]
            [HumanTime(10, HumanSource.Estimate, Factor = 3), Metadata("number", {{number}})]
            [Headline<ExactMatch>, Records<EditSimilarity>(TokenCorrelation = 0.2)]
            public sealed class Family{{number}};
            """;
}
