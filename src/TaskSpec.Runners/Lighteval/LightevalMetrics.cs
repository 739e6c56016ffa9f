using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Lighteval;

/// <summary>What the configuration of a task says of its metrics.</summary>
internal static class LightevalMetrics
{
    /// <summary>Takes down which way they go: of one metric by its name, of several that are computed together one by one.</summary>
    public static void State(Conditions of, JObject? config)
    {
        foreach (var metric in ((config.At("metrics") ?? config.At("metric")) as JArray ?? []).OfType<JObject>())
        {
            foreach (
                var (name, better) in metric.At("higher_is_better") is JObject several
                    ? several.Properties().Select(one => (one.Name, (JToken?)one.Value))
                    : [(metric.At("metric_name").Text() ?? "", metric.At("higher_is_better"))]
            )
            {
                if (name.Length > 0 && better is JValue { Value: bool higher })
                    of.SetScale(name, MetricScale.Directed(!higher));
            }
        }
    }
}
