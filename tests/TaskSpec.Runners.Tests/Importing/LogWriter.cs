using System.Text.Json;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Writes runs as a runner logs them.</summary>
internal abstract class LogWriter
{
    public abstract string Name { get; }

    /// <summary>The conditions that its logs state.</summary>
    public abstract IReadOnlyList<string> Conditions { get; }

    /// <summary>The ends of an attempt that its logs tell apart.</summary>
    public virtual IReadOnlyList<ResultState> States =>
        [ResultState.Scored, ResultState.Scored, ResultState.Limit, ResultState.Error];

    /// <summary>Whether one run may make several attempts at a sample.</summary>
    public virtual bool HasAttempts => true;

    public abstract void Write(string folder, GeneratedRun run);

    public static IReadOnlyList<LogWriter> All { get; } =
    [
        new InspectWriter(),
        new LmEvalWriter(),
        new PromptfooWriter(),
        new HarborWriter(),
        new HelmWriter(),
        new VerifiersWriter(),
        new MetrWriter(),
    ];

    protected static void Json(string path, object? content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(content));
    }

    protected static void Lines(string path, IEnumerable<object> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines.Select(line => JsonSerializer.Serialize(line)));
    }

    protected static double Number(string? text) => double.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class InspectWriter : LogWriter
    {
        public override string Name => "inspect";

        public override IReadOnlyList<string> Conditions => ["level", "temperature", "solver", "limit", "dtype"];

        public override void Write(string folder, GeneratedRun run) =>
            Json(
                Path.Combine(folder, $"{run.Date}_{run.Number}.json".Replace(':', '-')),
                new
                {
                    version = 2,
                    status = "success",
                    eval = new
                    {
                        eval_id = $"e{run.Number}",
                        run_id = $"r{run.Number}",
                        created = run.Date,
                        task = run.Task,
                        task_id = $"t{run.Number}",
                        task_version = 0,
                        task_args = new { level = run["level"] },
                        solver = run["solver"],
                        dataset = new { name = "d" },
                        model = run.Model,
                        model_generate_config = new { temperature = Number(run["temperature"]), seed = run.Number },
                        model_base_url = run.Noise,
                        model_args = new { dtype = run["dtype"], device = run.Noise },
                        config = new { epochs = 2, time_limit = Number(run["limit"]) },
                        packages = new { inspect_ai = run.Noise },
                    },
                    plan = new { },
                    results = new { scores = Array.Empty<object>() },
                    stats = new { },
                    samples = run.Attempts.Select(attempt => new
                    {
                        id = attempt.Sample,
                        epoch = attempt.Number,
                        uuid = $"u{run.Number}-{attempt.Sample}-{attempt.Number}",
                        scores = attempt.State == ResultState.Error ? null : new { m = new { value = attempt.Value } },
                        error = attempt.State == ResultState.Error ? new { message = "boom" } : null,
                        limit = attempt.State == ResultState.Limit ? new { type = "time", limit = 60 } : null,
                    }),
                }
            );
    }

    private sealed class LmEvalWriter : LogWriter
    {
        public override string Name => "lm-eval";

        public override IReadOnlyList<string> Conditions => ["revision", "shots", "temperature", "level", "dtype"];

        public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing];

        public override bool HasAttempts => false;

        public override void Write(string folder, GeneratedRun run)
        {
            var date = $"{run.Date}-00-00.{run.Number:000000}";
            var place = Path.Combine(folder, run.Model.Replace("/", "__"));
            Json(
                Path.Combine(place, $"results_{date}.json"),
                new
                {
                    results = new Dictionary<string, object>
                    {
                        [run.Task] = new Dictionary<string, object> { ["alias"] = run.Task },
                    },
                    configs = new Dictionary<string, object>
                    {
                        [run.Task] = new
                        {
                            task = run.Task,
                            dataset_name = run["level"],
                            num_fewshot = Number(run["shots"]),
                            generation_kwargs = new { temperature = Number(run["temperature"]) },
                        },
                    },
                    config = new
                    {
                        model = "hf",
                        model_args = $"pretrained={run.Model},revision={run["revision"]},dtype={run["dtype"]},device={run.Noise}",
                        batch_size = run.Noise,
                        random_seed = run.Number,
                    },
                    git_hash = run.Noise,
                    model_name = run.Model,
                }
            );
            Lines(
                Path.Combine(place, $"samples_{run.Task}_{date}.jsonl"),
                run.Attempts.Select(attempt =>
                    (object)
                        new Dictionary<string, object?>
                        {
                            ["doc_id"] = int.Parse(attempt.Sample[1..]),
                            ["resps"] = Array.Empty<string>(),
                            ["filter"] = "none",
                            ["metrics"] = new[] { "m" },
                            ["m"] = attempt.State == ResultState.Missing ? "N/A" : attempt.Value,
                        }
                )
            );
        }
    }

    private sealed class PromptfooWriter : LogWriter
    {
        public override string Name => "promptfoo";

        public override IReadOnlyList<string> Conditions => ["temperature", "prompt", "limit"];

        public override void Write(string folder, GeneratedRun run) =>
            Json(
                Path.Combine(folder, $"{run.Number}.json"),
                new
                {
                    evalId = $"eval-{run.Number}",
                    results = new
                    {
                        version = 3,
                        timestamp = run.Date,
                        prompts = Array.Empty<object>(),
                        results = run.Attempts.Select(
                            (attempt, i) =>
                                new
                                {
                                    promptIdx = 0,
                                    testIdx = i,
                                    provider = new { id = run.Model },
                                    prompt = new { raw = "Q", label = run["prompt"] },
                                    promptId = $"id-{run["prompt"]}",
                                    success = attempt.Value == 1,
                                    namedScores = attempt.State == ResultState.Scored
                                        ? new Dictionary<string, double> { ["m"] = attempt.Value }
                                        : [],
                                    failureReason = attempt.State == ResultState.Scored ? 0 : 2,
                                    error = attempt.State switch
                                    {
                                        ResultState.Limit => "Evaluation timed out after 1000ms: x",
                                        ResultState.Error => "API error: 503",
                                        _ => null,
                                    },
                                    metadata = new { task_id = run.Task, sample_id = attempt.Sample },
                                    testCase = new { assert = new[] { new { type = "x", metric = "m" } } },
                                }
                        ),
                    },
                    config = new
                    {
                        providers = new[]
                        {
                            new
                            {
                                id = run.Model,
                                config = new { temperature = Number(run["temperature"]), apiBaseUrl = run.Noise },
                            },
                        },
                        evaluateOptions = new { timeoutMs = Number(run["limit"]), maxConcurrency = run.Number },
                    },
                }
            );
    }

    private sealed class HarborWriter : LogWriter
    {
        public override string Name => "harbor";

        public override IReadOnlyList<string> Conditions => ["solver", "limit", "level"];

        public override void Write(string folder, GeneratedRun run)
        {
            foreach (var (i, attempt) in run.Attempts.Index())
                Json(
                    Path.Combine(folder, $"job{run.Number}", $"trial{i}", "result.json"),
                    new
                    {
                        id = new Guid(run.Number, (short)i, 0, new byte[8]),
                        task_name = attempt.Sample,
                        trial_name = $"trial{i}",
                        source = run.Task,
                        config = new
                        {
                            job_id = $"j{run.Number}",
                            timeout_multiplier = Number(run["limit"]),
                            agent = new { kwargs = new { level = run["level"] } },
                        },
                        agent_info = new
                        {
                            name = run["solver"],
                            version = "1",
                            model_info = new { name = run.Model[4..], provider = "lab" },
                        },
                        verifier_result = attempt.State == ResultState.Scored
                            ? new { rewards = new { m = attempt.Value } }
                            : null,
                        exception_info = attempt.State switch
                        {
                            ResultState.Limit => new { exception_type = "AgentTimeoutError" },
                            ResultState.Error => new { exception_type = "EnvironmentStartTimeoutError" },
                            _ => null,
                        },
                        started_at = run.Date,
                    }
                );
        }
    }

    private sealed class HelmWriter : LogWriter
    {
        public override string Name => "helm";

        public override IReadOnlyList<string> Conditions => ["shots", "temperature"];

        public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing];

        public override void Write(string folder, GeneratedRun run)
        {
            var place = Path.Combine(folder, $"run{run.Number}");
            Json(
                Path.Combine(place, "run_spec.json"),
                new
                {
                    name = $"{run.Task}:model={run.Model}",
                    scenario_spec = new { class_name = "S", args = new { } },
                    adapter_spec = new
                    {
                        model = run.Model,
                        max_train_instances = Number(run["shots"]),
                        temperature = Number(run["temperature"]),
                        max_eval_instances = run.Number,
                        random = run.Noise,
                    },
                }
            );
            Json(
                Path.Combine(place, "per_instance_stats.json"),
                run.Attempts.Select(attempt => new
                {
                    instance_id = attempt.Sample,
                    train_trial_index = attempt.Number - 1,
                    stats = new object[]
                    {
                        new
                        {
                            name = new { name = "m", split = "test" },
                            count = attempt.State == ResultState.Scored ? 1 : 0,
                            sum_squared = 0,
                            mean = attempt.State == ResultState.Scored ? attempt.Value : (double?)null,
                        },
                        new
                        {
                            name = new { name = "num_bytes", split = "test" },
                            count = 1,
                            mean = (double)run.Number,
                        },
                    },
                })
            );
        }
    }

    private sealed class VerifiersWriter : LogWriter
    {
        public override string Name => "verifiers";

        public override IReadOnlyList<string> Conditions => ["level", "temperature"];

        public override void Write(string folder, GeneratedRun run)
        {
            var place = Path.Combine(folder, "env--m", $"run{run.Number}");
            Json(
                Path.Combine(place, "metadata.json"),
                new
                {
                    env_id = run.Task,
                    env_args = new { level = run["level"] },
                    model = run.Model,
                    base_url = run.Noise,
                    sampling_args = new { temperature = Number(run["temperature"]), seed = run.Number },
                    date = run.Date,
                }
            );
            Lines(
                Path.Combine(place, "results.jsonl"),
                run.Attempts.Select(attempt =>
                    (object)
                        new
                        {
                            example_id = attempt.Sample,
                            reward = attempt.Value,
                            metrics = new { },
                            error = attempt.State == ResultState.Error ? new { error = "x" } : null,
                            stop_condition = attempt.State == ResultState.Limit ? "timeout_reached" : "done",
                        }
                )
            );
        }
    }

    private sealed class MetrWriter : LogWriter
    {
        public override string Name => "metr-runs";

        public override IReadOnlyList<string> Conditions => ["solver"];

        public override void Write(string folder, GeneratedRun run) =>
            Lines(
                Path.Combine(folder, $"runs{run.Number}.jsonl"),
                run.Attempts.Select(
                    (attempt, i) =>
                        (object)
                            new
                            {
                                task_id = $"{run.Task}/{attempt.Sample}",
                                task_family = run.Task,
                                run_id = 100 * run.Number + i,
                                alias = run.Model,
                                model = run.Model,
                                scaffold = run["solver"],
                                score_binarized = attempt.State == ResultState.Error ? (double?)null : attempt.Value,
                                human_minutes = 2,
                                started_at = 0,
                                fatal_error_from = attempt.State switch
                                {
                                    ResultState.Limit => "usageLimits",
                                    ResultState.Error => "server",
                                    _ => null,
                                },
                            }
                )
            );
    }
}
