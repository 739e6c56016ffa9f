namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Sources that differ in one thing.</summary>
internal static class Declare
{
    /// <summary>What every source begins with: a tool whose input must be right, and a graded one.</summary>
    public const string Tools = """
        using TaskSpec;

        [Tool("python", Input = Requirement.AnyCorrect)] public sealed class Python : Tool;
        [Tool("search", Input = Requirement.Graded)] public sealed class Search : Tool;

        """;

    /// <summary>A family with nothing to say of, but for the attributes.</summary>
    public static string Family(string attributes, string steps = "") =>
        $$"""
            {{Tools}}
            {{attributes}}
            public sealed class Subject
            {
                {{steps}}
            }
            """;

    /// <summary>A digest that a tool computes, scored token by token.</summary>
    public static string Digest(string records, string script, string digest, string more = "") =>
        Family(
            $"[TaskFamily(\"digest\", Version = \"1\"), Samples(1_000), Limits(TimeSeconds = 600), Headline<ExactMatch>{records}]",
            $"""
            [Step(Tokens = 60, Across = Transfer.Distinct), {script}]
                public sealed class Script : Step;

                [Step(Tokens = 64), After<Script>, {digest}]
                public sealed class Digest : Step;

                {more}
            """
        );
}
