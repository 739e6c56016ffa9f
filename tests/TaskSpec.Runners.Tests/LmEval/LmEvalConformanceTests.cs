using TaskSpec.Runners.LmEval;

namespace TaskSpec.Runners.Tests;

/// <summary>Exports held against what is not ours: PyYAML reads the files, Jinja2 renders what is a template, and Python runs the functions.</summary>
public sealed class LmEvalConformanceTests : LogTest
{
    /// <summary>Loads every file as lm-eval does, with names of functions resolved in the modules beside it.</summary>
    private const string Load = """
        import importlib.util, pathlib, types, yaml

        here = pathlib.Path(given)

        class Recorded:
            @classmethod
            def from_list(cls, rows, features):
                recorded = cls()
                recorded.rows, recorded.features = rows, features
                return recorded

        sys.modules["datasets"] = types.SimpleNamespace(Dataset=Recorded, Value=str, Features=dict)

        def function(loader, node):
            module, name = loader.construct_scalar(node).rsplit(".", 1)
            spec = importlib.util.spec_from_file_location(str(here / module), here / (module + ".py"))
            loaded = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(loaded)
            return getattr(loaded, name)

        def read(path, base):
            Loader = type("Loader", (base,), {})
            yaml.add_constructor("!function", function, Loader=Loader)
            return yaml.load(path.read_bytes(), Loader=Loader)

        bases = [yaml.FullLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])
        configs = {path.stem: read(path, base) for base in bases for path in sorted(here.glob("*.yaml"))}
        tasks = {name: config for name, config in configs.items() if "task" in config and "group" not in config}
        data = {name: config["custom_dataset"](**config["metadata"], **config["dataset_kwargs"])["test"] for name, config in tasks.items()}

        """;

    // The fields of TaskConfig and GroupConfig, lm-evaluation-harness 0.4.13: any other stops it.
    private static readonly string[] fields =
    [
        "task",
        "task_alias",
        "tag",
        "custom_dataset",
        "dataset_path",
        "dataset_name",
        "dataset_kwargs",
        "training_split",
        "validation_split",
        "test_split",
        "fewshot_split",
        "process_docs",
        "doc_to_text",
        "doc_to_target",
        "doc_to_image",
        "doc_to_audio",
        "unsafe_code",
        "doc_to_choice",
        "process_results",
        "use_prompt",
        "description",
        "target_delimiter",
        "fewshot_delimiter",
        "fewshot_config",
        "num_fewshot",
        "metric_list",
        "output_type",
        "generation_kwargs",
        "repeats",
        "filter_list",
        "should_decontaminate",
        "doc_to_decontamination_query",
        "gen_prefix",
        "metadata",
        "group",
        "group_alias",
        "aggregate_metric_list",
    ];

    [PythonFact("yaml")]
    public void Every_key_is_one_that_lm_eval_knows()
    {
        Exports.TourTo(Folder, new LmEvalExporter());
        var keys = PythonRun.On<Dictionary<string, string[]>>(
            Load + "found = {name: list(config) for name, config in configs.items()}",
            Folder
        );
        Assert.Equal(Directory.GetFiles(Folder, "*.yaml").Length, keys.Count);
        Assert.All(keys, file => Assert.Empty(file.Value.Except(fields)));
        Assert.All(
            keys.Where(file => !file.Key.EndsWith("+suite", StringComparison.Ordinal) && file.Key != "taskspec+all"),
            file => Assert.Contains("output_type", file.Value)
        );
    }

