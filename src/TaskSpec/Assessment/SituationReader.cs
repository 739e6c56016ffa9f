using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Reads a family's situation from its declarations.</summary>
internal static class SituationReader
{
    /// <summary>The situation of a family that has a headline metric; null where that is not a matter of capability.</summary>
    public static Situation? Read(Structure structure, ScalingPlan plan, Coupling coupling)
    {
        var family = structure.Family;
        var ladder = LadderOf(plan);
        var observer = new Observer(structure);
        if (observer.OfAnswer(family.Headline!) is not { } headline)
            return null;
        var metrics = new List<Observation> { headline with { Linked = false } };
        metrics.AddRange(family.Records.Where(Usable).Select(observer.OfAnswer).OfType<Observation>());
        for (var step = 0; step < structure.Graph.Steps.Count; step++)
        {
            var at = step;
            // An optional step, or an alternative, says nothing of the task where it was not taken.
            if (structure.ShareOf(step) == 0 && !structure.IsDecided(step))
                continue;
            metrics.AddRange(
                structure.Graph.Steps[step].Records.Where(Usable).Select(use => observer.OfStep(use, at)).OfType<Observation>()
            );
        }

        var curves = structure.Assumptions.CurvesOf(headline.Response);
        return new(
            ladder,
            PriorOf(structure, ladder, curves),
            metrics.ToEquatableArray(),
            coupling,
            SpreadOf(structure),
            DeparturesOf(structure, plan, curves)
        );
    }

    /// <summary>What is believed of a family's difficulty: by its results, else by what is declared, else anything.</summary>
    private static DifficultyPrior PriorOf(Structure structure, Ladder ladder, CurveBeliefs curves)
    {
        var family = structure.Family;
        if (structure.Measured?.Difficulty is { } measured)
        {
            return DifficultyPrior.Measured(
                Math.Log10(measured.HalfAtFlop),
                measured.Decades,
                Math.Log(measured.Exponent),
                measured.ExponentDeviation,
                measured.Correlation
            );
        }

        var horizon = family.Difficulty is null ? HorizonDifficulty.Of(family) : null;
        return family.Difficulty is { HalfAtFlop: > 0 and < 1e300, Decades: > 0 and < 100 } difficulty
                ? DifficultyPrior.Normal(Math.Log10(difficulty.HalfAtFlop), difficulty.Decades, curves)
            : horizon is not null ? DifficultyPrior.Normal(horizon.LogFlop, horizon.Decades, curves)
            : DifficultyPrior.Uniform(ladder, curves);
    }

    /// <summary>Whether results, the author or human time say where a family is half way.</summary>
    public static bool KnowsDifficulty(Structure structure) =>
        structure.Measured?.Difficulty is not null
        || structure.Family.Difficulty is not null
        || HorizonDifficulty.Of(structure.Family) is not null;

    private static Departures DeparturesOf(Structure structure, ScalingPlan plan, CurveBeliefs curves)
    {
        var (measured, assumed) = (structure.Measured, structure.Assumptions);
        EquatableArray<Believed> misfits = measured?.Misfit is { } misfit ? [new(misfit.Value, 1)] : curves.Misfits;
        return new(misfits, measured?.MisfitDecades ?? curves.MisfitDecades, assumed.LinkMisfit, assumed.LinkDecades)
        {
            ModelDecades = ModelDecadesOf(plan, assumed),
        };
    }

    /// <summary>By how many decades of compute a plan's models are worth more or less than each other.</summary>
    public static double ModelDecadesOf(ScalingPlan plan, Assumptions assumed) => plan.Makers == true ? assumed.ModelDecades : 0;

    /// <summary>Spread of a family's positions in decades, from 0 to 3.</summary>
    public static double SpreadOf(Structure structure)
    {
        var family = structure.Family;
        var known =
            structure.Measured?.SpreadDecades?.Value ?? family.Difficulty?.SpreadDecades ?? HorizonDifficulty.Of(family)?.Spread;
        return Math.Max(0, Math.Min(3, known ?? structure.Assumptions.MidpointSpread));
    }

    /// <summary>The plan's ladder, or the default's where the plan is none yet: somebody may be typing it.</summary>
    public static Ladder LadderOf(ScalingPlan plan)
    {
        var sound =
            plan is
            { FromFlop: >= 1 and < 1e100, ToFlop: >= 1 and < 1e100, TargetFlop: >= 1 and < 1e100, Models: >= 1 and <= 64 };
        var usable = sound && plan.ToFlop >= plan.FromFlop ? plan : ScalingPlan.Default;
        return Ladder.LogSpaced(usable.FromFlop, usable.ToFlop, usable.Models, usable.TargetFlop);
    }

    private static bool Usable(MetricUse use) => use.Link != Link.None;
}
