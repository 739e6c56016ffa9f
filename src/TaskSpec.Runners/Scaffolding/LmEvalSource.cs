using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>
/// Tasks of lm-evaluation-harness: a suite for each of its families, and in it a family for each output type, set of metrics and number
/// of solved examples; its tasks are named tasks.
/// </summary>
/// <remarks>Neither how many samples a task has nor, in the table, how many choices is stated there, so both stay unknown.</remarks>
public sealed partial class LmEvalSource : ScaffoldSource
{
    /// <inheritdoc/>
    public override string Name => "lm-eval";

    /// <inheritdoc/>
    public override string Reads =>
        "a table of tasks as JSON lines (task, family, output_type, metrics, …), or a folder of task files in YAML";

    /// <inheritdoc/>
    public override string Project => "LmEval";

    /// <inheritdoc/>
    public override ProjectDraft Read(string input, string revision)
    {
        var reading = new RowReading();
        var rows = Directory.Exists(input)
            ? LmEvalFolder.Read(input, reading)
            : RowFile.Read(input, "tasks of lm-evaluation-harness", row => row["task"] is not null && row["family"] is not null);
        var families = new Dictionary<string, List<Declared>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            // A family all of whose tasks are refused is there all the same, as an empty suite.
            if (row["task"] is not null && row["family"]?.Type == JTokenType.String && row.Text("family") is { Length: > 0 } name)
                families.TryAdd(name, []);
        }

        foreach (var task in reading.Take(rows, "task", Take))
        {
            families.TryAdd(task.Family, []);
            families[task.Family].Add(task);
        }

