using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Looks for the models, samples and metrics that bring a family's forecast within a limit at the least cost.</summary>
/// <remarks>docs/model.md §11, plan.</remarks>
public static class PlanSearch
{
    /// <summary>The options for one family.</summary>
    /// <param name="context">The catalog that it stands in.</param>
    /// <param name="family">The family.</param>
    /// <param name="goal">The limits and the budget. What is looked at does not hang on the budget, so that a larger one never gives less.</param>
    /// <exception cref="ArgumentException">The family has no headline metric that is a matter of capability, so that there is nothing to forecast.</exception>
    public static PlanAnswer Of(CatalogContext context, Family family, PlanGoal goal)
    {
        if (family.Headline is null)
            throw new ArgumentException("the family declares no headline metric", nameof(family));
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        var situation =
            SituationReader.Read(structure, context.PlanOf(family), context.CouplingOf(structure))
            ?? throw new ArgumentException("the headline metric is not a matter of capability", nameof(family));
        var space = new PlanSpace(situation, structure, goal);

        var meeting = space.MetricSets.SelectMany(metrics => Fewest(space, metrics)).OrderBy(option => option.CostFlop).ToArray();
        var affordable = meeting.Where(option => option.CostFlop <= goal.BudgetFlop).ToArray();
        var options = affordable.Where(option => !affordable.Any(other => other.Outdoes(option))).ToList();
        var best = Best(space, goal.BudgetFlop);
        if (best is not null && !options.Contains(best))
            options.Add(best);
        var answer = new PlanAnswer
        {
            Declared = Assessor.Of(context, family, double.PositiveInfinity),
            Current = space.Current,
            Limit = Rounded.Of(space.Limit),
            ExcessLimit = goal.ExcessWithin(situation.Range()),
            Options = options.OrderBy(option => option.CostFlop).ToEquatableArray(),
            Cheapest = meeting.FirstOrDefault() ?? space.At(space.Ladders[0], space.Samples[0], situation.Metrics),
        };
        return affordable.Length > 0 ? answer : Blocked(space, answer);
    }

    /// <summary>For each ladder the fewest samples within the limit, where they are fewer than on every cheaper ladder.</summary>
    private static IEnumerable<PlanOption> Fewest(PlanSpace space, EquatableArray<Observation> metrics)
    {
        var left = space.Samples.Count;
        foreach (var ladder in space.Ladders)
        {
            if (space.FloorOf(ladder) > space.Limit)
                continue;
            PlanOption? fewest = null;
            for (; left > 0 && space.At(ladder, space.Samples[left - 1], metrics) is { Meets: true } fewer; left--)
                fewest = fewer;
            if (fewest is not null)
                yield return fewest;
        }
    }

    /// <summary>The option with the least error within a budget, and of those alike the one with the fewest samples; null where there is none.</summary>
    private static PlanOption? Best(PlanSpace space, double budget)
    {
        (PlanOption Option, Ladder Ladder, EquatableArray<Observation> Metrics)? best = null;
        foreach (var ladder in space.Ladders.Reverse())
        {
            var most = space.Samples.LastOrDefault(samples => space.CostOf(ladder, samples) <= budget);
            if (most == 0 || (best is { } known && space.FloorOf(ladder) >= known.Option.Error))
                continue;
            foreach (var metrics in space.MetricSets)
            {
                var option = space.At(ladder, most, metrics);
                if (best is null || option.Error < best.Value.Option.Error)
                    best = (option, ladder, metrics);
            }
        }

        if (best is not { } found)
            return null;
        return space
                .Samples.TakeWhile(samples => samples < found.Option.Samples)
                .Reverse()
                .Select(samples => space.At(found.Ladder, samples, found.Metrics))
                .TakeWhile(option => option.Error <= found.Option.Error)
                .LastOrDefault()
            ?? found.Option;
    }

    private static PlanAnswer Blocked(PlanSpace space, PlanAnswer answer)
    {
        var floor = space.Ladders.Min(space.FloorOf);
        if (answer.Cheapest.Meets || answer.Options.IsEmpty)
            return answer with { Obstacle = PlanObstacle.Budget, LeastError = Rounded.Of(floor) };
        if (floor > space.Limit)
            return answer with { Obstacle = PlanObstacle.Floor, LeastError = Rounded.Of(floor) };
        var shared = space.Ladders.Min(space.FloorWithOverlap);
        return shared > space.Limit
            ? answer with
            {
                Obstacle = PlanObstacle.Overlap,
                LeastError = Rounded.Of(shared),
            }
            : answer with
            {
                Obstacle = PlanObstacle.Metrics,
                LeastError = Rounded.Of(floor),
            };
    }
}
