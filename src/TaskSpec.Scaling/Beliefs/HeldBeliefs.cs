using System.Collections.Concurrent;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Beliefs;

/// <summary>What is believed of each task of a table before its own scores count: of a file, or learnt from the table's other tasks and families.</summary>
public sealed class HeldBeliefs
{
    private readonly IReadOnlyDictionary<string, double> floors;
    private readonly Func<string, string, bool, LearntCurves> curvesOf;
    private readonly ConcurrentDictionary<(string, string, bool), Lazy<BelievedCurves>> known = new();

    private HeldBeliefs(IReadOnlyDictionary<string, double> floors, Func<string, string, bool, LearntCurves> curvesOf) =>
        (this.floors, this.curvesOf) = (floors, curvesOf);

    /// <summary>The same of every task of a kind.</summary>
    /// <param name="priors">What is believed.</param>
    /// <param name="floors">Chance floors by task; 0 where there is none.</param>
    public static HeldBeliefs Of(LearntPriors priors, IReadOnlyDictionary<string, double> floors) =>
        new(floors, (_, _, isChoice) => isChoice ? priors.Choices : priors.Answers);

    /// <summary>Of each task in each recipe what all <em>other</em> tasks of its kind say in all <em>other</em> families.</summary>
    /// <param name="tasks">The table.</param>
    /// <param name="floors">Chance floors by task.</param>
    /// <param name="stop">Ends it early.</param>
    public static HeldBeliefs LeaveOneOut(
        IReadOnlyList<CurveSet> tasks,
        IReadOnlyDictionary<string, double> floors,
        CancellationToken stop = default
    )
    {
        var curves = PriorCurve.Of("", tasks, floors).ToLookup(curve => curve.IsOfChoices);
        var learners = new[] { false, true }.ToDictionary(
            isChoice => isChoice,
            isChoice => new Lazy<PriorLearner>(() => new(curves[isChoice], stop))
        );
        return new(
            floors,
            (task, family, isChoice) =>
                learners[isChoice].Value.Of(curve => curve.Task != task && curve.Family != family, withIntervals: false, stop)
        );
    }

    /// <summary>What is believed of a task, and the responses that its floor leaves possible.</summary>
    internal (BelievedCurves Believed, IReadOnlyList<Response> Shapes) Of(string task, string family)
    {
        var floor = floors.GetValueOrDefault(task);
        var isChoice = TaskResponse.Of(floor).IsOfChoices;
        var believed = known.GetOrAdd((task, family, isChoice), key => new(() => new(curvesOf(task, family, isChoice)))).Value;
        return (believed, PriorCurve.ShapesOf(floor));
    }
}
