using System.Reflection;
using Microsoft.Extensions.AI;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>What of a catalog is run: its tasks that can be measured, and what cannot be, by name.</summary>
internal sealed record EvalPlan(Catalog Catalog, IReadOnlyList<PlannedTask> Tasks, IReadOnlyList<ExportFinding> Findings)
{
    private const string Runner = "run";

    /// <summary>How far this runner carries each feature. Metrics are judged one by one, by their classes.</summary>
    public static IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = new(Level.Full, "scored by the metric's own Score"),
            [Feature.ChoiceLogLikelihoods] = new(Level.Full, "from the letters' log-probabilities, where the service gives them"),
            [Feature.Attempts] = new(Level.Full, "made one by one"),
            [Feature.Temperature] = new(Level.Full, "sent"),
            [Feature.MaxOutputTokens] = new(Level.Full, "sent"),
            [Feature.FewShot] = new(Level.Full, "the first samples of other clusters, as earlier turns"),
            [Feature.TimeLimit] = new(Level.Full, "of each attempt, waits among it"),
            [Feature.WorkingLimit] = new(Level.Full, "of each attempt, without waits and failed tries"),
            [Feature.TokenLimit] = new(Level.Full, "as the service counts them, after each answer"),
            [Feature.MessageLimit] = new(Level.Full, "an attempt is one question and one answer"),
            [Feature.TurnLimit] = new(Level.Full, "an attempt is one turn"),
            [Feature.Clusters] = new(Level.Full, "columns of the tables"),
            [Feature.NamedTasks] = new(Level.Full, "columns of the tables"),
            [Feature.HumanTime] = new(Level.Full, "columns of the tables"),
            [Feature.TaskWeights] = new(Level.None, "every sample counts alike in the scores; weigh the samples table"),
            [Feature.Provenance] = new(Level.Noted, "it stays in the catalog"),
            [Feature.CostLimit] = new(Level.None, "it does not know what a token costs; limit the tokens"),
            [Feature.ToolLimit] = new(Level.None, "it has no tools"),
            [Feature.Tools] = new(Level.None, "it asks a model without tools; use a runner of agents, see taskspec export"),
            [Feature.Sandbox] = new(Level.None, "it runs nothing that a model writes"),
        };

    /// <exception cref="EvalException">A named family does not exist, a metric's class is missing, or nothing can be run.</exception>
    public static EvalPlan Of(
        Catalog catalog,
        Assembly authors,
        Func<Family, Func<IEnumerable<Sample>>?> samples,
        IChatClient client,
        EvalOptions options
    )
    {
        if (options.Families.FirstOrDefault(id => catalog.Families.All(family => family.Id != id)) is { } unknown)
            throw new EvalException($"there is no family '{unknown}' in the catalog of {catalog.Assembly}");
        var chosen = catalog with
        {
            Families = catalog
                .Families.Where(family => options.Families.Count == 0 || options.Families.Contains(family.Id))
                .ToEquatableArray(),
        };
        var (tasks, left) = ExportTasks.Of(chosen, samples);
        var findings = new List<ExportFinding>(left);
        bool? byLetter = client.GetService<IChoiceLikelihoods>() is { } likelihoods ? likelihoods.ByLetter : null;
        var planned = new List<PlannedTask>();
        foreach (var task in tasks)
        {
            if (task.Missing is { } missing)
                findings.Add(new(task.Family.Id, null, Lost: true, missing));
            else if (Plan(task, authors, byLetter, options, findings) is { } plan)
                planned.Add(plan);
        }

        return planned.Count > 0
            ? new(chosen, planned, [.. findings.Distinct()])
            : throw new EvalException(
                "no family can be run"
                    + string.Concat(findings.Select(finding => $"; {finding.Family}: {finding.Message}").Take(3))
            );
    }

    private static PlannedTask? Plan(
        ExportTask task,
        Assembly authors,
        bool? byLetter,
        EvalOptions options,
        List<ExportFinding> findings
    )
    {
        var family = task.Family;
        // Without such a tool every answer would be wrong, and say nothing of the model.
        if (family.Steps.SelectMany(step => step.Calls).FirstOrDefault(call => call.Need == Need.Essential) is { } call)
        {
            findings.Add(
                new(
                    family.Id,
                    Feature.Tools,
                    Lost: true,
                    $"it is left out: it needs the tool {call.Tool}, which this runner has not"
                )
            );
            return null;
        }

        var scorers = new List<Scorer>();
        foreach (var use in task.Metrics)
        {
            var (scorer, obstacle) = Scorer.Of(use, family, authors, byLetter);
            if (scorer is not null)
                scorers.Add(scorer);
            else
                findings.Add(new(family.Id, FeatureUse.Measure(use, family), Lost: true, $"it is not measured: {obstacle}"));
            if (scorer is { IsMean: false })
                findings.Add(
                    new(family.Id, null, Lost: true, $"{scorer.Name} is no mean over samples: it is in the samples table alone")
                );
        }

        if (scorers.Count == 0)
        {
            findings.Add(new(family.Id, null, Lost: true, "it is left out: none of its metrics can be measured"));
            return null;
        }

        findings.AddRange(ExportFinding.Of(Runner, Capabilities, family).Where(finding => !IsMeasure(finding.Feature)));
        findings.AddRange(
            family.Steps.SelectMany(step =>
                step.Records.Select(use => new ExportFinding(
                    family.Id,
                    Feature.StepMetrics,
                    Lost: true,
                    $"it is not measured: {use.ResultName(step)} is of a step, and the runner sees the answer alone"
                ))
            )
        );
        return new(task, scorers, options.Attempts ?? task.Attempts, options.LimitSamples);
    }

    private static bool IsMeasure(Feature? feature) => feature <= Feature.StepMetrics;
}
