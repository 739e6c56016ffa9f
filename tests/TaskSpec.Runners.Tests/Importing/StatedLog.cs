using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>A small log of a runner with the places where it states what was asked, and in what way each counts.</summary>
/// <param name="Runner">The runner.</param>
/// <param name="Files">Its files.</param>
internal sealed record StatedLog(string Runner, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Objects whose members the user names, of requests to a model and of all else.</summary>
    public IReadOnlyList<(string Parent, bool OfRequests)> Open { get; init; } = [];

    /// <summary>Objects in which the runner writes down all its settings, so that a newer version has more of them.</summary>
    public IReadOnlyList<string> Dumped { get; init; } = [];

    /// <summary>Members that are conditions, each with two values as JSON.</summary>
    public IReadOnlyList<(string Parent, string Name, string First, string Second)> Conditions { get; init; } = [];

    /// <summary>Members that the runner finds out, and does not log in all versions.</summary>
    public IReadOnlyList<(string Parent, string Name, string First, string Second)> Found { get; init; } = [];

    /// <summary>Members that say nothing of what was measured.</summary>
    public IReadOnlyList<(string Parent, string Name, string First, string Second)> Provenance { get; init; } = [];

    /// <summary>The same with another text in its files.</summary>
    public StatedLog With(string from, string to) =>
        this with
        {
            Files = Files.ToDictionary(file => file.Key, file => file.Value.Replace(from, to, StringComparison.Ordinal)),
        };

    /// <summary>Writes the log of one of two runs.</summary>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="run">Which run: 1 or 2.</param>
    /// <param name="parent">The object that is changed.</param>
    /// <param name="name">Its member.</param>
    /// <param name="value">The value; null leaves it away.</param>
    public void Write(string folder, int run, string parent, string name, JToken? value)
    {
        var changed = 0;
        foreach (var (file, text) in Files)
        {
            var document = JObject.Parse(Numbered(text, run));
            foreach (var place in document.SelectTokens(parent).OfType<JObject>().ToArray())
            {
                changed++;
                if (value is null)
                    place.Remove(name);
                else
                    place[name] = value.DeepClone();
            }

            var path = Path.Combine(folder, Numbered(file, run));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, document["array"]?.ToString() ?? document.ToString(Newtonsoft.Json.Formatting.None));
        }

        if (changed == 0)
            throw new InvalidOperationException($"{Runner} has no {parent}");
    }

    private static string Numbered(string text, int run) => text.Replace("RUN", $"{run}", StringComparison.Ordinal);

    public static IReadOnlyList<StatedLog> All { get; } =
    [
        new(
            "inspect",
            new Dictionary<string, string>
            {
                ["log.json"] = """
                {"version":2,"status":"success","eval":{"eval_id":"eRUN","run_id":"rRUN","task_id":"tRUN","created":"2026-03-0RUNT00:00:00+00:00",
                "task":"t","task_version":0,"task_args":{},"solver":"s","solver_args":{},"dataset":{"name":"d"},"sandbox":{"type":"docker"},"model":"lab/m",
                "model_generate_config":{},"model_args":{},"model_roles":{"grader":{"model":"g","config":{}}},"config":{"epochs":1},"packages":{},
                "scorers":[{"name":"m","options":{}}]},
                "plan":{"steps":[{"solver":"react","params":{}},{"solver":"generate","params":{}}],"config":{}},"results":{"scores":[]},"stats":{},
                "samples":[{"id":1,"epoch":1,"uuid":"uRUN","scores":{"m":{"value":1}}}]}
                """,
            }
        )
        {
            Open =
            [
                ("eval.task_args", false),
                ("eval.solver_args", false),
                ("eval.model_args", true),
                ("eval.model_generate_config", true),
                ("eval.model_roles.grader.config", true),
                ("eval.scorers[0].options", false),
                ("plan.config", true),
                ("plan.steps[0].params", false),
                ("plan.steps[1].params", true),
            ],
            Conditions =
            [
                ("eval", "model_roles", """{"grader":{"model":"a"}}""", """{"grader":{"model":"b"}}"""),
                ("eval", "sandbox", "\"docker\"", "\"k8s\""),
                ("eval", "solver", "\"a\"", "\"b\""),
                ("eval", "task_version", "1", "2"),
                ("eval.config", "approval", """{"approvers":[{"name":"a"}]}""", """{"approvers":[{"name":"b"}]}"""),
                ("eval.config", "max_messages", "1", "2"),
                ("eval.config", "message_limit", "1", "2"),
                ("eval.config", "time_limit", "1", "2"),
                ("eval.config", "token_limit", "1", "2"),
                ("eval.config", "working_limit", "1", "2"),
                ("eval.config", "cost_limit", "1", "2"),
                ("eval.dataset", "name", "\"a\"", "\"b\""),
                ("eval.sandbox", "type", "\"docker\"", "\"k8s\""),
                ("eval.sandbox", "config", "\"a.yaml\"", "\"b.yaml\""),
            ],
            Provenance =
            [
                ("eval", "model_base_url", "\"a\"", "\"b\""),
                ("eval", "revision", """{"commit":"a"}""", """{"commit":"b"}"""),
                ("eval", "tags", """["a"]""", """["b"]"""),
                ("eval.config", "max_samples", "1", "2"),
                ("eval.config", "max_tasks", "1", "2"),
                ("eval.config", "fail_on_error", "true", "0.5"),
                ("eval.config", "log_level", "\"info\"", "\"debug\""),
                ("eval.dataset", "location", "\"/a/d\"", "\"/b/d\""),
                ("eval.packages", "inspect_ai", "\"1\"", "\"2\""),
                ("eval.sandbox", "config", "\"/a/c.yaml\"", "\"/b/c.yaml\""),
                ("plan.steps[0]", "params_passed", "{}", """{"a":1}"""),
            ],
        },
        new(
            "lm-eval",
            new Dictionary<string, string>
            {
                ["results_2026-03-0RUNT00-00-00.000001.json"] = """
                {"results":{"t":{"alias":"t"}},"configs":{"t":{"task":"t","dataset_kwargs":{},"generation_kwargs":{},"metric_list":[{"metric":"m"}],"metadata":{}}},
                "versions":{},"n-shot":{"t":0},"config":{"model":"hf","model_args":{"pretrained":"lab/m"},"gen_kwargs":{}},"model_name":"lab/m"}
                """,
                ["samples_t_2026-03-0RUNT00-00-00.000001.jsonl"] =
                    """{"doc_id":0,"resps":[],"filter":"none","metrics":["m"],"m":1,"run":RUN}""",
            }
        )
        {
            Open =
            [
                ("config.model_args", true),
                ("config.gen_kwargs", true),
                ("configs.t.generation_kwargs", true),
                ("configs.t.dataset_kwargs", false),
            ],
            Dumped = ["configs.t", "configs.t.metric_list[0]"],
            Conditions =
            [
                ("$", "chat_template", "\"a\"", "\"b\""),
                ("$", "chat_template_sha", "\"a\"", "\"b\""),
                ("$", "fewshot_as_multiturn", "false", "true"),
                ("$", "system_instruction", "\"a\"", "\"b\""),
                ("$", "system_instruction_sha", "\"a\"", "\"b\""),
                ("config", "model", "\"hf\"", "\"vllm\""),
                ("config", "model_args", "\"pretrained=lab/m,peft=a\"", "\"pretrained=lab/m,peft=b\""),
                ("config", "model_revision", "\"a\"", "\"b\""),
                ("configs.t", "description", "\"a\"", "\"b\""),
                ("configs.t", "doc_to_text", "\"a\"", "\"b\""),
                ("configs.t.metric_list[0]", "ignore_case", "false", "true"),
                ("n-shot", "t", "0", "5"),
                ("versions", "t", "1", "2"),
            ],
            Found =
            [
                ("$", "max_length", "2048", "4096"),
                ("config", "model_dtype", "\"torch.float16\"", "\"torch.bfloat16\""),
                ("config", "model_sha", "\"a\"", "\"b\""),
                ("configs.t", "process_docs", "\"def f(x):\\n  return x\"", "\"def f(x):\\n  return 1\""),
            ],
            Provenance =
            [
                ("$", "git_hash", "\"a\"", "\"b\""),
                ("$", "transformers_version", "\"1\"", "\"2\""),
                ("config", "batch_size", "1", "2"),
                ("config", "device", "\"cuda:0\"", "\"cuda:1\""),
                ("config", "random_seed", "1", "2"),
                ("configs.t", "process_docs", "\"<function f at 0x1f>\"", "\"<function f at 0x2f>\""),
                ("configs.t", "unsafe_code", "false", "null"),
            ],
        },
        new(
            "promptfoo",
            new Dictionary<string, string>
            {
                ["log.json"] = """
                {"evalId":"eval-RUN","results":{"version":3,"timestamp":"2026-03-0RUNT00:00:00Z","prompts":[],"results":[{"promptIdx":0,"testIdx":0,
                "provider":{"id":"p"},"prompt":{"raw":"Q","label":"Q","config":{}},"promptId":"i","success":true,"namedScores":{"m":1},
                "metadata":{"task_id":"t","sample_id":"s"},"testCase":{"options":{},"assert":[{"type":"x","metric":"m"}]}}]},
                "config":{"providers":[{"id":"p","config":{}}],"evaluateOptions":{},"defaultTest":{"options":{}}}}
                """,
            }
        )
        {
            Open =
            [
                ("config.providers[0].config", true),
                ("config.defaultTest.options", true),
                ("results.results[0].prompt.config", true),
                ("results.results[0].testCase.options", true),
                ("results.results[0].testCase.assert[0]", false),
            ],
            Conditions =
            [
                ("config", "providers", """{"id":"p","config":{"a":1}}""", """{"id":"p","config":{"a":2}}"""),
                ("config.defaultTest", "assert", Judged("a"), Judged("b")),
                ("config.defaultTest", "assert", """[{"metric":"m","threshold":1}]""", """[{"metric":"m","threshold":2}]"""),
                ("config.defaultTest.options", "prefix", "\"a\"", "\"b\""),
                ("config.defaultTest.options", "provider", """{"text":"a"}""", """{"text":{"id":"b"}}"""),
                ("config.defaultTest.options", "transform", "\"a\"", "\"b\""),
                ("config.evaluateOptions", "timeoutMs", "1", "2"),
                ("config.providers[0]", "transform", "\"a\"", "\"b\""),
                ("results.results[0]", "promptId", "\"a\"", "\"b\""),
                ("results.results[0].prompt", "label", "\"a\"", "\"b\""),
                ("results.results[0].testCase", "assert", Judged("a"), Judged("b")),
                (
                    "results.results[0].testCase",
                    "assert",
                    $$"""[{"assert":{{Judged("a")}}}]""",
                    $$"""[{"assert":{{Judged("b")}}}]"""
                ),
                ("results.results[0].testCase.assert[0]", "threshold", "1", "2"),
                ("results.results[0].testCase.assert[0]", "transform", "\"a\"", "\"b\""),
                ("results.results[0].testCase.assert[0]", "weight", "1", "2"),
                ("results.results[0].testCase.options", "provider", "\"a\"", """{"id":"b","config":{"temperature":1}}"""),
                ("results.results[0].testCase.options", "rubricPrompt", "\"a\"", "\"b\""),
                ("results.results[0].testCase.options", "suffix", "\"a\"", "\"b\""),
            ],
            Provenance =
            [
                ("$", "shareableUrl", "\"a\"", "\"b\""),
                ("config.evaluateOptions", "maxConcurrency", "1", "2"),
                ("config.providers[0]", "delay", "1", "2"),
                ("results.results[0]", "latencyMs", "1", "2"),
                ("results.results[0].testCase.assert[0]", "value", "1", "2"),
                ("results.results[0].testCase.options", "disableVarExpansion", "false", "true"),
            ],
        },
        new(
            "harbor",
            new Dictionary<string, string>
            {
                ["jobRUN/trial/result.json"] = """
                {"id":"00000000-0000-0000-0000-00000000000RUN","task_name":"s","trial_name":"trial","source":"t","task_id":{},"config":{"job_id":"jRUN","task":{},
                "agent":{"kwargs":{},"env":{}},"environment":{"kwargs":{}},"verifier":{}},
                "agent_info":{"name":"a","version":"1","model_info":{"name":"m","provider":"lab"}},"verifier_result":{"rewards":{"m":1}},"started_at":"2026-03-0RUN"}
                """,
            }
        )
        {
            Open = [("config.agent.kwargs", false)],
            Dumped = ["config.agent", "config.environment", "config.verifier"],
            Conditions =
            [
                ("$", "task_checksum", "\"a\"", "\"b\""),
                ("agent_info", "name", "\"a\"", "\"b\""),
                ("agent_info", "version", "\"a\"", "\"b\""),
                ("config", "timeout_multiplier", "1.0", "2.0"),
                ("config", "agent_timeout_multiplier", "1.0", "2.0"),
                ("config.agent", "import_path", "\"a\"", "\"b\""),
                ("config.agent", "max_timeout_sec", "1", "2"),
                ("config.agent", "mcp_servers", """[{"name":"a"}]""", """[{"name":"b"}]"""),
                ("config.agent", "override_timeout_sec", "1", "2"),
                ("config.agent", "skills", """["a"]""", """["b"]"""),
                ("config.agent.env", "LEVEL", "\"a\"", "\"b\""),
                ("config.environment", "override_cpus", "1", "2"),
                ("config.environment", "type", "\"docker\"", "\"modal\""),
                ("config.verifier", "override_timeout_sec", "1", "2"),
                ("config.task", "git_commit_id", "\"a\"", "\"b\""),
                ("task_id", "git_commit_id", "\"a\"", "\"b\""),
            ],
            Provenance =
            [
                ("$", "trial_uri", "\"a\"", "\"b\""),
                ("config", "trials_dir", "\"a\"", "\"b\""),
                ("config", "timeout_multiplier", "1.0", "null"),
                ("config.environment", "delete", "true", "false"),
                ("config.environment", "force_build", "true", "false"),
                ("config.environment", "type", "\"docker\"", "null"),
                ("config.agent.env", "OPENAI_BASE_URL", "\"a\"", "\"b\""),
            ],
        },
        new(
            "helm",
            new Dictionary<string, string>
            {
                ["run_spec.json"] =
                    """{"name":"t:model=lab/m","scenario_spec":{"class_name":"S","args":{}},"adapter_spec":{"model":"lab/m"}}""",
                ["per_instance_stats.json"] = """
                {"array":[{"instance_id":"s","train_trial_index":0,"stats":[{"name":{"name":"m","split":"test"},"count":1,"sum_squared":0,"mean":1},
                {"name":{"name":"num_bytes","split":"test"},"count":1,"mean":RUN}]}]}
                """,
            }
        )
        {
            Open = [("scenario_spec.args", false)],
            Dumped = ["adapter_spec"],
            Conditions =
            [
                ("$", "annotators", """[{"class_name":"a"}]""", """[{"class_name":"b"}]"""),
                ("adapter_spec", "instructions", "\"a\"", "\"b\""),
                ("adapter_spec", "max_tokens", "1", "2"),
                ("adapter_spec", "max_train_instances", "0", "5"),
                ("adapter_spec", "model_deployment", "\"a\"", "\"b\""),
                ("adapter_spec", "sample_train", "true", "false"),
                ("adapter_spec", "substitutions", """[{"source":"a"}]""", """[{"source":"b"}]"""),
                ("adapter_spec", "temperature", "0", "1"),
            ],
            Provenance =
            [
                ("$", "groups", """["a"]""", """["b"]"""),
                ("adapter_spec", "max_eval_instances", "1", "2"),
                ("adapter_spec", "num_train_trials", "1", "2"),
                ("adapter_spec", "random", "\"a\"", "\"b\""),
                ("adapter_spec", "sample_train", "true", "null"),
            ],
        },
        new(
            "verifiers",
            new Dictionary<string, string>
            {
                ["uRUN/metadata.json"] =
                    """{"env_id":"t","env_args":{},"model":"lab/m","sampling_args":{},"version_info":{},"date":"2026-03-0RUN"}""",
                ["uRUN/results.jsonl"] = """{"example_id":0,"reward":1,"metrics":{},"stop_condition":"done"}""",
            }
        )
        {
            Open = [("env_args", false), ("sampling_args", true)],
            Conditions = [("version_info", "env_version", "\"1\"", "\"2\"")],
            Provenance =
            [
                ("$", "base_url", "\"a\"", "\"b\""),
                ("$", "time_ms", "1", "2"),
                ("version_info", "vf_version", "\"1\"", "\"2\""),
            ],
        },
        new(
            "metr-runs",
            new Dictionary<string, string>
            {
                ["runsRUN.jsonl"] = """
                {"task_id":"t/s","task_family":"t","run_id":RUN,"alias":"lab/m","model":"lab/m","scaffold":"a","score_binarized":1,"human_minutes":2}
                """,
            }
        )
        {
            Conditions =
            [
                ("$", "model", "\"a\"", "\"b\""),
                ("$", "scaffold", "\"a\"", "\"b\""),
                ("$", "task_version", "\"1\"", "\"2\""),
            ],
            Provenance = [("$", "generation_cost", "1", "2"), ("$", "task_source", "\"a\"", "\"b\"")],
        },
        new(
            "every-eval-ever",
            new Dictionary<string, string>
            {
                ["e.json"] = """
                {"schema_version":"0.3.0","evaluation_id":"eRUN","evaluation_timestamp":"RUN","model_info":{"id":"lab/m","inference_engine":{},"additional_details":{}},
                "eval_library":{"name":"x"},"evaluation_results":[{"evaluation_name":"t","evaluation_result_id":"r","metric_config":{"metric_id":"m","metric_parameters":{},
                "llm_scoring":{}},"score_details":{"score":1},"source_data":{},"generation_config":{"generation_args":{"eval_limits":{},"agentic_eval_config":{}},
                "additional_details":{}}}],"detailed_evaluation_results":{"file_path":"e_samples.jsonl"}}
                """,
                ["e_samples.jsonl"] =
                    """{"evaluation_name":"t","sample_id":"s","evaluation_result_id":"r","evaluation":{"score":1},"metadata":{"run":"RUN"}}""",
            }
        )
        {
            Open =
            [
                ("evaluation_results[0].generation_config.generation_args", true),
                ("evaluation_results[0].generation_config.additional_details", true),
                ("evaluation_results[0].generation_config.generation_args.agentic_eval_config", false),
                ("evaluation_results[0].metric_config.metric_parameters", false),
                ("evaluation_results[0].metric_config.llm_scoring", false),
            ],
            Conditions =
            [
                ("evaluation_results[0].generation_config.generation_args", "sandbox", """{"type":"a"}""", """{"type":"b"}"""),
                ("evaluation_results[0].generation_config.generation_args.eval_limits", "time_limit", "1", "2"),
                ("evaluation_results[0].source_data", "dataset_name", "\"a\"", "\"b\""),
                ("model_info.additional_details", "revision", "\"a\"", "\"b\""),
            ],
            Found =
            [
                ("model_info", "inference_platform", "\"a\"", "\"b\""),
                ("model_info.additional_details", "precision", "\"fp16\"", "\"int4\""),
                ("model_info.additional_details", "quantization", "\"a\"", "\"b\""),
                ("model_info.inference_engine", "name", "\"a\"", "\"b\""),
            ],
            Provenance =
            [
                ("eval_library", "version", "\"a\"", "\"b\""),
                ("evaluation_results[0].generation_config.generation_args", "execution_command", "\"a\"", "\"b\""),
                ("model_info", "inference_platform", "\"a\"", "\"unknown\""),
                ("model_info.additional_details", "license", "\"a\"", "\"b\""),
                ("model_info.inference_engine", "version", "\"a\"", "\"b\""),
            ],
        },
        new(
            "extensions-ai",
            new Dictionary<string, string>
            {
                ["rRUN.json"] = """
                {"scenarioName":"t","iterationName":"1","executionName":"xRUN","creationTime":"2026-03-0RUN","messages":[],"modelResponse":{"modelId":"lab/m"},
                "evaluationResult":{"metrics":{"m":{"name":"m","value":1,"metadata":{}}}},"formatVersion":1}
                """,
            }
        )
        {
            Found = [("evaluationResult.metrics.m.metadata", "eval-model", "\"a\"", "\"b\"")],
            Provenance =
            [
                ("evaluationResult.metrics.m.metadata", "eval-duration-ms", "\"1\"", "\"2\""),
                ("modelResponse", "responseId", "\"a\"", "\"b\""),
            ],
        },
        new(
            "opentelemetry",
            new Dictionary<string, string>
            {
                ["o.json"] = """
                {"resourceLogs":[{"resource":{"attributes":[]},"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.evaluation.result","spanId":"sRUN","traceId":"tRUN",
                "attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"m"}},{"key":"gen_ai.request.model","value":{"stringValue":"lab/m"}},
                {"key":"gen_ai.evaluation.score.value","value":{"doubleValue":1}},{"key":"taskspec.task","value":{"stringValue":"t"}},
                {"key":"taskspec.sample","value":{"stringValue":"s"}},{"key":"gen_ai.request.temperature","value":{"doubleValue":0}},
                {"key":"gen_ai.request.seed","value":{"intValue":"0"}},{"key":"gen_ai.request.api_key","value":{"stringValue":"x"}},
                {"key":"gen_ai.provider.name","value":{"stringValue":"x"}},{"key":"gen_ai.agent.name","value":{"stringValue":"x"}},
                {"key":"gen_ai.agent.version","value":{"stringValue":"x"}},{"key":"gen_ai.output.type","value":{"stringValue":"x"}},
                {"key":"gen_ai.prompt.name","value":{"stringValue":"x"}},{"key":"server.address","value":{"stringValue":"x"}}]}]}]}]}
                """,
            }
        )
        {
            Conditions =
            [
                Attribute("gen_ai.request.temperature"),
                Attribute("gen_ai.provider.name"),
                Attribute("gen_ai.agent.name"),
                Attribute("gen_ai.agent.version"),
                Attribute("gen_ai.output.type"),
                Attribute("gen_ai.prompt.name"),
            ],
            Provenance = [Attribute("gen_ai.request.seed"), Attribute("gen_ai.request.api_key"), Attribute("server.address")],
        },
        new(
            "lighteval",
            new Dictionary<string, string>
            {
                ["results_2026-03-0RUNT00-00-00.json"] = """
                {"config_general":{"model_name":"lab/m","model_config":{"generation_parameters":{}}},"results":{"t|0":{"em":1}},"config_tasks":{"t|0":{}},"versions":{}}
                """,
            }
        )
        {
            Open = [("config_general.model_config.generation_parameters", true)],
            Dumped = ["config_general.model_config", "config_tasks['t|0']"],
            Conditions =
            [
                ("config_general.model_config", "add_special_tokens", "true", "false"),
                ("config_general.model_config", "dtype", "\"a\"", "\"b\""),
                ("config_general.model_config", "max_length", "1", "2"),
                ("config_general.model_config", "revision", "\"a\"", "\"b\""),
                ("config_general.model_config", "system_prompt", "\"a\"", "\"b\""),
                ("config_general.model_config", "tokenizer", "\"a\"", "\"b\""),
                ("config_tasks['t|0']", "evaluation_splits", """["test"]""", """["validation"]"""),
                ("config_tasks['t|0']", "hf_revision", "\"a\"", "\"b\""),
                ("config_tasks['t|0']", "stop_sequence", """["a"]""", """["b"]"""),
                ("versions", "t|0", "1", "2"),
            ],
            Found = [("config_general", "model_sha", "\"a\"", "\"b\""), ("config_general", "model_dtype", "\"a\"", "\"b\"")],
            Provenance =
            [
                ("config_general", "job_id", "\"a\"", "\"b\""),
                ("config_general", "lighteval_sha", "\"a\"", "\"b\""),
                ("config_general.model_config", "batch_size", "1", "2"),
                ("config_general.model_config", "cache_dir", "\"a\"", "\"b\""),
                ("config_general.model_config", "device", "\"a\"", "\"b\""),
                ("config_tasks['t|0']", "prompt_function", "\"<function f at 0x1>\"", "\"<function f at 0x2>\""),
            ],
        },
    ];

    private static string Judged(string judge) => $$"""[{"type":"llm-rubric","metric":"m","provider":"{{judge}}"}]""";

    private static (string, string, string, string) Attribute(string key) =>
        (
            $"resourceLogs[0].scopeLogs[0].logRecords[0].attributes[?(@.key=='{key}')]",
            "value",
            """{"stringValue":"1"}""",
            """{"stringValue":"2"}"""
        );
}
