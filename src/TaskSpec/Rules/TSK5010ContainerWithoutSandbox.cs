namespace TaskSpec.Rules;

/// <summary>Attempts are scored in a container, and nothing says in which.</summary>
internal static class TSK5010ContainerWithoutSandbox
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (family is not { Scored: { By: By.Container } scored, Sandbox: null })
            yield break;
        var what = scored.With is { } with ? $"{with} scores" : "A program in a container scores";
        yield return facts.Finding(
            RuleBook.ContainerWithoutSandbox,
            facts.At("Scored"),
            $"{what} attempts at {family.Id}, and no [Sandbox] says where they run: each runner takes a container of its own, and scores differ for that alone."
                + " Add [Sandbox(\"docker\", Image = \"…\")]."
        ) with
        {
            Cause = "no sandbox",
            Remedy = "add [Sandbox(…)]",
        };
    }
}
