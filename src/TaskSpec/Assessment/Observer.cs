using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>Turns the metrics of a family into responses, by what they read and what stands before it.</summary>
internal sealed class Observer(Structure structure)
{
    /// <summary>A metric of the answer; null where its form is not a matter of capability.</summary>
    public Observation? OfAnswer(MetricUse use)
    {
        var (tokens, assumed) = structure.AnswerTokens;
        var decided = structure.AnswerDecided;
        var reading = new Reading(
            use.Form is Form.AllRight or Form.PassAtK or Form.PassHatK
                ? use with
                {
                    Floor = use.Floor ?? structure.Family.Choices?.Floor,
                }
                : use,
            Coarse.Length(tokens),
            decided ? [] : structure.GatesOfAnswer(),
            decided,
            1,
            structure.Passes(),
            HeadlineChance,
            ChoiceCount,
            Attempts,
            Rubric(),
            structure.Assumptions
        );
        var observation = Of(reading, ClassName.Of(use.Type), use.ResultName());
        return assumed && ReadsTokens(use)
            ? observation?.Assuming($"answers of {tokens:0} tokens: no length is declared")
            : observation;
    }

    /// <summary>A metric of what a step produced; null where its form is not a matter of capability.</summary>
    public Observation? OfStep(MetricUse use, int step)
    {
        var info = structure.Graph.Steps[step];
        var decided = structure.IsDecided(step);
        var before = structure.ShareBefore(step);
        var all = before + structure.ShareOf(step);
        var tokens = info.Tokens is > 0 and var declared ? declared : Priors.StepTokens;
        var reading = new Reading(
            use,
            Coarse.Length(tokens),
            decided || all <= 0 ? [] : structure.GatesOf(step, all),
            decided,
            Coarse.Part(all) is > 0 and var part ? part : 1,
            structure.Passes(step),
            HeadlineChance,
            ChoiceCount,
            Attempts,
            Rubric(),
            structure.Assumptions
        );
        var observation = Of(reading, $"{ClassName.Of(use.Type)} on {ClassName.Of(info.Type)}", use.ResultName(info));
        if (observation is not null)
            observation = observation with { Linked = true };
        return info.Tokens is null && ReadsTokens(use)
            ? observation?.Assuming($"{tokens:0} tokens in {ClassName.Of(info.Type)}: no length is declared")
            : observation;
    }

    private Observation? Of(Reading reading, string name, string resultName)
    {
        var form = FormTable.Of(reading.Use.Form);
        if (form.Response?.Invoke(reading) is not { } response)
            return null;
        // A choice has its own floor and ceiling; the harness's is the attempts that can score at all.
        if (structure.Ceilings.OfHeadline is < 1 and var ceiling)
            response = response.Limited(ceiling);
        var sameForm = reading.Use.Form == structure.Family.Headline?.Form || reading.Decided;
        var observation = new Observation(name, reading.Use, response, !sameForm)
        {
            Attempts = response is Repeated many ? many.Attempts : 1,
            LinkMisfit = structure.Measured?.Links.FirstOrDefault(link => link.Metric == resultName)?.Misfit.Value,
        };
        if (response is AllRight or AllSteps && !form.Thresholded)
            observation = observation.Assuming($"{name} taken as pass or fail, the least informative form");
        if (form.Form == Form.Unknown)
            observation = observation.Assuming($"{name} taken as pass or fail: its form is not declared");
        if (Missing(reading.Use) is { } missing)
            observation = observation.Assuming($"{name} with {missing}");
        if (form.Unit is { } unit && ReferenceEquals(reading.Use, structure.Family.Headline))
            observation = observation.Assuming($"{name} forecast as {unit}");
        if (structure.Family.Choices is null && response is ChoiceAccuracy or ChoiceBrier or ChoiceLogLikelihoods)
            observation = observation.Assuming($"{ChoiceCount} choices: no count is declared");
        return observation;
    }

    // A parameter without which the form is another one.
    private static string? Missing(MetricUse use) =>
        use switch
        {
            { Form: Form.PassAtK or Form.PassHatK, K: null } => "k = 1: none is declared",
            { Form: Form.WithinEdits, Edits: null } => "no edits: none are declared",
            { Form: Form.Threshold, Threshold: null } => "a threshold that only a perfect score passes: none is declared",
            { Form: Form.NGrams, Order: null } => "runs of up to 4 tokens: no order is declared",
            _ => null,
        };

    private static bool ReadsTokens(MetricUse use) =>
        use.Form
            is Form.TokensRight
                or Form.LogLikelihood
                or Form.WithinEdits
                or Form.Threshold
                or Form.LongestPrefix
                or Form.NGrams
                or Form.SetOverlap;

    private double HeadlineChance =>
        structure.Family.Headline?.Form is Form.AllRight or Form.PassAtK or Form.PassHatK
        && ChanceFloor.OfOneAttempt(structure.Family) is > 0 and < 1 and var chance
            ? chance
            : 0;

    private int Attempts => Math.Max(1, structure.Family.Sampling?.Attempts ?? 1);

    private int ChoiceCount =>
        structure.Family.Choices switch
        {
            { } when structure.Family.ChoiceFloor is > 0 and < 1 and var floor => Math.Max(
                2,
                (int)Math.Round(1 / Math.Max(.001, floor))
            ),
            _ => structure.Family.Profile?.Choices is { Median: >= 2 and <= 1000 } profiled ? (int)profiled.Median : 4,
        };

    private EquatableArray<StepWeight> Rubric()
    {
        var graph = structure.Graph;
        var weights = Enumerable.Range(0, graph.Steps.Count).Select(structure.CreditOf).ToArray();
        if (weights.All(weight => weight == 0))
            return [];
        return weights
            .Select((weight, step) => new StepWeight(weight, structure.PassOf(step), graph.AncestorsOf(step).ToEquatableArray()))
            .ToEquatableArray();
    }
}
