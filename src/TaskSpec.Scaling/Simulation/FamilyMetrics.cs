using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Simulation;

/// <summary>All metrics that a family declares, as results call them.</summary>
internal static class FamilyMetrics
{
    /// <summary>The headline, the answer's other metrics and those of steps.</summary>
    /// <param name="structure">The family.</param>
    /// <param name="situation">Whose headline anchors them.</param>
    /// <param name="leaveOut">Is told why a metric has no results.</param>
    public static IReadOnlyList<SimulatedMetric> Of(Structure structure, Situation situation, Action<string> leaveOut)
    {
        var family = structure.Family;
        var observer = new Observer(structure);
        var found = new List<SimulatedMetric>();
        Add(family.Headline!.ResultName(), situation.Metrics[0], structure.AnswerTokens.Tokens);
        foreach (var use in family.Records)
            Add(use.ResultName(), observer.OfAnswer(use), structure.AnswerTokens.Tokens);
        foreach (var (place, step) in structure.Graph.Steps.Index())
        foreach (var use in step.Records)
        {
            if (structure.ShareOf(place) == 0 && !structure.IsDecided(place))
                leaveOut($"{use.ResultName(step)} is of a step that the task can do without");
            else
                Add(use.ResultName(step), observer.OfStep(use, place), step.Tokens ?? Measurement.Priors.StepTokens);
        }

        return found;

        void Add(string name, Observation? observation, double tokens)
        {
            if (found.Any(metric => metric.Name == name))
                leaveOut($"{name} is declared twice, and results have room for one of a name");
            else if (observation is null)
                leaveOut($"{name} follows from no capability");
            else
            {
                var anchored = situation.Anchored(observation);
                found.Add(
                    new(name, anchored, new(observation.Use, anchored.Response, Math.Max(1, tokens), family.Limits?.TimeSeconds))
                );
            }
        }
    }
}
