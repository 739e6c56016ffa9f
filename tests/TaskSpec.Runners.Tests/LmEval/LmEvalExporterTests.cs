using TaskSpec.Catalogs;
using TaskSpec.Runners.LmEval;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests;

public sealed class LmEvalExporterTests : LogTest
{
    private readonly LmEvalExporter exporter = new();

    [Theory]
    [InlineData("date-arithmetic", "date-arithmetic@five-shot")]
    [InlineData("four-choices", "four-choices")]
    public void A_family_of_the_tour(string family, string name)
    {
        Exports.TourTo(Folder, exporter, family);
        var rows = File.ReadLines(Path.Combine(Folder, "data", name + ".jsonl")).Take(3);
        Snapshot.Matches($"{Text(name + ".yaml")}{string.Join('\n', rows)}\n", family);
    }

    [Fact]
    public void The_same_catalog_gives_the_same_bytes_wherever_it_is_written()
    {
        var (one, other) = (Path.Combine(Folder, "one"), Path.Combine(Folder, "deep", "down", "other"));
        var files = Exports.TourTo(one, exporter).Folder.Files;
        Assert.Equal(files, Exports.TourTo(other, exporter).Folder.Files);
        Assert.All(
            files,
            file => Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(other, file)))
        );
    }

    [Fact]
    public void A_family_with_log_likelihoods_is_a_second_task_on_the_same_samples()
    {
        var files = Exports.TourTo(Folder, exporter, "elements").Folder.Files;
        Assert.Equal(
            [
                "data/elements.jsonl",
                "elements+loglikelihood.yaml",
                "elements.yaml",
                "taskspec+all.yaml",
                "taskspec_lm_eval.py",
                "taskspec_metrics.py",
            ],
            files
        );
        Assert.Contains("\"file\": \"data/elements.jsonl\"", Text("elements+loglikelihood.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_is_a_group_of_its_families_without_their_variants()
    {
        Exports.To(
            Folder,
            exporter,
            Exports.Of(
                Exports.Family("a", Exports.Use<ExactMatch>()) with
                {
                    Suite = "s",
                    Variants = [new("two-shot", Items.Same) { FewShot = 2 }],
                },
                Exports.Family("b", Exports.Use<LogLikelihood>()) with
                {
                    Suite = "s",
                }
            ),
            _ => Samples(5)
        );
        Assert.Equal(
            """
            {
              "group": "s+suite",
              "group_alias": "s",
              "task": [
                "a",
                "b+loglikelihood"
              ]
            }

            """,
            Text("s+suite.yaml")
        );
    }

    [Fact]
    public void What_cannot_be_scored_there_is_a_finding_that_names_it()
    {
        var family = Exports.Family(
            "mixed",
            Exports.Use<ExactMatch>("back", @"(.)\1"),
            Exports.Use<ExactMatch>(),
            Exports.Use<Perplexity>(),
            Exports.Use<TestsPass>(),
            new MetricUse("exact_match", "Own.Match", Form.AllRight) { Name = "own", By = By.Text }
        ) with
        {
            Limits = new() { Tokens = 500 },
        };
        var job = Exports.To(Folder, exporter, Exports.Of(family), _ => Samples(2));
        Assert.Equal(
            [
                "lm-eval cannot carry tests_pass: it runs no container; score the logged outputs with it",
                "lm-eval cannot carry Limits(Tokens) = 500: it limits nothing but the tokens of an output",
                @"lm-eval cannot score back: of its Extract, Python has no equal of '\1'; write it without",
                "lm-eval cannot score own: Own.Match runs in .NET alone; score it with taskspec run",
                "lm-eval cannot score perplexity: it counts no tokens of a target; record BitsPerByte",
                "lm-eval ends outputs after 256 tokens, as Sampling(MaxOutputTokens) says nothing",
            ],
            job.Findings.Select(finding => finding.Message)
        );
        Assert.Contains("\"name\": \"exact_match\"", Text("mixed.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("own", Text("mixed.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_of_which_nothing_can_be_scored_is_not_exported()
    {
        var job = Exports.TourTo(Folder, exporter, "table-relay");
        Assert.Equal(["taskspec_lm_eval.py", "taskspec_metrics.py"], job.Folder.Files);
        Assert.Contains(
            job.Findings,
            finding => finding is { Lost: true, Message: "lm-eval can score nothing of it, so it is not exported" }
        );
    }

    [Theory]
    [InlineData("C", new[] { "x", "y" }, "neither the text nor the letter of one of its 2 choices")]
    [InlineData("x", new[] { "x", "" }, "empty choice")]
    [InlineData("x", new string[0], "neither the text nor the letter")]
    public void A_question_that_cannot_be_asked_stops_the_export(string target, string[] choices, string reason)
    {
        var family = Exports.Family("c", Exports.Use<MultipleChoiceAccuracy>());
        var error = Assert.Throws<SampleSetException>(() =>
            Exports.To(Folder, exporter, Exports.Of(family), _ => [new("1", "?", target) { Choices = choices }])
        );
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Half_a_surrogate_pair_stops_the_export()
    {
        var catalog = Exports.Of(Exports.Family("half", Exports.Use<ExactMatch>()));
        var error = Assert.Throws<SampleSetException>(() =>
            Exports.To(Folder, exporter, catalog, _ => [new("1", "cut off \ud83d", "a")])
        );
        Assert.Contains("surrogate pair", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "no sample")]
    [InlineData(3, "lower FewShot")]
    public void Too_few_samples_stop_the_export(int samples, string reason)
    {
        var family = Exports.Family("few", Exports.Use<ExactMatch>()) with { Sampling = new() { FewShot = 3 } };
        var error = Assert.Throws<SampleSetException>(() =>
            Exports.To(Folder, exporter, Exports.Of(family), _ => Samples(samples))
        );
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Sample> Samples(int count) =>
        Enumerable.Range(0, count).Select(i => new Sample($"{i}", $"{i}?", "a"));

    private string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
