using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as samples tables of our own, CSV and JSON lines in turn.</summary>
internal sealed class SamplesWriter : LogWriter
{
    public override string Name => "samples";

    public override IReadOnlyList<string> Conditions => ["variant", "version"];

    public override IReadOnlyList<ResultState> States => Enum.GetValues<ResultState>();

    public override bool StatesDirection => true;

    public override void Write(string folder, GeneratedRun run)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"run{run.Number}{(run.Number % 2 == 0 ? ".csv" : ".jsonl")}");
        var scale = MetricScale.Directed(run.IsLowerBetter);
        using var table = new TableWriter<SampleRow>(
            ResultTables.Samples.With([MetricScale.Directed(lowerIsBetter: true)]),
            path,
            File.Create(path)
        );
        foreach (var attempt in run.Attempts)
            table.Write(
                new(run.Model, run.Task, attempt.Sample, "m")
                {
                    Value = attempt.State is ResultState.Scored or ResultState.Limit ? attempt.Value : null,
                    State = attempt.State,
                    Variant = run["variant"],
                    Version = run["version"],
                    Attempt = attempt.Number,
                    Scale = scale,
                    Seconds = double.Parse(run.Noise[1..], CultureInfo.InvariantCulture),
                }
            );
    }
}
