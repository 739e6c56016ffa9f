using Parquet;
using Parquet.Schema;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as lighteval's results and details.</summary>
internal sealed class LightevalWriter : LogWriter
{
    public override string Name => "lighteval";

    public override IReadOnlyList<string> Conditions =>
        ["revision", "shots", "temperature", "dtype", "level", "prompt", "version"];

    public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Missing];

    public override bool HasAttempts => false;

    public override bool StatesDirection => true;

    public override void Write(string folder, GeneratedRun run)
    {
        var date = $"{run.Date}-00-00.{run.Number:000000}";
        var task = $"{run.Task}|{run["shots"]}";
        Json(
            Path.Combine(folder, "results", run.Model, $"results_{date}.json"),
            new
            {
                config_general = new
                {
                    model_name = run.Model,
                    model_config = new
                    {
                        model_name = run.Model,
                        revision = run["revision"],
                        dtype = run["dtype"],
                        system_prompt = run["prompt"],
                        device = run.Noise,
                        generation_parameters = new { temperature = Number(run["temperature"]), seed = run.Number },
                    },
                    job_id = run.Noise,
                },
                results = new Dictionary<string, object> { [task] = new { } },
                versions = new Dictionary<string, object?> { [task] = run["version"] },
                config_tasks = new Dictionary<string, object>
                {
                    [task] = new
                    {
                        hf_subset = run["level"],
                        metrics = new object[]
                        {
                            new { metric_name = "m", higher_is_better = !run.IsLowerBetter },
                            new { metric_name = new[] { "a", "b" }, higher_is_better = new { a = true, b = false } },
                        },
                    },
                },
            }
        );
        var details = Path.Combine(folder, "details", run.Model, date, $"details_{task}_{date}.parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(details)!);
        using var file = File.Create(details);
        Details(file, run.Attempts).GetAwaiter().GetResult();
    }

    /// <summary>A table of details.</summary>
    public static async Task Details(Stream file, IReadOnlyList<GeneratedAttempt> attempts)
    {
        var (id, metric) = (new DataField<string>("id"), new DataField<double?>("m"));
        var schema = new ParquetSchema(new StructField("doc", id), new StructField("metric", metric));
        await using var writer = await ParquetWriter.CreateAsync(schema, file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(id, [.. attempts.Select(attempt => attempt.Sample)]);
        await group.WriteAsync<double>(
            metric,
            attempts.Select(attempt => attempt.State == ResultState.Scored ? attempt.Value : (double?)null).ToArray()
        );
    }
}
