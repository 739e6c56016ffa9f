namespace TaskSpec.Runners.Tests.Importing;

/// <summary>A small log of each runner, with all members that its reader reads.</summary>
internal static class SampleLogs
{
    private const string Date = "2026-03-01T10-00-00.000001";

    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["every-eval-ever"] = new Dictionary<string, string>
            {
                ["a.json"] = """
                    {"schema_version":"0.3.0","evaluation_id":"e","evaluation_timestamp":"2026-03-01","retrieved_timestamp":"1","model_info":{"id":"m","additional_details":{"training_tokens":"5"}},
                     "evaluation_results":[{"evaluation_result_id":"r","evaluation_name":"t@v","metric_config":{"metric_id":"acc","metric_name":"acc","metric_unit":"points","lower_is_better":false,
                     "min_score":0,"max_score":1,"metric_parameters":{"k":1},"llm_scoring":{"judges":[{"model":"j"}]}},"generation_config":{"generation_args":{"temperature":0,"eval_limits":{"time":5}},"additional_details":{"x":"y"}},
                     "source_data":{"dataset_name":"d","additional_details":{"taskspec_variant":"v","taskspec_version":"1"}},"score_details":{"score":1,"uncertainty":{"standard_error":{"value":0.1},"num_samples":2}}}],
                     "detailed_evaluation_results":{"file_path":"a_samples.jsonl"}}
                    """,
                ["a_samples.jsonl"] = """
                    {"evaluation_name":"t@v","evaluation_result_id":"r","sample_id":"1","evaluation":{"score":1},"token_usage":{"total_tokens":3},"performance":{"latency_ms":5},"metadata":{"taskspec.variant":"v","taskspec.cluster":"c","cluster":"c"}}
                    {"evaluation_name":"t@v","evaluation_result_id":"r","sample_id":"2","evaluation":{"score":0},"error":null,"metadata":{"taskspec.variant":"v"}}
                    """,
            },
            ["extensions-ai"] = new Dictionary<string, string>
            {
                ["report.json"] = """
                    {"scenarioRunResults":[{"scenarioName":"s","iterationName":"1","executionName":"e","creationTime":"2026-03-01","messages":[{"text":"?"}],"tags":["taskspec.task=t@1","taskspec.sample=a"],
                     "modelResponse":{"modelId":"m","usage":{"totalTokenCount":7}},"chatDetails":{"turnDetails":[{"model":"m","latency":1.5}]},
                     "evaluationResult":{"metrics":{"a":{"value":1},"b":{"value":true},"c":{"diagnostics":[{"severity":"error"}]}}}}]}
                    """,
            },
            ["harbor"] = new Dictionary<string, string>
            {
                ["job/trial/result.json"] = """
                    {"id":"x","task_name":"a","trial_name":"trial","source":"t","task_id":{"path":"t/a"},"started_at":"2026-03-01T10:00:00","finished_at":"2026-03-01T10:00:05",
                     "config":{"job_id":"j","timeout_multiplier":1,"task":{"path":"t/a"},"agent":{"kwargs":{"level":"x"},"max_timeout_sec":5}},"agent_info":{"name":"ag","version":"1","model_info":{"name":"m","provider":"lab"}},
                     "agent_result":{"n_input_tokens":1,"n_output_tokens":2},"agent_execution":{"started_at":"2026-03-01T10:00:00","finished_at":"2026-03-01T10:00:05"},"verifier_result":{"rewards":{"m":1}},"exception_info":{"exception_type":"AgentTimeoutError"}}
                    """,
            },
            ["helm"] = new Dictionary<string, string>
            {
                ["run/run_spec.json"] = """
                    {"name":"t:subject=x,model=m","scenario_spec":{"class_name":"S","args":{"subject":"x"}},"adapter_spec":{"model":"m","model_deployment":"d","max_train_instances":5,"temperature":0}}
                    """,
                ["run/per_instance_stats.json"] = """
                    [{"instance_id":"a","train_trial_index":0,"stats":[{"name":{"name":"em","split":"test","sub_split":"s","perturbation":{"name":"p"}},"count":1,"sum_squared":1,"mean":1}]}]
                    """,
                ["run/stats.json"] = """[{"name":{"name":"em","split":"test"},"count":1,"sum_squared":1,"mean":1}]""",
            },
            ["inspect"] = new Dictionary<string, string>
            {
                ["log.json"] = """
                    {"version":2,"status":"success","eval":{"eval_id":"e","run_id":"r","created":"2026-03-01T10:00:00+00:00","task":"t","task_id":"i","task_version":1,"task_args":{"level":"x"},"solver":"s","solver_args":{"a":1},
                     "sandbox":{"type":"docker"},"dataset":{"name":"d","samples":2,"sample_ids":["a","b"]},"model":"m","model_args":{"dtype":"x"},"model_roles":{"grader":{"model":"j"}},"model_generate_config":{"temperature":0},
                     "config":{"epochs":1,"time_limit":5},"scorers":[{"name":"acc","options":{"k":1}}],"metadata":{"x":1}},"plan":{"steps":[{"solver":"s","params":{}}],"config":{"top_p":1}},
                     "results":{"total_samples":2,"scores":[{"name":"acc","scorer":"acc","reducer":"mean","scored_samples":2,"metrics":{"accuracy":{"value":0.5},"stderr":{"value":0.1,"params":{"cluster":"c"}}}}]},
                     "samples":[{"id":"a","epoch":1,"uuid":"u","scores":{"acc":{"value":"C"}},"metadata":{"c":"x"},"model_usage":{"m":{"total_tokens":3}},"total_time":2},
                      {"id":"b","epoch":1,"uuid":"v","scores":{"acc":{"value":0}},"limit":{"type":"time"},"error":null,"invalidation":null}]}
                    """,
            },
            ["lighteval"] = new Dictionary<string, string>
            {
                [$"results_{Date}.json"] = """
                    {"config_general":{"model_name":"m","model_sha":"s","model_config":{"model_name":"m","revision":"main","dtype":"x","generation_parameters":{"temperature":0}}},
                     "results":{"t|5":{"em":1,"em_stderr":0.1}},"versions":{"t|5":0},"config_tasks":{"t|5":{"hf_repo":"x","stop_sequence":["a"],"effective_num_docs":3,"version":1}}}
                    """,
            },
            ["lm-eval"] = new Dictionary<string, string>
            {
                [$"lab__m/results_{Date}.json"] = """
                    {"results":{"t":{"alias":"t","acc,none":0.5,"acc_stderr,none":0.1}},"group_subtasks":{"t":[]},"groups":{},"configs":{"t":{"task":"t","num_fewshot":5,"metadata":{"version":1},"metric_list":[{"metric":"acc","higher_is_better":true,"ignore_case":true}],
                     "filter_list":[{"name":"none","filter":[{"function":"take_first"}]}],"generation_kwargs":{"until":["x"]}}},"versions":{"t":1},"n-shot":{"t":5},"higher_is_better":{"t":{"acc":true}},"n-samples":{"t":{"original":2,"effective":2}},
                     "config":{"model":"hf","model_args":"pretrained=lab/m","model_num_parameters":5,"model_revision":"main","gen_kwargs":{"temperature":0}},"model_name":"lab/m","chat_template_sha":"c","system_instruction_sha":"s"}
                    """,
                [$"lab__m/samples_t_{Date}.jsonl"] = """
                    {"doc_id":0,"doc":{"q":"?"},"target":"0","arguments":{"gen_args_0":{"arg_0":"q","arg_1":"a"},"gen_args_1":{"arg_0":"q","arg_1":"b"}},"resps":[[["-1","True"]],[["-2","False"]]],"filtered_resps":[["-1","True"],["-2","False"]],"filter":"none","metrics":["acc"],"acc":1}
                    {"doc_id":1,"doc":{"q":"?"},"target":"1","arguments":[["q","a"]],"resps":[["x"]],"filtered_resps":["x"],"filter":"none","metrics":["acc"],"acc":0}
                    """,
            },
            ["metr-runs"] = new Dictionary<string, string>
            {
                ["runs.jsonl"] = """
                    {"task_id":"f/a","task_family":"f","task_version":"1","run_id":1,"alias":"m","model":"m","scaffold":"s","score_binarized":1,"score_cont":0.5,"human_minutes":3,"tokens_count":5,"started_at":0,"completed_at":5,"fatal_error_from":null}
                    {"task_id":"f/b","task_family":"f","run_id":2,"alias":"m","score_binarized":0,"score_cont":0.5,"fatal_error_from":"usageLimits"}
                    """,
            },
            ["opentelemetry"] = new Dictionary<string, string>
            {
                ["otlp.json"] = """
                    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"t"}}]},"scopeSpans":[{"spans":[{"spanId":"s","traceId":"r","attributes":[{"key":"gen_ai.request.model","value":{"stringValue":"m"}},
                     {"key":"gen_ai.request.temperature","value":{"doubleValue":0}}],"events":[{"name":"gen_ai.evaluation.result","attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"a"}},{"key":"gen_ai.evaluation.score.value","value":{"doubleValue":1}}]}]}]}]}],
                     "resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.evaluation.result","spanId":"s","traceId":"r","attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"b"}},{"key":"gen_ai.evaluation.score.label","value":{"stringValue":"pass"}}]}]}]}]}
                    """,
            },
            ["promptfoo"] = new Dictionary<string, string>
            {
                ["out.json"] = """
                    {"evalId":"e","results":{"version":3,"timestamp":"2026-03-01","prompts":[{"provider":"m","metrics":{"namedScores":{"acc":1},"namedScoresCount":{"acc":1},"namedScoreWeights":{"acc":1}}}],
                     "results":[{"id":"x","promptIdx":0,"testIdx":0,"promptId":"p","prompt":{"raw":"?","label":"l"},"provider":{"id":"m","label":"m","config":{"temperature":0}},"success":true,"failureReason":0,"error":null,"latencyMs":5,"namedScores":{"acc":1},
                     "response":{"tokenUsage":{"total":5}},"tokenUsage":{"total":5},"gradingResult":{"pass":true,"namedScoreWeights":{"acc":1}},"metadata":{"task_id":"t","sample_id":"a","cluster":"c"},"vars":{"x":1},
                     "testCase":{"description":"d","vars":{"x":1},"metadata":{"task_id":"t"},"assert":[{"type":"equals","metric":"acc"},{"type":"assert-set","assert":[{"type":"equals","metric":"b"}]}]}}]},
                     "config":{"description":"d","providers":[{"id":"m","config":{"temperature":0}},{"x":{"id":"y","config":{}}}],"evaluateOptions":{"timeoutMs":5},"defaultTest":{"options":{"provider":{"id":"j"}}}}}
                    """,
            },
            ["samples"] = new Dictionary<string, string>
            {
                ["samples.jsonl"] = """
                    {"model":"m","task":"t","sample":"a","metric":"acc","value":1,"state":"scored","attempt":1,"cluster":"c","human_minutes":2}
                    """,
            },
            ["verifiers"] = new Dictionary<string, string>
            {
                ["env--m/run/metadata.json"] = """
                    {"env_id":"env","env_args":{"level":"x"},"model":"m","sampling_args":{"temperature":0},"date":"2026-03-01","num_examples":1,"version_info":{"env_version":"1"}}
                    """,
                ["env--m/run/results.jsonl"] = """
                    {"example_id":0,"reward":1,"metrics":{"acc":1},"error":null,"stop_condition":"done","is_truncated":false,"token_usage":{"input_tokens":1,"output_tokens":2},"timing":{"total_ms":5}}
                    """,
            },
        };
}
