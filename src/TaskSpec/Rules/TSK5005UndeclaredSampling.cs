namespace TaskSpec.Rules;

/// <summary>Text is generated, and nothing says at which temperature.</summary>
internal static class TSK5005UndeclaredSampling
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        // Log-probabilities are not drawn.
        if (family.Headline?.By is null or By.LogProbs || family.Sampling?.Temperature is not null)
            yield break;
        // Greedy attempts would repeat each other.
        var temperature = family.Sampling?.Attempts > 1 ? "1" : "0";
        var attempts = family.Sampling?.Attempts is null ? " nor how many attempts there are, which is taken as 1" : "";
        yield return facts.Finding(
            RuleBook.UndeclaredSampling,
            facts.At("Sampling"),
            $"Nothing says at which temperature outputs of {family.Id} are drawn{attempts}: each runner takes its own default, and σ²/K, what drawing adds to the"
                + $" variance of the score, is unknown. Add [Sampling(Temperature = {temperature})], best on the assembly."
        ) with
        {
            Cause = "undeclared sampling",
            Remedy = $"Temperature = {temperature}",
            Edits = [Edit.Set(family.Type, "Sampling", "Temperature", temperature)],
        };
    }
}
