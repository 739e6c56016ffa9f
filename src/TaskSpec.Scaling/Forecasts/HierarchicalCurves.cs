using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>
/// The posterior mean of a task's score at a larger model, under the law of docs/model.md §15: a curve in the latent with a misfit that is smooth over compute, a floor
/// that may be off, and the response. How exponents, misfits and floors are spread is learnt from all tasks of a kind together.
/// </summary>
/// <param name="axis">What the curves are over. A task whose loss does not fall with compute has its own over compute.</param>
public sealed class HierarchicalCurves(CurveAxis axis) : Forecaster
{
    /// <summary>Fewer models than these say nothing of a curve.</summary>
    public const int LeastModels = 3;

    // Models of one compute say nothing of a curve over it.
    private const double LeastDecades = .1;

    /// <inheritdoc/>
    public override string Name =>
        axis switch
        {
            CurveAxis.Compute => "hierarchical curves over compute",
            CurveAxis.KnownSurrogate => "hierarchical curves over surrogate, target's known",
            _ => "hierarchical curves over surrogate, target's forecast",
        };

    /// <inheritdoc/>
    public override bool NeedsSurrogates => axis != CurveAxis.Compute;

    /// <inheritdoc/>
    public override bool HasDensity => true;

    /// <inheritdoc/>
    public override IReadOnlyList<RawForecast> Of(ScorePanel seen, PanelModel target)
    {
        var forecasts = new RawForecast[seen.Tasks.Count];
        Array.Fill(forecasts, new(double.NaN, 1));
        HierarchicalTask[] tasks =
        [
            .. seen
                .Tasks.Select((_, task) => (Task: task, Models: With(seen, task)))
                .Where(one =>
                    one.Models.Length >= LeastModels && Math.Log10(one.Models[^1].Flop / one.Models[0].Flop) >= LeastDecades
                )
                .Select(one => TaskOf(one.Task, seen.Floors[one.Task], one.Models, target)),
        ];
        if (tasks.Length == 0)
            return forecasts;
        var rough = CurveGrid.Of(tasks.Min(task => task.Seen.LogFlop[0]), tasks.Max(task => task.Seen.LogFlop[^1]), coarse: true);
        var decades = Calibrator.LengthOf([.. tasks.Select(task => (task.Shapes[0], task.Seen))], rough);
        foreach (var kind in tasks.GroupBy(task => task.Shapes.Count))
        {
            var grid = CurveGrid.ForForecast(
                kind.Min(task => task.Seen.LogFlop[0]),
                kind.Max(task => Math.Max(task.Target, task.Seen.LogFlop[^1])),
                kind.Key
            ) with
            {
                Decades = decades,
            };
            foreach (var (task, density) in HierarchicalTask.Densities([.. kind], grid))
                forecasts[task] = new(
                    density.Mean,
                    density.Deviation,
                    new(density.Mean, density.Quantile(.1), density.Quantile(.9), density.Quantile(.025), density.Quantile(.975))
                );
        }

        return forecasts;
    }

    private HierarchicalTask TaskOf(int task, double floor, PanelModel[] models, PanelModel target)
    {
        double[] places = [.. models.Select(model => Math.Log10(model.Flop))];
        double at = Math.Log10(target.Flop),
            deviation = 0;
        if (axis != CurveAxis.Compute && Surrogate(task, models, target) is { } over)
            (places, at, deviation) = over;

        int[] order = [.. Enumerable.Range(0, models.Length).OrderBy(i => places[i])];
        return new(
            task,
            TaskResponse.Possible(floor),
            new(
                [.. order.Select(i => models[i].Name)],
                [.. order.Select(i => places[i])],
                [.. order.Select(i => models[i].Scores[task])],
                [.. order.Select(i => ShareOf(models[i].Samples[task]))]
            ),
            at,
            deviation,
            ShareOf(target.Samples[task])
        );
    }

    // Where the models and the target stand by what stands for the task; null where that does not go with compute.
    private (double[] Places, double Target, double Deviation)? Surrogate(int task, PanelModel[] models, PanelModel target)
    {
        if (SurrogateScale.Of([.. models.Select(model => model.Surrogates[task])]) is not { } scale)
            return null;
        PanelModel[] over = [.. models.Select(Loss)];
        double[] losses = [.. over.Select(model => model.Surrogates[0])];
        if (SurrogateAxis.Of([.. models.Select(model => Math.Log10(model.Flop))], losses) is not { } decades)
            return null;
        var (value, off) =
            axis == CurveAxis.KnownSurrogate
                ? (scale.ToLoss(target.Surrogates[task]), 0)
                : SurrogateLaw.Of(over, 0)?.Predict(target) ?? (double.NaN, 0);
        return value > 0 ? (Array.ConvertAll(losses, decades.At), decades.At(value), decades.Deviation(value, off)) : null;

        PanelModel Loss(PanelModel model) => model with { Surrogates = [scale.ToLoss(model.Surrogates[task])] };
    }

    private static double ShareOf(double samples) => 1 / (samples > 0 ? samples : Priors.Items);
}
