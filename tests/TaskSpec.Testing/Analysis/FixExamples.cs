namespace TaskSpec.Testing.Analysis;

/// <summary>What a fix mends, of rules whose page shows something that an author has to decide.</summary>
public static class FixExamples
{
    /// <summary>The rules that have fixes, by their pages.</summary>
    public static IReadOnlyList<RulePage> Pages { get; } =
    [
        .. Directory
            .EnumerateFiles(RulePage.Folder, "TSK*.md")
            .Order(StringComparer.Ordinal)
            .Select(path => new RulePage(Path.GetFileNameWithoutExtension(path)))
            .Where(page => page.Row("Fix") is not ("" or "no")),
    ];

    /// <summary>The example of a rule that its fix mends.</summary>
    public static string Of(RulePage page) =>
        ByRule.GetValueOrDefault(page.Id) ?? page.Blocks.Single(block => block.Mark == "fires").Code;

    private static IReadOnlyDictionary<string, string> ByRule { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TSK2008"] = """
                using TaskSpec;

                [TaskFamily("log-triage", Version = "1.0.0"), Samples(2_000), Limits(TimeSeconds = 900), Headline<ExactMatch>]
                [Answer(Tokens = 12)]
                public sealed class LogTriage
                {
                    [Step(Tokens = 40, Across = Transfer.Distinct), Records<LogLikelihood>]
                    public sealed class Find : Step;

                    [Step(Across = Transfer.Distinct), After<Find>]
                    public sealed class Explain : Step;
                }

                """,
            ["TSK3001"] = """
                using TaskSpec;

                [Metric("letter", Form.ArgmaxOfChoices, Floor = 0.25)]
                public sealed class Letter : IMetric;

                [TaskFamily("squares", Version = "1.0.0"), Samples(1_000), Headline<Letter>]
                public sealed class Squares;

                """,
            ["TSK3015"] = """
                using TaskSpec;

                [TaskFamily("word-problems", Version = "1.0.0"), Samples(5_000), Answer(Tokens = 3)]
                [Headline<ExactMatch>, Records<ExactMatch>, Records<LogLikelihood>]
                public sealed class WordProblems;

                """,
            ["TSK4006"] = """
                using TaskSpec;

                [Skill("one idea", Across = Transfer.Same)]
                public sealed class Idea : Skill;

                [TaskFamily("puzzles", Version = "1.0.0"), Headline<ExactMatch>, Needs<Idea>, DifficultyFromHumanTime]
                [Task("short", HumanMinutes = 1, Samples = 500), Task("long", HumanMinutes = 100, Samples = 500)]
                public sealed class Puzzles;

                """,
            ["TSK5003"] = """
                using TaskSpec;

                [Suite("office", Version = "1.0.0"), Headline<ExactMatch>, Answer(Tokens = 1), Samples(10_000)]
                public abstract class Office;

                [TaskFamily("office-mail", Version = "1.0.0"), Sampling(Temperature = 0)]
                public sealed class Mail : Office;

                [TaskFamily("office-dates", Version = "1.0.0")]
                public sealed class Dates : Office;

                """,
        };
}
