using TaskSpec.Catalogs;

namespace TaskSpec.Testing.Catalogs;

/// <summary>The steps of the cases that hash.</summary>
public static class HashingSteps
{
    /// <summary>A script of 60 tokens for an exact tool, and the digest of 64 that the tool returns.</summary>
    public static EquatableArray<StepInfo> ScriptAndDigest(Transfer? across, params MetricUse[] onScript) =>
        [
            new("script", "T.Script")
            {
                Tokens = 60,
                Requirement = Requirement.AnyCorrect,
                Across = across,
                Calls = [new("python") { Need = Need.Essential }],
                Records = onScript.ToEquatableArray(),
            },
            new("digest", "T.Digest")
            {
                Tokens = 64,
                Across = across,
                After = ["script"],
                OutputOf = "python",
            },
        ];
}
