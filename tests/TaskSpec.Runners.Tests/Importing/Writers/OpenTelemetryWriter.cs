using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Runs as events of OpenTelemetry, of log records and of spans in turn.</summary>
internal sealed class OpenTelemetryWriter : LogWriter
{
    public override string Name => "opentelemetry";

    public override IReadOnlyList<string> Conditions => ["temperature", "solver", "prompt", "version"];

    public override IReadOnlyList<ResultState> States => [ResultState.Scored, ResultState.Scored, ResultState.Error];

    public override void Write(string folder, GeneratedRun run)
    {
        var resource = new { attributes = Attributes(("service.name", "s"), ("service.instance.id", run.Noise)) };
        var results = run.Attempts.Select(
            (attempt, i) =>
                (
                    Span: $"{run.Number:x8}{i:x8}",
                    Trace: $"{run.Number:x32}",
                    Model: Attributes(
                        ("gen_ai.request.model", run.Model),
                        ("gen_ai.request.temperature", Number(run["temperature"])),
                        ("gen_ai.request.seed", run.Number),
                        ("gen_ai.agent.name", run["solver"]),
                        ("gen_ai.prompt.name", run["prompt"])
                    ),
                    Score: Attributes(
                        ("gen_ai.evaluation.name", "m"),
                        ("gen_ai.evaluation.score.value", attempt.State == ResultState.Scored ? attempt.Value : null),
                        ("error.type", attempt.State == ResultState.Error ? "timeout" : null),
                        ("taskspec.task", run.Task),
                        ("taskspec.sample", attempt.Sample),
                        ("taskspec.version", run["version"])
                    )
                )
        );
        var path = Path.Combine(folder, $"run{run.Number}.json");
        if (run.Number % 2 == 0)
            Json(
                path,
                new
                {
                    resourceLogs = new[]
                    {
                        new
                        {
                            resource,
                            scopeLogs = new[]
                            {
                                new
                                {
                                    logRecords = results.Select(one => new
                                    {
                                        eventName = "gen_ai.evaluation.result",
                                        spanId = one.Span,
                                        traceId = one.Trace,
                                        attributes = one.Model.Concat(one.Score),
                                    }),
                                },
                            },
                        },
                    },
                }
            );
        else
            Json(
                path,
                new
                {
                    resourceSpans = new[]
                    {
                        new
                        {
                            resource,
                            scopeSpans = new[]
                            {
                                new
                                {
                                    spans = results.Select(one => new
                                    {
                                        spanId = one.Span,
                                        traceId = one.Trace,
                                        name = run.Noise,
                                        attributes = one.Model,
                                        events = new[] { new { name = "gen_ai.evaluation.result", attributes = one.Score } },
                                    }),
                                },
                            },
                        },
                    },
                }
            );
    }

    private static object[] Attributes(params (string Key, object? Value)[] attributes) =>
        [
            .. attributes
                .Where(one => one.Value is not null)
                .Select(one => new
                {
                    key = one.Key,
                    value = one.Value switch
                    {
                        double number => (object)new { doubleValue = number },
                        int number => new { intValue = $"{number}" },
                        var text => new { stringValue = text },
                    },
                }),
        ];
}
