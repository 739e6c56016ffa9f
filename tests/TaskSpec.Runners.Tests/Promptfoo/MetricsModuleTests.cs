using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TaskSpec.Runners.Promptfoo;

namespace TaskSpec.Runners.Tests.Promptfoo;

/// <summary>The scorers in JavaScript give what TaskSpec's own give in C#.</summary>
public sealed class MetricsModuleTests
{
    private const string Loop = """
        const { measure } = require(process.argv[1]);
        const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
        for (const line of lines) {
          const { metric, extract, output, target } = JSON.parse(line);
          console.log(measure(metric, extract, output, target));
        }
        """;

    private static readonly ConcurrentDictionary<string, string> translated = new();

    private static readonly string[] Pieces =
    [
        "a",
        "an",
        "the",
        "The",
        "cat",
        "Kelvin\u212a",
        "İstanbul",
        "ΌΣΟΣ",
        "straße",
        "ﬁne",
        "é",
        "e\u0301",
        "日本",
        "カナ",
        "한국어",
        "😀",
        "👩‍👩‍👧",
        "\U0002A6A5",
        "٣٤",
        "12",
        "3.5",
        "1,234",
        "0123456789abcdef0123",
        "deadBEEFdeadBEEF",
        "-",
        "--",
        "!!!",
        ",",
        ".",
        "&amp;",
        "<skipped>",
        "x-\ny",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\ud83d",
        "\udc00",
        "{{ x }}",
        "'s",
        "$5",
        "",
    ];

    private static readonly string[] Numbers =
    [
        "1",
        "-1",
        "+1",
        "1.",
        ".5",
        ".",
        "1,234.5",
        "1,,2",
        ",1",
        "1e3",
        "1e+3",
        "1E-400",
        "1e400",
        "-0",
        "NaN",
        "Infinity",
        " 1 ",
        "\t1\n",
        "\u00a01",
        "1\0",
        "1 \0",
        "- 1",
        "1 e3",
        "0x10",
        "1e",
        "1e+",
        "1.5.2",
        "(1)",
        "1-",
        "$1",
        "∞",
        "−1",
        "1000000",
        "1000001",
        "1000002",
        "123456789012345678901234567890",
        "0.1",
        "0.1000000999",
        "１",
        "",
        "1e99999999999",
        "1 000",
    ];

    [NodeFact]
    public void Every_metric_gives_the_same_number()
    {
        var random = new Random(7);
        var cases = PromptfooMetrics
            .Scorers.Values.Order(StringComparer.Ordinal)
            .SelectMany(metric => Enumerable.Range(0, 400).Select(_ => Edited(metric, Text(random), random)))
            .Concat(from output in Numbers from target in Numbers select new Case("numeric_match", null, output, target))
            .Concat(Long(random))
            .ToArray();

        Compare(cases);
    }

    /// <summary>Letter case, white space, digits and letters of every character there is.</summary>
    [NodeFact]
    public void Every_character_is_taken_for_the_same()
    {
        var characters = Enumerable
            .Range(0, 0x32400)
            .Concat(Enumerable.Range(0xE0000, 0x200))
            .Where(code => code is < 0xD800 or > 0xDFFF)
            .Select(char.ConvertFromUtf32)
            .Append("\ud800")
            .Append("\udfff");
        var cases = characters
            .Chunk(64)
            .SelectMany(chunk =>
                new[]
                {
                    // Were one cut otherwise, all behind it would be out of place.
                    new Case("token_accuracy", null, string.Join("a", chunk), string.Join("a", chunk.Select(c => c + c))),
                    new Case("f1", null, string.Join(" ", chunk), string.Join(" ", chunk).ToLowerInvariant()),
                    new Case("set_f1", null, string.Join(",", chunk), string.Concat(chunk.Select(c => $", {c}{c} "))),
                    new Case("rouge1", null, string.Join(" ", chunk), "a b c d e f g h i j k l m n o p q r s t u v w x y z"),
                    new Case("chrf", null, string.Concat(chunk), string.Concat(chunk.Reverse())),
                }
            )
            .ToArray();

        Compare(cases);
    }

    [NodeFact]
    public void Patterns_extract_the_same()
    {
        string[] patterns =
        [
            @"(\d{4}-\d\d-\d\d)",
            "#### (.*)",
            "([0-9]+)$",
            @"^\s*(\w+)",
            @"\b(\w)\b",
            @"\B(.)",
            "(?i)the (?<what>[a-k]+)",
            "(?s)a(.*)c",
            "(?m)^(.*)$",
            @"(?:x|y)?([^a-z\s]+?)(?=\s|$)",
            @"(?<!\d)(\d)(?!\d)",
            "([]a]+)|([^\\]b]{2,3})",
            @"\A(.)[\s\S]*\Z",
            @"(\S+)\z",
            "cat",
            @"[\u0041-\x5a]+\.",
            "(no)|(a)",
            "(?i)ſ|(k)",
            @"(\W\D)",
            "([+\\-*/])",
            @"([^\D5]|[\Wx])",
        ];
        var random = new Random(11);
        var cases = patterns
            .SelectMany(pattern =>
                Enumerable.Range(0, 200).Select(i => Extracted(new("exact_match", pattern, Text(random), ""), i))
            )
            .ToArray();

        Compare(cases);
    }