    [PythonFact("yaml", "jinja2")]
    public void Inputs_targets_and_choices_arrive_byte_for_byte()
    {
        Exports.To(Folder, new LmEvalExporter(), HostileFamilies.Catalog, HostileFamilies.SamplesOf);
        var found = PythonRun.On<Dictionary<string, string[][]>>(
            Load
                + """
                import jinja2

                environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)

                def taken(field, row, features):
                    if callable(field):
                        return field(row)
                    return row[field] if field in features else environment.from_string(field).render(**row)

                def texts(config, row, features):
                    taken_ones = [taken(config["doc_to_text"], row, features), taken(config["doc_to_target"], row, features)]
                    taken_ones += taken(config["doc_to_choice"], row, features) if "doc_to_choice" in config else []
                    return [str(one).encode("utf-8").hex() for one in taken_ones]

                found = {name: [texts(config, row, data[name].features) for row in data[name].rows] for name, config in tasks.items()}
                """,
            Folder
        );
        Assert.Equal(["choices", "texts", "texts+loglikelihood"], found.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, rows) in found)
        {
            var family = HostileFamilies.Catalog.Families.First(family => family.Id == name.Split('+')[0]);
            var samples = HostileFamilies.SamplesOf(family).ToArray();
            Assert.Equal(samples.Length, rows.Length);
            foreach (var (sample, row) in samples.Zip(rows))
                Assert.Equal(Expected(name, sample).Select(Hex), row);
        }
    }

    [PythonFact("yaml")]
    public void Answers_are_scored_as_in_TaskSpec()
    {
        Exports.To(Folder, new LmEvalExporter(), HostileFamilies.Catalog, HostileFamilies.SamplesOf);
        var found = PythonRun.On<Dictionary<string, double[]>[]>(
            Load
                + """
                metric = tasks["texts"]["metric_list"][0]

                def score(row):
                    outputs = [row["target"], "the answer is " + row["target"], row["target"][:1]]
                    return metric["metric"](references=[row["target"]], predictions=[outputs], uses=metric["uses"])

                found = [score(row) for row in data["texts"].rows]
                mean = metric["aggregation"]([one["exact_match"] for one in found])
                assert abs(mean - sum(sum(one["exact_match"]) for one in found) / 3 / len(found)) < 1e-12
                """,
            Folder
        );
        var samples = HostileFamilies.SamplesOf(HostileFamilies.Catalog.Families[0]).ToArray();
        foreach (var (sample, scores) in samples.Zip(found))
        {
            string[] outputs =
            [
                sample.Target,
                "the answer is " + sample.Target,
                sample.Target.Length == 0 ? "" : First(sample.Target),
            ];
            Assert.Equal(outputs.Select(output => ExactMatch.Score(output, sample)), scores["exact_match"]);
            Assert.Equal(
                outputs.Select(output => ExactMatch.Score(Extraction.Of(@"(?i)ANSWER is\s*(.*)", output), sample)),
                scores["flexible"]
            );
            Assert.All(outputs.Zip(scores["chrf"]), pair => Assert.Equal(ChrF.Score(pair.First, sample), pair.Second, 1e-9));
        }
    }

    [PythonFact("yaml")]
    public void Log_likelihoods_are_scored_as_in_TaskSpec()
    {
        Exports.To(Folder, new LmEvalExporter(), HostileFamilies.Catalog, HostileFamilies.SamplesOf);
        var found = PythonRun.On<Dictionary<string, double>[][]>(
            Load
                + """
                def choices(row):
                    return tasks["choices"]["process_results"](row, [(-1.5, False), (-1.0, False), (-2.5, True)])

                def targets(row):
                    return tasks["texts+loglikelihood"]["process_results"](row, [(-3.5, False)])

                found = [[choices(row) for row in data["choices"].rows], [targets(row) for row in data["texts"].rows]]
                """,
            Folder
        );
        double[] values = [-1.5, -1.0, -2.5];
        foreach (var (sample, scores) in HostileFamilies.SamplesOf(HostileFamilies.Catalog.Families[1]).Zip(found[0]))
        {
            Assert.Equal(MultipleChoiceAccuracy.Score(values, sample), scores["acc"]);
            Assert.Equal(LengthNormalizedAccuracy.Score(values, sample), scores["acc_norm"]);
            Assert.Equal(BrierScore.Score(values, sample), scores["brier_score"], 1e-9);
            Assert.Equal(ChoiceLogLikelihoods.Score(values, sample), scores["choice_log_likelihoods"], 1e-9);
        }

        foreach (var (sample, scores) in HostileFamilies.SamplesOf(HostileFamilies.Catalog.Families[0]).Zip(found[1]))
        {
            Assert.Equal(-3.5, scores["log_likelihood"]);
            Assert.Equal(BitsPerByte.Of(-3.5, sample.Target), scores["bits_per_byte"], 1e-9);
        }
    }

    private static IEnumerable<string> Expected(string task, Sample sample) =>
        task switch
        {
            "texts" => [sample.Input, sample.Target],
            "choices" => [sample.Input, $"{Right(sample)}", .. sample.Choices],
            _ => [sample.Input, (EndsInSpace(sample.Input) ? "" : " ") + sample.Target],
        };

    private static int Right(Sample sample) =>
        sample.Choices.Contains(sample.Target) ? sample.Choices.ToList().IndexOf(sample.Target) : sample.Target[0] - 'A';

    private static bool EndsInSpace(string text) => text.Length > 0 && char.IsWhiteSpace(text[^1]);

    private static string First(string text) => text.EnumerateRunes().First().ToString();

    private static string Hex(string text) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text));
}
