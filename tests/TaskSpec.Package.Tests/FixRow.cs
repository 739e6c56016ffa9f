namespace TaskSpec.Package.Tests;

/// <summary>A declaration that a rule's fix rewrites.</summary>
/// <param name="Name">What it shows; the name of its file.</param>
/// <param name="Id">The rule.</param>
/// <param name="Before">The declaration.</param>
/// <param name="After">What the fix makes of it.</param>
public sealed record FixRow(string Name, string Id, string Before, string After)
{
    /// <summary>One row a fix at least. Each is a file of one project, which is formatted once.</summary>
    public static IReadOnlyList<FixRow> All { get; } =
    [
        new(
            "MetricInAList",
            "TSK6001",
            """
            using TaskSpec;

            /// <summary>Sums of two numbers.</summary>
            [TaskFamily("add-2", Version = "1.0.0")]
            [Samples(100), Answer(Tokens = 3)]
            [Headline<ExactMatch>]
            public sealed class AddTwoDigits;

            """,
            """
            using TaskSpec;

            /// <summary>Sums of two numbers.</summary>
            [TaskFamily("add-2", Version = "1.0.0")]
            [Samples(100), Answer(Tokens = 3)]
            [Headline<ExactMatch>, Records<EditSimilarity>]
            public sealed class AddTwoDigits;

            """
        ),
        new(
            "MetricOnALine",
            "TSK6001",
            """
            using TaskSpec;

            /// <summary>Sums of three numbers.</summary>
            [TaskFamily("add-3", Version = "1.0.0"), Samples(100), Answer(Tokens = 4)]
            [
                Headline<ExactMatch>,
                Provenance(License = "MIT")
            ]
            public sealed class AddThreeDigits
            {
                /// <summary>The digit that is carried.</summary>
                [Step(Tokens = 4, Across = Transfer.Distinct)]
                public sealed class Carry : Step;
            }

            """,
            """
            using TaskSpec;

            /// <summary>Sums of three numbers.</summary>
            [TaskFamily("add-3", Version = "1.0.0"), Samples(100), Answer(Tokens = 4)]
            [
                Headline<ExactMatch>,
                Provenance(License = "MIT"),
                Records<EditSimilarity>
            ]
            public sealed class AddThreeDigits
            {
                /// <summary>The digit that is carried.</summary>
                [Step(Tokens = 4, Across = Transfer.Distinct)]
                public sealed class Carry : Step;
            }

            """
        ),
        new(
            "Argument",
            "TSK5009",
            """
            using TaskSpec;

            /// <summary>Questions of two lengths.</summary>
            [TaskFamily("questions", Version = "1.0.0"), Samples(2_000), Answer(Tokens = 4)]
            [Headline<ExactMatch>, Limits(TimeSeconds = 60)]
            [Task("short"), Task("long", TimeSeconds = 90)]
            public sealed class Questions;

            """,
            """
            using TaskSpec;

            /// <summary>Questions of two lengths.</summary>
            [TaskFamily("questions", Version = "1.0.0"), Samples(2_000), Answer(Tokens = 4)]
            [Headline<ExactMatch>, Limits(TimeSeconds = 90)]
            [Task("short"), Task("long", TimeSeconds = 90)]
            public sealed class Questions;

            """
        ),
        new(
            "Suggestion",
            "TSK3005",
            """
            using TaskSpec;

            /// <summary>Questions of yes or no.</summary>
            [TaskFamily("quiz", Version = "1.0.0"), Samples(100), Choices(2)]
            [Headline<MultipleChoiceAccuracy>]
            public sealed class Quiz;

            """,
            """
            using TaskSpec;

            /// <summary>Questions of yes or no.</summary>
            [TaskFamily("quiz", Version = "1.0.0"), Samples(100), Choices(2)]
            [Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
            public sealed class Quiz;

            """
        ),
    ];
}
