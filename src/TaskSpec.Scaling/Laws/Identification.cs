using MathNet.Numerics.Statistics;

namespace TaskSpec.Scaling.Laws;

/// <summary>Whether observations identify a law at all.</summary>
public static class Identification
{
    /// <summary>Why they cannot, whatever the fit may be; empty where they might.</summary>
    public static IReadOnlyList<string> Of(LawForm form, IReadOnlyList<LawPoint> points)
    {
        var free = form.Parameters.Count(parameter => parameter.Lower < parameter.Upper);
        if (points.Count < free + 2)
            return [$"{free} parameters need at least {free + 2} models, and there are {points.Count}"];
        if (points.All(point => point.Value == points[0].Value))
            return ["every model has the same score, so that nothing changes with scale"];
        if (OnlyOther(points) is { } other)
            return
            [
                $"all models but one have the same score, so that {(other.Name.Length > 0 ? other.Name : "one model")} alone would make the curve",
            ];
        var scales = points.Select(point => (point.X, point.Tokens)).Distinct().Count();
        if (scales < free)
            return [$"{free} parameters need at least {free} different scales, and there are {scales}"];
        return form is ChinchillaLaw ? OfTwoScales(points) : [];
    }

    /// <summary>Why a fit says nothing of the law, from the intervals of its parameters; empty where it does.</summary>
    public static IReadOnlyList<string> Of(LawFit fit, IReadOnlyList<ProfileInterval> intervals)
    {
        var reasons = new List<string>();
        foreach (var (i, parameter) in fit.Problem.Form.Parameters.Index())
        {
            if (fit.Problem.Lower[i] == fit.Problem.Upper[i])
                continue;
            var (low, high) = (intervals[i].Low, intervals[i].High);
            if (parameter.Role == LawRole.Rate && !(low > 0 || high < 0))
                reasons.Add($"{parameter.Name} may be 0: no change with scale fits as well");
            else if (parameter.Role == LawRole.Rate && (low is null || high is null))
                reasons.Add($"{parameter.Name} has no bound but its own: any steeper change fits as well");
            else if (parameter.Role == LawRole.Place && (low is null || high is null))
                reasons.Add(
                    $"where the curve bends ({parameter.Name}) is not seen: it may lie {(high is null ? "beyond" : "before")} all models"
                );
        }

        if (reasons.Count == 0 && fit.Problem.Form is SigmoidLaw sigmoid && Jump(sigmoid, fit) is { } jump)
            reasons.Add(jump);
        return reasons;
    }

    private static LawPoint? OnlyOther(IReadOnlyList<LawPoint> points)
    {
        var groups = points.GroupBy(point => point.Value).OrderBy(group => group.Count()).ToArray();
        return groups.Length == 2 && groups[0].Count() == 1 ? groups[0].Single() : null;
    }

    // Place and steepness are two unknowns. Where a curve jumps between two models, the likelihood of a fit that meets every score
    // is so narrow that the intervals do not show how little is known.
    private static string? Jump(SigmoidLaw form, LawFit fit)
    {
        double place = fit.Value(1),
            steepness = fit.Value(2);
        var scales = fit.Problem.Points.Select(form.Axis).Distinct().ToArray();
        // From a share p of the rise to 1 - p it is 2 ln((1 - p)/p)/k wide.
        int Within(double share) => scales.Count(x => Math.Abs(x - place) * steepness <= Math.Log((1 - share) / share));
        if (Within(0.1) > 0 && Within(0.01) > 1)
            return null;
        return Within(0.1) == 0 && scales.Any(x => x < place) && scales.Any(x => x > place)
            ? $"the rise fits between two neighbouring models ({scales.Where(x => x < place).Max():0.###} and {scales.Where(x => x > place).Min():0.###} on the axis of x0), with no score inside: any steeper one there fits as well"
            : "fewer than two scales lie on the rise, and its place and steepness are two unknowns";
    }

    private static string[] OfTwoScales(IReadOnlyList<LawPoint> points)
    {
        var parameters = points.Select(point => Math.Log(point.X)).ToArray();
        var tokens = points.Select(point => Math.Log(point.Tokens)).ToArray();
        if (parameters.Distinct().Count() < 3 || tokens.Distinct().Count() < 3)
            return ["parameters and tokens must each have at least three different values"];
        var together = Correlation.Pearson(parameters, tokens);
        return Math.Abs(together) > 0.999
            ?
            [
                $"parameters and tokens rise together (r = {together:0.0000}), so that their terms cannot be told apart; use --form power",
            ]
            : [];
    }
}
