using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>Error and floor against an independent implementation, over ladders, lengths, samples, floors and ceilings.</summary>
public class ForecastCrossCheckTests
{
    [Theory]
    [InlineData("exact", 1, 18, 22, 24, 1, 100, 0, 1, 0.244590457, 0.187542868)]
    [InlineData("exact", 2, 18, 22, 24, 1, 100, 0, 1, 0.112469301, 0.071532393)]
    [InlineData("exact", 3, 18, 22, 24, 1, 100, 0, 1, 0.110275433, 0.072592656)]
    [InlineData("exact", 5, 18, 22, 24, 1, 100, 0, 1, 0.108594223, 0.071105537)]
    [InlineData("exact", 12, 18, 22, 24, 1, 100, 0, 1, 0.106782732, 0.049868464)]
    [InlineData("exact", 20, 18, 22, 24, 1, 100, 0, 1, 0.104206782, 0.042737452)]
    [InlineData("edit", 5, 18, 22, 24, 3, 50, 0, 1, 0.100405999, 0.071105537)]
    [InlineData("edit", 5, 18, 22, 24, 10, 50, 0, 1, 0.092924693, 0.071105537)]
    [InlineData("edit", 5, 18, 22, 24, 100, 50, 0, 1, 0.088525198, 0.071105537)]
    [InlineData("edit", 5, 18, 22, 24, 600, 50, 0, 1, 0.088474067, 0.071105537)]
    [InlineData("edit", 3, 17, 21, 23, 30, 1000, 0, 1, 0.085942778, 0.072592656)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0.1, 1, 0.108315458, 0.063581668)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0.5, 1, 0.067318772, 0.035323149)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0, 0.8, 0.085190773, 0.056517039)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0.25, 0.6, 0.049358907, 0.024726204)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0.9, 1, 0.016290194, 0.007064630)]
    [InlineData("exact", 6, 18, 21.5, 23.5, 1, 300, 0, 0.05, 0.006818902, 0.003532315)]
    [InlineData("nll", 12, 18, 22, 25, 3, 20, 0, 1, 0.098047312, 0.062394672)]
    [InlineData("nll", 12, 18, 22, 25, 60, 20, 0, 1, 0.094368034, 0.062394672)]
    [InlineData("nll", 12, 18, 22, 25, 600, 20, 0, 1, 0.094137769, 0.062394672)]
    [InlineData("nll", 5, 18, 22, 24, 60, 100, 0.2, 0.9, 0.060201403, 0.049773876)]
    [InlineData("gate-edit", 5, 18, 22, 24, 4, 200, 0, 1, 0.112228499, 0.071105537)]
    [InlineData("gate-edit", 5, 18, 22, 24, 64, 200, 0, 1, 0.106923600, 0.071105537)]
    [InlineData("choice", 5, 18, 22, 24, 1, 400, 0, 1, 0.100684201, 0.066049475)]
    [InlineData("choice", 3, 19, 23, 24, 1, 50, 0, 1, 0.088745666, 0.048206542)]
    [InlineData("choice-ll", 5, 18, 22, 24, 1, 400, 0, 1, 0.100428512, 0.066049475)]
    [InlineData("brier", 5, 18, 22, 24, 1, 400, 0, 1, 0.102596988, 0.066049475)]
    public void Agrees(
        string form,
        int models,
        double from,
        double to,
        double target,
        double length,
        double samples,
        double floor,
        double ceiling,
        double error,
        double least
    )
    {
        var ladder = Ladder.LogSpaced(Math.Pow(10, from), Math.Pow(10, to), models, Math.Pow(10, target));
        var choice = form is "choice" or "choice-ll" or "brier";
        Response headline = choice ? Choice : new AllRight { Floor = floor, Ceiling = ceiling };
        Response observed = form switch
        {
            "edit" => Edit(length),
            "nll" => new LogLikelihood(length),
            "gate-edit" => GatedDigest(length),
            "choice-ll" => new ChoiceLogLikelihoods(4),
            "brier" => new ChoiceBrier(4),
            _ => headline,
        };
        var design = Of(headline, observed, form is "edit" or "nll" or "choice-ll" or "brier", samples).On(ladder);
        Close(
            error,
            design.Error(),
            form == "brier" ? 1e-3
                : choice ? 1e-4
                : 2e-5
        );
        Close(least, design.Floor(), choice ? 1e-4 : 2e-5);
    }
}
