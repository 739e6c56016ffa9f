using System.Collections.Concurrent;
using TaskSpec.Catalogs;
using TaskSpec.Runners.Promptfoo;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Promptfoo;

/// <summary>The real promptfoo evaluates every family of the tour, and its scores are ours, sample by sample.</summary>
public sealed class TourTests
{
    private const int Samples = 20;

    /// <summary>Right, nearly right, wordy, wrong and silent in turn; the target is known to it, as it is to no model.</summary>
    private const string Provider = """
        module.exports = class {
          id() { return "sometimes-right"; }
          async callApi(asked, { test, prompt: { label } }) {
            const prompt = label === "chat" ? JSON.parse(asked)[0].content : asked;
            const target = Buffer.from(test.metadata.target, "base64").toString("utf8");
            const turn = [...prompt].reduce((sum, c) => (sum + c.codePointAt(0)) % 5, 0);
            const output = [target, target.slice(0, -1) + "x", `It is ${target}.`, "dunno", " \u0085" + target + "\n"][turn];
            return { output, tokenUsage: { total: 12 }, metadata: { output } };
          }
        };
        """;

    private static readonly Catalog catalog = CatalogReader.FromAssembly(typeof(global::Tour.Sha256Chain).Assembly)!;

    [PromptfooFact]
    public void Its_scores_are_ours()
    {
        using var exported = new Exported(catalog, family => Source(family));
        var provider = exported.Provider(Provider);
        var values = new ConcurrentBag<double>();

        Parallel.ForEach(
            exported.Tasks.Where(task => task.Variant is null),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            task =>
            {
                var import = new Import(CancellationToken.None);
                var rows = exported.Evaluate(task.Name, import, "log.json", "--providers", provider);
                var measured = task.Metrics.Where(use => PromptfooMetrics.Scorers.ContainsKey(use.Type)).ToArray();
                Assert.All(import.Notes, note => Assert.Fail(note));
                Assert.Equal(measured.Length == 0 ? 1 : 0, import.Refused.Count);
                Assert.Equal(measured.Length, import.Aggregates.Count);
                Assert.Empty(new CrossCheck(import).Compare(Scores(rows)).Except(Scores(rows)));
                Assert.Empty(import.Notes);
                Assert.Equal(measured.Length * task.Samples().Count(), rows.Count);
                foreach (var sample in task.Samples())
                foreach (var use in measured)
                {
                    var row = Assert.Single(rows, row => row.Sample == sample.Id && row.Metric == use.ResultName());
                    Assert.Equal(("sometimes-right", task.Family.Id, task.Family.Version), (row.Model, row.Task, row.Version));
                    Assert.Equal((1, 12, sample.Task, sample.Cluster), (row.Attempt, row.TokensUsed, row.Subtask, row.Cluster));
                    Assert.Equal(task.MinutesOf(sample), row.HumanMinutes);
                    Assert.Equal(CSharp.Score(use, Answer(sample), sample), row.Value!.Value, 1e-9);
                    values.Add(row.Value!.Value);
                }
            }
        );

        Assert.Contains(0, values);
        Assert.Contains(1, values);
        Assert.Contains(values, value => value is > 0 and < 1);
    }

    private static ScoreRow[] Scores(IEnumerable<SampleRow> rows)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        return [.. scores.Rows()];
    }

    private static string Answer(Sample sample)
    {
        var turn = sample.Input.EnumerateRunes().Aggregate(0, (sum, rune) => (sum + rune.Value) % 5);
        string[] answers =
        [
            sample.Target,
            sample.Target[..^1] + "x",
            $"It is {sample.Target}.",
            "dunno",
            " \u0085" + sample.Target + "\n",
        ];
        return answers[turn];
    }

    private static Func<IEnumerable<Sample>> Source(Family family)
    {
        var assembly = typeof(global::Tour.Sha256Chain).Assembly;
        if (family.Samples is { Kind: SampleKind.File, File: { } file })
            return () => SampleSets.FromFile(family.Id, assembly, file).Take(Samples);
        var method = assembly.GetType(family.Type)!.GetMethod(nameof(ISamples.Samples))!;
        return () => ((IEnumerable<Sample>)method.Invoke(null, null)!).Take(Samples);
    }
}
