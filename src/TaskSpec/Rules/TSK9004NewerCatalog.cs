namespace TaskSpec.Rules;

/// <summary>A referenced assembly carries a catalog that this version cannot read, so that the study's catalog is without it.</summary>
internal static class TSK9004NewerCatalog
{
    /// <summary>What is said of an assembly, where its catalog is taken in.</summary>
    /// <param name="assembly">The referenced assembly.</param>
    /// <param name="problem">Why its catalog cannot be read.</param>
    public static Finding Of(string assembly, string problem) =>
        new(
            RuleBook.NewerCatalog,
            Places.Root,
            $"The catalog of {assembly} cannot be read, and this study is without it: {problem}. Update the TaskSpec package here, or build {assembly} with the version that this project has."
        )
        {
            Cause = "catalog of a newer schema",
            Remedy = "update TaskSpec",
        };
}
