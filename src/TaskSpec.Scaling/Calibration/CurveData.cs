namespace TaskSpec.Scaling.Calibration;

/// <summary>One task's scores over the models of one recipe, in order of compute.</summary>
/// <param name="Models">The models.</param>
/// <param name="LogFlop">log10 of their training compute.</param>
/// <param name="Scores">Their scores.</param>
/// <param name="Shares">What sampling leaves of the variance of one attempt: 1/n for n items.</param>
public sealed record CurveData(IReadOnlyList<string> Models, double[] LogFlop, double[] Scores, double[] Shares)
{
    /// <summary>What u is straight in: compute in decades, or another metric on the scale of compute.</summary>
    public double[] Axis { get; init; } = LogFlop;

    /// <summary>Variance in u that a model has besides, as of an axis that is measured itself; empty for none.</summary>
    public double[] Extra { get; init; } = [];

    /// <summary>How uncertain the place of each model on the axis is, as a variance in squared decades; empty where none is.</summary>
    public double[] AxisVariance { get; init; } = [];

    /// <summary>Of the misfit's variance, what each model has to itself, not shared with those of like compute.</summary>
    public double OwnMisfit { get; init; }

    /// <summary>How many models there are.</summary>
    public int Count => Scores.Length;

    /// <summary>Some of the models.</summary>
    public CurveData Where(Func<int, bool> kept)
    {
        int[] at = [.. Enumerable.Range(0, Count).Where(kept)];
        return new([.. at.Select(i => Models[i])], Of(LogFlop), Of(Scores), Of(Shares))
        {
            Axis = Of(Axis),
            Extra = Extra.Length > 0 ? Of(Extra) : [],
            OwnMisfit = OwnMisfit,
            AxisVariance = AxisVariance.Length > 0 ? Of(AxisVariance) : [],
        };

        double[] Of(double[] values) => [.. at.Select(i => values[i])];
    }

    /// <summary>The models of several recipes as one ladder.</summary>
    public static CurveData Merged(IEnumerable<CurveData> families)
    {
        var all = families.ToArray();
        var order = (
            from data in all
            from i in Enumerable.Range(0, data.Count)
            orderby data.LogFlop[i]
            select (data, i)
        ).ToArray();
        return new(
            [.. order.Select(one => one.data.Models[one.i])],
            [.. order.Select(one => one.data.LogFlop[one.i])],
            [.. order.Select(one => one.data.Scores[one.i])],
            [.. order.Select(one => one.data.Shares[one.i])]
        );
    }
}
