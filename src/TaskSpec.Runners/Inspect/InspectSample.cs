using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>What a log says of one attempt at one sample. Its messages and events, which are most of it, are passed over.</summary>
internal sealed class InspectSample
{
    private JToken? error;
    private JToken? limit;
    private JToken? invalidation;
    private JObject? usage;

    /// <summary>The sample's id; null where it has none.</summary>
    public string? Id { get; private set; }

    /// <summary>What tells the attempt from all others, also in the log of a retry that took it over; null where it has none.</summary>
    public string? Uuid { get; private set; }

    /// <summary>Which attempt it is, from 1.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>The scores by scorer. The oldest logs have one, under an empty name.</summary>
    public IReadOnlyList<KeyValuePair<string, JToken?>> Scores { get; private set; } = [];

    /// <summary>The sample's metadata.</summary>
    public JObject? Metadata { get; set; }

    /// <summary>Seconds of wall-clock time.</summary>
    public double? Seconds { get; private set; }

    /// <summary>Which limit ended it, in the words of the samples table; null where none did.</summary>
    public string? Limit =>
        limit.At("type") is { } type
            ? type.Text() switch
            {
                "token" => "tokens",
                "message" => "messages",
                "turn" => "turns",
                null => "unknown",
                var word => word,
            }
            : null;

    /// <summary>What became of it, whatever its scores are.</summary>
    public ResultState State =>
        error is JObject ? ResultState.Error
        // A person who stops a run declares no limit.
        : invalidation is JObject || Limit == "operator" ? ResultState.Missing
        : Limit is not null ? ResultState.Limit
        : ResultState.Scored;

    /// <summary>Reads the object that the reader stands on.</summary>
    public static InspectSample Read(LogJson json)
    {
        var sample = new InspectSample();
        foreach (var member in json.Members())
            sample.Take(member, json);
        return sample;
    }

    /// <summary>Tokens that the model used; those of models that graded it only where the log keeps them together.</summary>
    public double? TokensOf(string model) =>
        usage is null || usage.Count == 0
            ? null
            : usage.At(model, "total_tokens").Number()
                ?? usage.Properties().Sum(other => other.Value.At("total_tokens").Number());

    private void Take(string member, LogJson json)
    {
        switch (member)
        {
            case "id":
                Id = InspectValue.Id(json.Load());
                break;
            case "uuid":
                Uuid = json.Load().Text();
                break;
            case "epoch":
                Epoch = (int)Math.Clamp(json.Load().Number() ?? 1, 1, int.MaxValue);
                break;
            case "scores":
                Scores = json.Token == JsonToken.StartObject ? [.. ReadScores(json)] : [];
                json.Skip();
                break;
            case "score":
                Scores = [new("", (json.Load() as JObject).At("value"))];
                break;
            case "metadata":
                Metadata = json.Load() as JObject;
                break;
            case "model_usage":
                usage = json.Load() as JObject;
                break;
            case "total_time":
                Seconds = json.Load().Number();
                break;
            case "error":
                error = json.Load();
                break;
            case "limit":
                limit = json.Load();
                break;
            case "invalidation":
                invalidation = json.Load();
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>The values alone, as explanations hold whole outputs.</summary>
    private static IEnumerable<KeyValuePair<string, JToken?>> ReadScores(LogJson json)
    {
        foreach (var scorer in json.Members())
        {
            JToken? value = null;
            if (json.Token != JsonToken.StartObject)
            {
                json.Skip();
                continue;
            }

            foreach (var member in json.Members())
            {
                if (member == "value")
                    value = json.Load();
                else
                    json.Skip();
            }

            yield return new(scorer, value);
        }
    }
}
