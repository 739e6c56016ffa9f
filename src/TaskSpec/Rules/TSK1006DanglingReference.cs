using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A declaration refers to what is not there: a step, tool, skill, family or suite. It is left out, and the order or overlap with it.</summary>
internal static class TSK1006DanglingReference
{
    /// <summary>What one family's class and steps refer to.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        facts
            .Family.Dangling.Select(reference => OfCode(facts, reference))
            .Concat(OfCatalog(facts))
            .Concat(facts.Family.Steps.SelectMany((step, index) => Copied(facts, step, index)));

    /// <summary>The suite and the families that a family of a catalog names.</summary>
    public static IEnumerable<Finding> Check(CatalogContext context, Family family)
    {
        if (family.Suite is { } suite && !context.HasSuite(suite))
            yield return Missing(
                new(family.Type, "TaskFamily"),
                $"{family.Id} is of suite {suite}",
                "the rules about suites"
            ) with
            {
                Family = family.Id,
            };
        foreach (var correlation in family.Correlations)
        {
            var other = correlation.With;
            // What another assembly declares, only a catalog that takes it in has.
            if (
                correlation.Assembly is not null
                || context.HasFamily(other)
                || family.Dangling.Any(reference => reference.Of == other)
            )
                continue;
            yield return Missing(new(family.Type, "Correlates"), $"{family.Id} correlates with {other}", "the correlation") with
            {
                Family = family.Id,
            };
        }
    }

    // What the compiler resolved to a class.
    private static Finding OfCode(FamilyFacts facts, DanglingReference reference)
    {
        var (family, name) = (facts.Family, Text.Name(reference.Of));
        var written = $"[{reference.Attribute}<{name}>]";
        var removal = Edit.Remove(reference.Type, reference.Attribute, reference.Of);
        var place = new Place(reference.Type, reference.Attribute) { Argument = reference.Of };
        if (reference.Attribute == "Correlates")
            return Dangling(
                facts,
                place,
                $"{family.Id} correlates with {name}, a class that is no family, so that the correlation is left out. Name a family's class, or remove {written}.",
                [removal]
            );
        var says =
            reference.Attribute == "After"
                ? $"{Text.Name(reference.Type)} comes after {name}, a step that {family.Id} does not have, so that nothing stands before it"
                : $"{Text.Name(reference.Type)} stands in for {name}, a step that {family.Id} does not have, so that it counts as necessary";
        var has = Edit.Add("HasStep", reference.Of, family.Type);
        // What other families share says of them what it says of this one.
        var isOwn = family.Steps.Any(step => step.Type == reference.Type && step.Shared != true);
        return Dangling(
            facts,
            place,
            $"{says}. Add [HasStep<{name}>] to {Text.Name(family.Type)}, or remove {written}.",
            isOwn ? [has, removal] : [has]
        );
    }

    // What a catalog that was written by hand may name; a generated one holds whatever is named.
    private static IEnumerable<Finding> OfCatalog(FamilyFacts facts)
    {
        var (family, catalog) = (facts.Family, facts.Context.Catalog);
        var ids = new HashSet<string>(family.Steps.Select(step => step.Id), StringComparer.Ordinal);
        foreach (var step in family.Steps)
        {
            var name = $"Step {step.Id} of {family.Id}";
            foreach (var other in step.After.Where(id => !ids.Contains(id)))
                yield return OfFamily(step.Type, "After", $"{name} comes after {other}", "the order");
            foreach (var other in step.InsteadOf.Where(id => !ids.Contains(id)))
                yield return OfFamily(step.Type, "InsteadOf", $"{name} stands in for {other}", "the way around it");
            foreach (var tool in step.Calls.Select(call => call.Tool).Where(tool => facts.Structure.ToolOf(tool) is null))
                yield return OfFamily(step.Type, "Calls", $"{name} calls {tool}", "what the tool asks of its input");
        }

        foreach (var skill in family.Needs.Concat(family.Steps.SelectMany(step => step.Needs)).Distinct(StringComparer.Ordinal))
        {
            if (catalog.Skills.All(known => known.Type != skill))
                yield return OfFamily(
                    family.Type,
                    "Needs",
                    $"{family.Id} needs {Text.Name(skill)}",
                    "what the skill says of other tasks"
                );
        }

        Finding OfFamily(string type, string attribute, string says, string lost) =>
            Missing(new(type, attribute), says, lost) with
            {
                Family = family.Id,
            };
    }

    // Output of a tool that was not called is nobody's copy.
    private static IEnumerable<Finding> Copied(FamilyFacts facts, StepInfo step, int index)
    {
        var graph = facts.Structure.Graph;
        if (step.OutputOf is not { } tool || !graph.Cycle.IsEmpty)
            yield break;
        if (graph.AncestorsOf(index).Append(index).Any(before => Calls(graph.Steps[before])))
            yield break;
        var callers = Enumerable
            .Range(0, graph.Steps.Count)
            .Where(other => Calls(graph.Steps[other]) && !graph.AncestorsOf(other).Contains(index))
            .Select(other => graph.Steps[other].Type)
            .ToArray();
        var name = Text.Name(step.Type);
        var remedy =
            callers.Length > 0
                ? $"Add [After<{Text.Name(callers[0])}>], which calls it"
                : $"Declare the step that calls it, with [Calls<…>], and [After<…>] that step";
        // Of several, or for all families at once, nobody knows which is meant.
        EquatableArray<Edit> edits = callers.Length == 1 && step.Shared != true ? [Edit.Add("After", callers[0], step.Type)] : [];
        yield return Dangling(
            facts,
            new(step.Type, "OutputOf"),
            $"{name} copies the output of {tool}, and no step before it calls {tool}, so that its tokens count as the model's own work. {remedy}.",
            edits
        );

        bool Calls(StepInfo other) => other.Calls.Any(call => call.Tool == tool);
    }

    private static Finding Dangling(FamilyFacts facts, Place place, string message, EquatableArray<Edit> edits) =>
        facts.Finding(RuleBook.DanglingReference, place, message) with
        {
            Cause = "dangling reference",
            Remedy = edits.IsEmpty ? "mend the reference" : edits[0].Title,
            Edits = edits,
        };

    private static Finding Missing(Place place, string says, string lost) =>
        new(
            RuleBook.DanglingReference,
            place,
            $"{says}, which the catalog does not have, so that {lost} is left out. Correct the name, or add what it names."
        )
        {
            Cause = "dangling reference",
            Remedy = "correct the name",
        };
}