        var (suiteIds, ids) = (new SafeIds(), new SafeIds());
        return new(
            [
                .. families
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => Suite(pair.Key, pair.Value, suiteIds, ids, revision)),
            ],
            reading.Refused
        );
    }

    private static SuiteDraft Suite(string name, List<Declared> tasks, SafeIds suiteIds, SafeIds ids, string revision)
    {
        var id = suiteIds.Of(name);
        var families = tasks.GroupBy(task => task.Design).Select(group => Family(id, name, [.. group], ids, revision)).ToList();
        return new(id, revision, families)
        {
            Summary = families.Count > 0 ? null : $"Every task of {name} was refused: none of them states its metrics.",
        };
    }

    private static FamilyDraft Family(string suite, string name, Declared[] tasks, SafeIds ids, string revision)
    {
        var design = tasks[0].Design;
        var metrics = design.Metrics.Select(metric => LmEvalMetrics.Of(metric, design.Output, name)).Distinct().ToArray();
        var id = ids.Of($"{suite}.{metrics[0].Use.Metric}{(design.Shots is { } shots ? $".{shots}-shot" : "")}");
        var taskIds = new SafeIds();
        var called = tasks.Select(task => taskIds.Of(task.Name)).ToArray();
        var (common, own) = Notes.Split([.. tasks.Select(task => task.Notes)]);
        var dataset = common.FirstOrDefault(note => note.Key == Dataset)?.Value as string;
        var hub = dataset is not null && OnHub().IsMatch(dataset);
        var config = hub ? common.FirstOrDefault(note => note.Key == Config)?.Value as string : null;
        var asked = tasks.Select(task => task.Rows).Distinct().ToArray() is [var one] ? one : null;
        string?[] configs =
        [
            .. own.Select(notes => hub ? notes.FirstOrDefault(note => note.Key == Config)?.Value as string : null),
        ];
        var most = common.FirstOrDefault(note => note.Key == MostTokens)?.Value;
        var version = common.FirstOrDefault(note => note.Key == Version)?.Value as string;
        return new(
            new()
            {
                Id = id,
                Version = version ?? Versions(tasks, revision),
                Type = "",
                Samples = hub
                    ? On(new(SampleKind.HuggingFace) { HuggingFace = dataset, Config = config })
                    : new(SampleKind.Declared),
                // What several tasks are together has no name there.
                RunsAs = tasks.Length == 1 ? new() { LmEval = Row.Clean(tasks[0].Name) } : null,
                Choices = design.Choices is { } choices ? new(choices) : null,
                Sampling =
                    design.Shots is null && most is null ? null : new() { FewShot = design.Shots, MaxOutputTokens = (int?)most },
                Provenance = hub ? new() { Url = $"https://huggingface.co/datasets/{dataset}" } : null,
            }
        )
        {
            Headline = metrics[0],
            Records = metrics[1..],
            Tasks =
            [
                .. tasks.Select(
                    (task, i) =>
                        new TaskDraft(
                            new(called[i]) { Config = configs[i] },
                            [
                                .. Notes.OfName(called[i], task.Name),
                                .. own[i].Where(note => configs[i] is null || note.Key != Config),
                            ]
                        )
                ),
            ],
            Notes =
            [
                .. Notes.OfName(suite, name, $"{Notes.Original}/suite"),
                .. design.Output is { } output ? [new Note("output_type", output)] : Array.Empty<Note>(),
                .. common.Where(note => !(hub && note.Key is Dataset or Config) && note.Key is not (MostTokens or Version)),
                // What the catalog has no other place for, as a file of tasks is read for ids alone.
                .. tasks.Length > FamilyCode.MostTasks
                    ? tasks.SelectMany((task, i) => Notes.OfName(called[i], task.Name, $"{Notes.Original}/{called[i]}"))
                    : [],
            ],
        };

        SampleSource On(SampleSource source) => asked?.On(source) ?? source;
    }

    private static string Versions(Declared[] tasks, string revision) =>
        string.Join(
            ", ",
            tasks.Select(task => task.Notes.FirstOrDefault(note => note.Key == Version)?.Value as string ?? revision).Distinct()
        );

    private static Declared Take(Row row, string task)
    {
        var family = row.Required("family");
        var metrics = row.Rows("metrics");
        if (metrics.Count == 0)
            throw new RowException(
                "it states no metrics; whoever runs it takes them from elsewhere, such as a file that it includes"
            );
        var output = row.Text("output_type");
        return new(
            task,
            family,
            new(
                output,
                [.. Metrics(metrics, row.Rows("filters"), [.. MetricParameters.Of(row, Process)])],
                row.Count("num_fewshot", 0),
                row.Count("choices", 2)
            ),
            [
                .. row.Notes(Dataset, Config),
                .. row.Text(Version) is { Length: > 0 } version ? [new Note(Version, version)] : Array.Empty<Note>(),
                .. row.Count(MostTokens, 0) is { } most ? [new Note(MostTokens, most)] : Array.Empty<Note>(),
                .. row.Notes("tags", "unsafe_code"),
            ],
            LmEvalRows.Of(row)
        );
    }

    /// <summary>The metrics, each under every filter: what is scored after another filter is another metric.</summary>
    private static IEnumerable<LmEvalMetric> Metrics(IReadOnlyList<Row> metrics, IReadOnlyList<Row> filters, Parameter[] shared)
    {
        LmEvalMetric[] stated = [.. metrics.SelectMany(metric => Metrics(metric, shared))];
        return filters.Count == 0
            ? stated
            : filters.SelectMany(
                filter => stated,
                (filter, metric) =>
                    metric with
                    {
                        Filter = filter.Text("name") is { } name and not "none" ? name : null,
                        Steps = filter.Rows("filter").All(step => step.Text("function") == "take_first")
                            ? null
                            : filter["filter"]!.ToString(Newtonsoft.Json.Formatting.None),
                    }
            );
    }

    /// <summary>A metric that is given several numbers of attempts is one for each.</summary>
    private static IEnumerable<LmEvalMetric> Metrics(Row row, Parameter[] shared)
    {
        var metric = new LmEvalMetric(
            row.Required("metric"),
            row.Text("aggregation"),
            row.Text("higher_is_better") switch
            {
                null => null,
                "true" => true,
                "false" => false,
                var other => throw new RowException($"higher_is_better is {Ids.Shown(other)}, which is neither true nor false"),
            }
        )
        {
            Parameters = [.. MetricParameters.Of(row, row.Members.Except(own)), .. shared],
        };
        return row["k"] is JArray { Count: > 0 } several
            ? several.Select(k => metric.At(ConditionText.Of(k) ?? "")).Distinct()
            : [metric];
    }

    private static readonly string[] own = ["metric", "aggregation", "higher_is_better"];

    private const string Process = "process_results";
    private const string Dataset = "dataset_path";
    private const string Config = "dataset_name";
    private const string Version = "version";
    private const string MostTokens = "max_gen_toks";

    /// <summary>A task that can be taken.</summary>
    private sealed record Declared(string Name, string Family, Design Design, IReadOnlyList<Note> Notes, LmEvalRows Rows);

    /// <summary>What tasks of one family have in common.</summary>
    private sealed record Design(string? Output, EquatableArray<LmEvalMetric> Metrics, int? Shots, int? Choices);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnHub();
}
