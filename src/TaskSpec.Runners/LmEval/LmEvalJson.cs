using System.Text.Json;

namespace TaskSpec.Runners.LmEval;

/// <summary>What lm-evaluation-harness adds to YAML.</summary>
internal static class LmEvalJson
{
    /// <summary>A reference to a function of the module beside the task.</summary>
    public static void WriteFunction(this Utf8JsonWriter json, string property, string function)
    {
        json.WritePropertyName(property);
        json.WriteRawValue($"!function \"taskspec_lm_eval.{function}\"", skipInputValidation: true);
    }
}
