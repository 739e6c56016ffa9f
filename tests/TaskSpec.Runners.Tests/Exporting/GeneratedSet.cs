using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Tests;

/// <summary>A made-up data set, the family that declares how its rows are asked, and the samples that they are.</summary>
internal sealed record GeneratedSet(Family Family, IReadOnlyList<Dictionary<string, object>> Rows, IReadOnlyList<Sample> Samples)
{
    private static readonly string[] words = ["a", "7", "{x}", "é", "😀", "\"", "\\", " ", "\n", "%", "#### ", "Zug"];

    /// <summary>Draws one: with or without choices, which stand in a list or in fields of their own, are shuffled or not, and of which the right one is named in any way.</summary>
    public static GeneratedSet Draw(Random random, string id)
    {
        var choices = random.Next(3) > 0;
        var (listed, seed) = (random.Next(2) == 0, random.Next(2) == 0 ? (int?)null : random.Next());
        var naming = listed ? random.Next(4) : 4;
        var pattern = !choices && random.Next(2) == 0;
        string[] fields = [.. Enumerable.Range(0, random.Next(2, 7)).Select(at => at == 0 ? "Correct Answer" : $"Wrong {at}")];
        var template = random.Next(2) == 0;
        var source = new SampleSource(SampleKind.HuggingFace)
        {
            HuggingFace = "lab/set",
            Split = "test",
            Input = template ? "Frage: {the question}\n{{\\boxed{}}}{hint} " : "the question",
            Target = naming == 4 && choices ? fields[0] : "right",
            TargetPattern = pattern ? @"#### (\d+)$" : null,
            Choices =
                !choices ? null
                : listed ? "options"
                : string.Join(", ", fields),
            Task = random.Next(2) == 0 ? "subject" : null,
        };
        var family = Exports.Family(id, choices ? Exports.Use<MultipleChoiceAccuracy>() : Exports.Use<ExactMatch>()) with
        {
            Samples = source,
            Choices = choices ? new(fields.Length) { ShuffleSeed = seed } : null,
            Tasks = [new("computer-science") { HumanMinutes = 3 }, new("law")],
        };
        var rows = new List<Dictionary<string, object>>();
        var samples = new List<Sample>();
        for (var i = 0; i < 6; i++)
        {
            var (question, hint, subject) = (Text(random), random.Next(100), random.Next(2) == 0 ? "Computer Science" : "law");
            string[] texts = [.. fields.Select((_, at) => $"{Text(random).Trim()}{at}.")];
            var right = naming == 4 ? 0 : random.Next(texts.Length);
            var row = new Dictionary<string, object>
            {
                ["the question"] = question,
                ["hint"] = hint,
                ["subject"] = subject,
            };
            if (choices && listed)
                row["options"] = texts;
            foreach (var (at, field) in fields.Index())
                row[field] = texts[at] + (at % 2 == 0 ? " \n" : "");
            row["right"] =
                !choices ? (pattern ? $"{Text(random)}#### {i}" : $"{i}{Text(random)}")
                : naming == 0 ? right
                : naming == 1 ? $"{(char)('A' + right)}"
                : naming == 2 ? $"{right}"
                : texts[right];
            rows.Add(row);
            samples.Add(
                new(
                    $"{i}",
                    template ? $"Frage: {question}\n{{\\boxed{{}}}}{hint} " : question,
                    !choices ? (pattern ? $"{i}" : (string)row["right"]) : texts[right]
                )
                {
                    Choices = choices ? texts : [],
                    Task =
                        source.Task is null ? null
                        : subject == "law" ? "law"
                        : "computer-science",
                }
            );
        }

        return new(family, rows, [.. SampleSets.Shuffled(seed, samples)]);
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]));
}
