using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>The tasks of a panel that can be forecast, with the ways in which each may respond.</summary>
internal static class HierarchicalTasks
{
    // Fewer models than these, or models of one compute, say nothing of a curve over it.
    private const double LeastDecades = .1;

    // How much of what a surrogate says beside compute a task may follow.
    private static readonly double[] links = [0, .5, 1];

    // Makers differ from task to task: of a misfit, so much is a model's own.
    private const double OwnOfMakers = .5;

    public static IEnumerable<HierarchicalTask> Of(ScorePanel seen, PanelModel target, CurveAxis axis, bool many) =>
        from task in Enumerable.Range(0, seen.Tasks.Count)
        let members = Enumerable
            .Range(0, seen.Models.Count)
            .Where(model => !double.IsNaN(seen.Models[model].Scores[task]))
            .ToArray()
        where members.Length >= HierarchicalCurves.LeastModels
        where Math.Log10(seen.Models[members[^1]].Flop / seen.Models[members[0]].Flop) >= LeastDecades
        select new HierarchicalTask(
            task,
            [
                .. from response in Responses(seen, task, members)
                from place in Places(seen, members, task, target, axis)
                select Hypothesis(response, seen, members, task, place, many ? OwnOfMakers : 0),
            ],
            ShareOf(target.Samples[task])
        );

    // Where nobody says what chance gives, the least score may: that of two to five choices is as possible as 0.
    private static IEnumerable<Response> Responses(ScorePanel seen, int task, int[] members)
    {
        var known = TaskResponse.Possible(seen.Floors[task]);
        if (!seen.WithoutFloor.Contains(task))
            return known;
        var least = members.Min(model => seen.Models[model].Scores[task]);
        double[] near = [.. chances.Where(chance => least > Below * chance && least < Above * chance)];
        return near.Length > 0 ? TaskResponse.Possible(near.MinBy(chance => Math.Abs(least - chance))).Concat(known) : known;
    }

    private static readonly double[] chances = [1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0];
    private const double Below = .8;
    private const double Above = 1.15;

    private static CurveHypothesis Hypothesis(
        Response response,
        ScorePanel seen,
        int[] members,
        int task,
        Place place,
        double own
    )
    {
        int[] order = [.. Enumerable.Range(0, members.Length).OrderBy(i => place.Models[i])];
        PanelModel[] models = [.. order.Select(i => seen.Models[members[i]])];
        return new(
            response,
            [.. order.Select(i => members[i])],
            new(
                [.. models.Select(model => model.Name)],
                [.. order.Select(i => place.Models[i])],
                [.. models.Select(model => model.Scores[task])],
                [.. models.Select(model => ShareOf(model.Samples[task]))]
            )
            {
                OwnMisfit = own,
            },
            place.Target,
            place.Deviation
        );
    }

    // Between compute and what a surrogate says of it; compute alone where there is none that goes with it.
    private static IEnumerable<Place> Places(ScorePanel seen, int[] members, int task, PanelModel target, CurveAxis axis)
    {
        PanelModel[] models = [.. members.Select(member => seen.Models[member])];
        var compute = new Place([.. models.Select(model => Math.Log10(model.Flop))], Math.Log10(target.Flop), 0);
        return axis != CurveAxis.Compute && Surrogate(task, models, target, axis) is { } surrogate
            ? links.Select(link => compute.Towards(surrogate, link))
            : [compute];
    }

    private static Place? Surrogate(int task, PanelModel[] models, PanelModel target, CurveAxis axis)
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
        return value > 0 ? new(Array.ConvertAll(losses, decades.At), decades.At(value), decades.Deviation(value, off)) : null;

        PanelModel Loss(PanelModel model) => model with { Surrogates = [scale.ToLoss(model.Surrogates[task])] };
    }

    private static double ShareOf(double samples) => 1 / (samples > 0 ? samples : Priors.Items);

    // Where the models and the target stand, in decades of compute, and how far off the target's place may be.
    private sealed record Place(double[] Models, double Target, double Deviation)
    {
        public Place Towards(Place other, double share) =>
            new(
                [.. Models.Zip(other.Models, (one, two) => one + share * (two - one))],
                Target + share * (other.Target - Target),
                share * other.Deviation
            );
    }
}
