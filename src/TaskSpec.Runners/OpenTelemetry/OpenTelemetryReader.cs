using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.OpenTelemetry;

/// <summary>Reads <c>gen_ai.evaluation.result</c> events of OpenTelemetry, as log records or events of spans, in OTLP's JSON.</summary>
/// <remarks>
/// The metric is <c>gen_ai.evaluation.name</c>; the model stands with the event, its span, or the resource. The task is <c>taskspec.task</c>, else the
/// agent's name, else the service's; the sample <c>taskspec.sample</c>, else the response's id, else the span. The conventions know neither.
/// </remarks>
public sealed class OpenTelemetryReader : LogReader
{
    private const string Event = "gen_ai.evaluation.result";

    /// <inheritdoc/>
    public override string Runner => "opentelemetry";

    /// <inheritdoc/>
    public override string Reads => "gen_ai.evaluation.result events in OTLP's JSON, one document or one a line";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) => file.Names("resourceLogs") || file.Names("resourceSpans");

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var spans = new Dictionary<string, Attributes>(StringComparer.Ordinal);
        var results = new List<(string? Span, string? Trace, Attributes Of)>();
        foreach (var (_, document) in LogLines.Read(file.Path, import))
        {
            foreach (var (record, resource) in Records(document, "resourceSpans", "scopeSpans", "spans", file.Path, import))
            {
                var span = Attributes.Of(record, resource);
                if (record.At("spanId").Text() is { } id)
                    spans[id] = span;
                results.AddRange(
                    record
                        .At("events")
                        .Objects("events", file.Path, import)
                        .Where(one => one.At("name").Text() == Event)
                        .Select(one => (record.At("spanId").Text(), record.At("traceId").Text(), Attributes.Of(one, span)))
                );
            }

            results.AddRange(
                from one in Records(document, "resourceLogs", "scopeLogs", "logRecords", file.Path, import)
                let of = Attributes.Of(one.Record, one.Resource)
                where (one.Record.At("eventName").Text() ?? of["event.name"]) == Event
                select (one.Record.At("spanId").Text(), one.Record.At("traceId").Text(), of)
            );
        }

        var known = new Dictionary<string, Conditions>(StringComparer.Ordinal);
        foreach (var (span, trace, own) in results)
        {
            if (Row(own.Within(span is null ? null : spans.GetValueOrDefault(span)), span, trace, known) is { } row)
                yield return row;
            else
                import.Refuse(
                    file.Path,
                    "an evaluation names no metric (gen_ai.evaluation.name), no model (gen_ai.request.model, with it or its span) or no number"
                );
        }
    }

    private static SampleRow? Row(Attributes of, string? span, string? trace, Dictionary<string, Conditions> known)
    {
        var sample = of["taskspec.sample"] ?? of["gen_ai.response.id"] ?? span ?? trace;
        if (
            of["gen_ai.evaluation.name"] is not { } metric
            || (of["gen_ai.request.model"] ?? of["gen_ai.response.model"]) is not { } model
            || sample is null
        )
            return null;
        var failed = of["error.type"] is not null;
        var value =
            failed ? null
            : double.TryParse(
                of["gen_ai.evaluation.score.value"],
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
            : Labelled(of["gen_ai.evaluation.score.label"]);
        if (value is null && !failed)
            return null;
        var conditions = new Conditions();
        foreach (var (name, setting) in of.Starting("gen_ai.request."))
        {
            if (name != "model")
                conditions.SetOne(ConditionKind.Generation, name, setting);
        }

        conditions.Set(ConditionKind.Provider, "provider", of["gen_ai.provider.name"] ?? of["gen_ai.system"]);
        conditions.Set(ConditionKind.Generation, "output", of["gen_ai.output.type"]);
        conditions.Set(ConditionKind.Solver, "agent", of["gen_ai.agent.name"]);
        conditions.Set(ConditionKind.Solver, "version", of["gen_ai.agent.version"]);
        conditions.Set(ConditionKind.TaskArgument, "prompt", of["gen_ai.prompt.name"]);
        var key = conditions.Key(_ => true);
        if (!known.TryGetValue(key, out var same))
            known[key] = same = conditions;
        return new(model, of["taskspec.task"] ?? of["gen_ai.agent.name"] ?? of["service.name"] ?? "unknown", sample, metric)
        {
            Conditions = same,
            Id = span is null ? null : $"{trace} {span} {of["gen_ai.response.id"]}",
            Version = of["taskspec.version"],
            Value = value,
            State = failed ? ResultState.Error : ResultState.Scored,
        };
    }

    private static double? Labelled(string? label) =>
        label?.ToLowerInvariant() switch
        {
            "pass" or "passed" or "true" or "yes" or "correct" => 1,
            "fail" or "failed" or "false" or "no" or "incorrect" => 0,
            _ => null,
        };

    private static IEnumerable<(JObject Record, Attributes Resource)> Records(
        JObject document,
        string all,
        string scopes,
        string records,
        string path,
        Import import
    ) =>
        from resource in document.At(all).Objects(all, path, import)
        let own = Attributes.Of(resource.At("resource") as JObject, null)
        from scope in resource.At(scopes).Objects(scopes, path, import)
        from record in scope.At(records).Objects(records, path, import)
        select (record, own);

    /// <summary>Attributes of a record, and behind them those of what it is in.</summary>
    private sealed class Attributes(Dictionary<string, string> own, Attributes? outer)
    {
        public string? this[string name] => own.TryGetValue(name, out var value) ? value : outer?[name];

        public static Attributes Of(JObject? record, Attributes? outer)
        {
            var own = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var attribute in (record.At("attributes") as JArray ?? []).OfType<JObject>())
            {
                // int64 is a text in JSON.
                var value = (attribute.At("value") as JObject)?.Properties().FirstOrDefault()?.Value;
                if (attribute.At("key").Text() is { } key && ConditionText.Of(value) is { } text)
                    own[key] = text;
            }

            return new(own, outer);
        }

        public Attributes Within(Attributes? span) =>
            span is null ? this : new(own, outer is null ? span : new(span.All(), outer));

        public IEnumerable<(string Name, string Value)> Starting(string prefix) =>
            All()
                .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(one => (one.Key[prefix.Length..], one.Value));

        private Dictionary<string, string> All()
        {
            var all = outer?.All() ?? new(StringComparer.Ordinal);
            foreach (var (name, value) in own)
                all[name] = value;
            return all;
        }
    }
}
