using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>One way in which a task may respond: how, and over what.</summary>
/// <param name="Response">How its score responds.</param>
/// <param name="Members">Which of all models have a score, in the order of the scores.</param>
/// <param name="Seen">Their scores; the axis is what the curve is over.</param>
/// <param name="Target">Where the model to forecast stands on that axis.</param>
/// <param name="TargetDeviation">By how many decades it may be off.</param>
internal sealed record CurveHypothesis(Response Response, int[] Members, CurveData Seen, double Target, double TargetDeviation)
{
    /// <summary>The same with each model where its effective compute is.</summary>
    public CurveHypothesis Ahead(IReadOnlyList<Ahead> models)
    {
        double[] axis = [.. Seen.LogFlop.Select((place, i) => place + models[Members[i]].Decades)];
        int[] order = [.. Enumerable.Range(0, axis.Length).OrderBy(i => axis[i])];
        double[] places = [.. order.Select(i => axis[i])];
        int[] members = [.. order.Select(i => Members[i])];
        return this with
        {
            Members = members,
            Seen = new(
                [.. order.Select(i => Seen.Models[i])],
                places,
                [.. order.Select(i => Seen.Scores[i])],
                [.. order.Select(i => Seen.Shares[i])]
            )
            {
                OwnMisfit = Seen.OwnMisfit,
                AxisVariance = [.. members.Select(model => models[model].Variance)],
            },
        };
    }
}
