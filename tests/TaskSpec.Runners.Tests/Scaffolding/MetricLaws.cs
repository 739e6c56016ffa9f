using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Tests.Scaffolding;

/// <summary>A metric with other parameters is another metric, and one with the same is the same, whatever the source.</summary>
public sealed class MetricLaws
{
    private static readonly JToken[] Values =
    [
        true,
        1,
        2,
        0.5,
        "a",
        "a, b",
        "a-b",
        "é",
        "Ä",
        new string('x', 200),
        "!function utils.other",
        new JArray("a", "b"),
        new JArray("a, b"),
        new JArray(1, 2),
        new JObject { ["in"] = "a" },
        new JObject { ["in"] = 3 },
    ];

    /// <summary>A source: what its metrics and their parameters may be called, and how it writes tasks with them down.</summary>
    private sealed record Source(string Name, string File, string[] Metrics, string[] Keys, Func<Use[][], string> Write);

    /// <summary>A metric as a source states it.</summary>
    private sealed record Use(string Metric, JObject Given)
    {
        public string Key => $"{Metric} {Given.ToString(Newtonsoft.Json.Formatting.None)}";
    }

    private static readonly Dictionary<string, Source> Sources = new Source[]
    {
        new(
            "lm-eval",
            "rows.jsonl",
            ["exact_match", "Exact_match", "m", "!function utils.f"],
            ["ignore_case", "k1", "k1-a"],
            LmEval
        ),
        new("inspect", "rows.jsonl", ["match", "lab/own", "lab-own"], ["location", "k1", "k1-a"], Inspect),
        new(
            "promptfoo",
            "c.json",
            ["equals", "contains", "similar", "javascript"],
            ["threshold", "transform", "provider"],
            Promptfoo
        ),
        new("terminal-bench", "rows.jsonl", ["tests"], ["parser_name", "verifier"], TerminalBench),
    }.ToDictionary(source => source.Name);

    public static TheoryData<string> Names => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void As_many_metrics_are_declared_as_the_source_has(string name)
    {
        var source = Sources[name];
        Prop.ForAll(
                Tasks(source).ToArbitrary(),
                tasks =>
                {
                    using var folder = new TemporaryFolder();
                    var path = Path.Combine(folder.Path, source.File);
                    File.WriteAllText(path, source.Write(tasks));
                    var declared = Scaffolded
                        .Read(name, path)
                        .Suites.SelectMany(suite => suite.Families)
                        .SelectMany(family => family.Records.Prepend(family.Headline!))
                        .Select(metric => metric.Use)
                        .ToArray();
                    AssertAlike(tasks, declared);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20250301, 7));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiled_catalog_has_as_many_too(string name)
    {
        var source = Sources[name];
        var tasks = Tasks(source).Sample(1, new Rnd(20250302, 7), 40).Single();
        var catalog = Scaffolded.Of(name, source.Write(tasks), source.File).Catalog;

        AssertAlike(tasks, catalog.Families.SelectMany(family => family.Records.Prepend(family.Headline!)));
    }

    [Fact]
    public void Each_number_of_attempts_is_a_metric()
    {
        var numbers = Gen.Choose(1, 64).NonEmptyListOf().Select(list => list.Distinct().ToArray());
        Prop.ForAll(
                numbers.ToArbitrary(),
                several =>
                {
                    using var folder = new TemporaryFolder();
                    var path = Path.Combine(folder.Path, "rows.jsonl");
                    File.WriteAllText(
                        path,
                        LmEval([
                            [new("!function utils.pass_at_k", new() { ["k"] = new JArray(several) })],
                        ])
                    );
                    var family = Scaffolded.Read("lm-eval", path).Suites.Single().Families.Single();
                    var uses = family.Records.Prepend(family.Headline!).Select(metric => metric.Use).ToArray();
                    Assert.Equal(several, uses.Select(use => use.K ?? 1));
                    Assert.Equal(several.Select(k => $"pass@{k}"), uses.Select(use => use.LmEval));
                    Assert.Equal(several.Length, uses.Select(use => use.Metric).Distinct().Count());
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20250303, 7));
    }

    private static void AssertAlike(Use[][] tasks, IEnumerable<MetricUse> declared)
    {
        // What decides a whole test of promptfoo is no assertion of it.
        MetricUse[] metrics = [.. declared.Where(use => use.Metric != "pass").Distinct()];
        Assert.Equal(tasks.SelectMany(uses => uses).Select(use => use.Key).Distinct().Count(), metrics.Length);
        Assert.Equal(metrics.Length, metrics.Select(use => use.Metric).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(metrics, use => Assert.True(Ids.IsSafe(use.Metric)));
    }

    private static Gen<Use[][]> Tasks(Source source)
    {
        var given =
            from keys in Gen.SubListOf(source.Keys)
            from values in Gen.Elements(Values).ArrayOf(keys.Count)
            select new JObject(keys.Zip(values).Select(one => new JProperty(one.First, one.Second.DeepClone())));
        var use = from metric in Gen.Elements(source.Metrics) from parameters in given select new Use(metric, parameters);
        return use.NonEmptyListOf()
            .Select(uses => uses.Take(source.Name == "terminal-bench" ? 1 : 3).ToArray())
            .NonEmptyListOf()
            .Select(tasks => tasks.ToArray());
    }

    private static string LmEval(Use[][] tasks) =>
        Lines(
            tasks.Select(
                (uses, i) =>
                    new JObject
                    {
                        ["task"] = $"t{i}",
                        ["family"] = "f",
                        ["output_type"] = "generate_until",
                        ["metrics"] = new JArray(uses.Select(use => Named("metric", use))),
                    }
            )
        );

    private static string Inspect(Use[][] tasks) =>
        Lines(
            tasks.Select(
                (uses, i) =>
                    new JObject
                    {
                        ["path"] = $"p{i}",
                        ["tasks"] = new JArray(
                            new JObject
                            {
                                ["name"] = $"t{i}",
                                ["scorers"] = new JArray(
                                    uses.Select(use => new JObject { ["name"] = use.Metric, ["options"] = use.Given.DeepClone() })
                                ),
                            }
                        ),
                    }
            )
        );

    private static string Promptfoo(Use[][] tasks) =>
        new JObject
        {
            ["prompts"] = new JArray("Say it."),
            ["tests"] = new JArray(
                tasks.Select(uses => new JObject
                {
                    ["assert"] = new JArray(
                        uses.Select(use =>
                        {
                            var assertion = Named("type", use);
                            assertion["value"] = "it";
                            return assertion;
                        })
                    ),
                })
            ),
        }.ToString();

    private static string TerminalBench(Use[][] tasks) =>
        Lines(
            tasks.Select(
                (uses, i) =>
                {
                    var row = Named("about", uses[0]);
                    (row["suite"], row["name"]) = ("s", $"t{i}");
                    return row;
                }
            )
        );

    private static JObject Named(string member, Use use)
    {
        var named = (JObject)use.Given.DeepClone();
        named[member] = use.Metric;
        return named;
    }

    private static string Lines(IEnumerable<JObject> rows) =>
        string.Join('\n', rows.Select(row => row.ToString(Newtonsoft.Json.Formatting.None)));
}
