using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>Turns the metrics of a family into responses, by what they read and what stands before it.</summary>
internal sealed class Observer(Structure structure)
{
    // A hexadecimal digit of a wrong digest is right once in sixteen times: the least lucky guess that is common.
    private const double TokenGuess = 1 / 16.0;

    private const int MostTries = 1000;

    // A score needs some room above chance.
    private const double LeastRange = .01;

    /// <summary>A metric of the answer.</summary>
    public Observation OfAnswer(MetricUse use)
    {
        var (tokens, assumed) = structure.AnswerTokens;
        var last = structure.Graph.Last();
        var decided = structure.AnswerDecided;
        var before = decided ? 1 : structure.ShareBeforeAnswer();
        var retries = decided ? last.Max(structure.RetriesBefore) : 0;
        var output = new Output(Coarse.Length(tokens), Coarse.Part(before), decided, retries, 1);
        var observation = Of(use, output, ShortName(use.Type));
        return assumed && use.Form is Form.TokensRight or Form.LogLikelihood
            ? observation with
            {
                Assumption = observation.Assumption ?? $"answers of {tokens:0} tokens: no length is declared",
            }
            : observation;
    }

    /// <summary>A metric of what a step produced.</summary>
    public Observation OfStep(MetricUse use, int step)
    {
        var info = structure.Graph.Steps[step];
        var decided = structure.IsDecided(step);
        var before = structure.ShareBefore(step);
        var all = before + structure.ShareOf(step);
        var tokens = info.Tokens is > 0 and var declared ? declared : Structure.AssumedStepTokens;
        var share = decided || all <= 0 ? 1 : before / all;
        var retries = decided ? structure.RetriesBefore(step) : 0;
        var scale = Coarse.Part(all) is > 0 and var part ? part : 1;
        var output = new Output(Coarse.Length(tokens), decided ? 1 : Coarse.Part(share), decided, retries, scale);
        var observation = Of(use, output, $"{ShortName(use.Type)} on {ShortName(info.Type)}") with { Linked = true };
        return info.Tokens is null && use.Form is Form.TokensRight or Form.LogLikelihood
            ? observation with
            {
                Assumption = $"{tokens:0} tokens in {ShortName(info.Type)}: no length is declared",
            }
            : observation;
    }

    /// <summary>A class's name without its namespace and the classes around it.</summary>
    public static string ShortName(string type) => type.Substring(type.LastIndexOfAny(['.', '+']) + 1);

    private Observation Of(MetricUse use, Output output, string name)
    {
        var floor = use.Floor is > 0 and < 1 and var declared ? declared : 0;
        var correlation = Math.Max(0, Math.Min(1, use.TokenCorrelation ?? 0));
        Response response;
        string? assumption = null;
        switch (use.Form)
        {
            case Form.TokensRight or Form.LogLikelihood when output.Decided:
                // Whoever passes by chance has every token right.
                response = new Gated(output.Tokens, 1, floor > 0 ? floor : TokenGuess, output.Retries)
                {
                    Scale = output.Scale,
                    Floor = HeadlineChance,
                };
                break;
            case Form.TokensRight when output.Before > 0:
                response = new Gated(output.Tokens, output.Before, floor, 0, correlation) { Scale = output.Scale };
                break;
            case Form.TokensRight:
                response = new TokensRight(output.Tokens, correlation) { Scale = output.Scale / output.Tokens, Floor = floor };
                break;
            case Form.LogLikelihood:
                // Its information is the same at any surprisal, so that its scale matters to a headline only, which anchors it.
                response = new LogLikelihood(Coarse.LikelihoodLength(output.Tokens));
                break;
            case Form.ArgmaxOfChoices:
                response = new ChoiceAccuracy(ChoiceCount);
                break;
            case Form.ChoiceProbability:
                response = new ChoiceBrier(ChoiceCount);
                break;
            case Form.ChoiceLogLikelihoods:
                response = new ChoiceLogLikelihoods(ChoiceCount);
                break;
            case Form.WeightedSteps when Rubric() is { IsEmpty: false } rubric:
                response = new WeightedSteps(rubric) { Floor = floor };
                break;
            default:
                response = PassOrFail(use, output, output.Decided ? Math.Max(floor, HeadlineChance) : floor);
                if (use.Form is not (Form.AllRight or Form.PassAtK))
                    assumption = $"{name} taken as pass or fail, the least informative form";
                break;
        }

        // A choice has its own floor and ceiling; the harness's is the attempts that can score at all.
        var ceiling = structure.Ceilings.OfHeadline;
        if (ceiling < 1)
            response = response with { Ceiling = Math.Min(1, Math.Max(ceiling, response.Floor + LeastRange)) };
        if (structure.Family.Choices is null && response is ChoiceAccuracy or ChoiceBrier or ChoiceLogLikelihoods)
            assumption = $"{ChoiceCount} choices: no count is declared";
        var sameForm = use.Form == structure.Family.Headline?.Form || output.Decided;
        return new(name, response, !sameForm) { Assumption = assumption };
    }

    // One of so many tries must be right: those at a gate whose output decides the score, those of pass@k, or both.
    private static Response PassOrFail(MetricUse use, Output output, double floor)
    {
        var attempts = use.Form == Form.PassAtK ? Math.Max(1, Math.Min(MostTries, use.K ?? 1)) : 1;
        var tries = Math.Min(MostTries, attempts * (output.Retries + 1));
        return tries > 1
            ? new Gated(1, 1, 0, tries - 1) { Scale = output.Scale, Floor = floor }
            : new AllRight { Scale = output.Scale, Floor = floor };
    }

    private double HeadlineChance =>
        structure.Family.Headline is { Form: Form.AllRight or Form.PassAtK, Floor: > 0 and < 1 and var chance } ? chance : 0;

    private int ChoiceCount =>
        structure.Family.Choices switch
        {
            { Floor: > 0 and < 1 and var floor } => Math.Max(2, (int)Math.Round(1 / Math.Max(.001, floor))),
            { Count: >= 2 and var count } => Math.Min(1000, count),
            _ => structure.Family.Profile?.Choices is { Median: >= 2 and <= 1000 } profiled ? (int)profiled.Median : 4,
        };

    private EquatableArray<StepWeight> Rubric()
    {
        var graph = structure.Graph;
        var weights = Enumerable.Range(0, graph.Steps.Count).Select(Weight).ToArray();
        if (weights.All(weight => weight == 0))
            return [];
        return weights
            .Select((weight, step) => new StepWeight(weight, structure.ShareOf(step), graph.AncestorsOf(step).ToEquatableArray()))
            .ToEquatableArray();

        // What is not necessary has no surprisal here, and would count as always done.
        double Weight(int step) => graph.IsNecessary(step) ? Math.Max(0, graph.Steps[step].Weight ?? 1) : 0;
    }

    /// <summary>What a metric reads: its length, the share of surprisal before it, and whether a gate decides it whole.</summary>
    private sealed record Output(double Tokens, double Before, bool Decided, int Retries, double Scale);
}