    [Theory]
    [InlineData(@"(a)\1", @"\1")]
    [InlineData("(?>a)", "(?>a")]
    [InlineData(@"\p{L}", @"\p")]
    [InlineData("[a-z-[aeiou]]", "[a-z-[aeiou]]")]
    [InlineData("(?<n>a)(b)", "side by side")]
    [InlineData("(?#x)a", "(?#x")]
    public void What_has_no_equal_is_refused_by_name(string pattern, string said) =>
        Assert.Contains(said, Assert.Throws<NotSupportedException>(() => JavaScriptRegex.Of(pattern)).Message);

    /// <summary>The target is what .NET extracts, or something else in every third case.</summary>
    private static Case Extracted(Case one, int i) =>
        one with
        {
            Target = i % 3 == 0 ? Extraction.Of(one.Extract, one.Output) + "x" : Extraction.Of(one.Extract, one.Output),
        };

    private static Case Edited(string metric, string output, Random random) =>
        new(
            metric,
            null,
            output,
            random.Next(4) switch
            {
                0 => Text(random),
                1 => output,
                2 => output.Length > 3 ? output.Remove(random.Next(output.Length - 2), 1) : output,
                _ => output + Pieces[random.Next(Pieces.Length)],
            }
        );

    /// <summary>Texts of several blocks of 32 and 64 tokens.</summary>
    private static IEnumerable<Case> Long(Random random)
    {
        for (var i = 0; i < 60; i++)
        {
            var target = string.Concat(
                Enumerable
                    .Range(0, random.Next(30, 400))
                    .Select(_ => random.Next(10) < 2 ? " " : "ab1"[random.Next(3)].ToString())
            );
            var output = new StringBuilder(target);
            for (var edit = random.Next(12); edit > 0; edit--)
                output[random.Next(output.Length)] = "abc1 "[random.Next(5)];
            foreach (var metric in new[] { "edit_similarity", "rouge_l", "tolerant_match", "bleu", "chrf" })
                yield return new(metric, null, output.ToString(), target);
        }
    }

    private static string Text(Random random) =>
        string.Concat(
            Enumerable
                .Range(0, random.Next(12))
                .Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : ""))
        );

    private static void Compare(IReadOnlyCollection<Case> cases)
    {
        var folder = Directory.CreateTempSubdirectory("taskspec-metrics-");
        var module = Path.Combine(folder.FullName, "taskspec.metrics.cjs");
        File.WriteAllText(module, Asset.Read("Promptfoo/assets/taskspec.metrics.cjs"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "taskspec.characters.cjs"),
            Asset.WithCharacters("Promptfoo/assets/taskspec.characters.cjs")
        );
        var lines = string.Join('\n', cases.Select(one => one.Json()));
        var (code, output, error) = Node.Run(folder.FullName, lines, "-e", Loop, module);
        folder.Delete(recursive: true);
        Assert.True(code == 0, error);
        var scores = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cases.Count, scores.Length);
        var wrong = cases
            .Zip(scores, (one, score) => (One: one, Ours: one.Score(), Theirs: double.Parse(score, CultureInfo.InvariantCulture)))
            .Where(one => Math.Abs(one.Ours - one.Theirs) > 1e-9)
            .Select(one => FormattableString.Invariant($"{one.Ours} {one.Theirs} {one.One.Json()}"))
            .ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {cases.Count}:\n{string.Join('\n', wrong.Take(10))}");
    }

    private sealed record Case(string Metric, string? Extract, string Output, string Target)
    {
        public string Json()
        {
            var extract = Extract is null ? "" : $""", "extract": {Literal(translated.GetOrAdd(Extract, JavaScriptRegex.Of))}""";
            return $$"""{"metric": "{{Metric}}"{{extract}}, "output": {{Literal(Output)}}, "target": {{Literal(Target)}}}""";
        }

        public double Score() => CSharp.Score(Metric, Extraction.Of(Extract, Output), Target);

        /// <summary>All of it escaped, so that lone surrogates arrive.</summary>
        private static string Literal(string text) =>
            $"\"{string.Concat(text.Select(c => FormattableString.Invariant($@"\u{(int)c:x4}")))}\"";
    }
}
