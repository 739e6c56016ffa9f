using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How a task's score is taken to respond where no catalog says it.</summary>
public static class TaskResponse
{
    private const double Close = 1e-3;
    private const int MostChoices = 1000;

    /// <summary>
    /// By its chance floor: of 1/K, K a whole number, it is the accuracy of K choices, because that is how a floor of 1/K comes about;
    /// else pass or fail above that floor.
    /// </summary>
    /// <param name="floor">In [0, 1).</param>
    public static Response Of(double floor)
    {
        var choices = floor > 0 ? 1 / floor : 0;
        return choices >= 2 - Close && choices <= MostChoices && Math.Abs(choices - Math.Round(choices)) < Close * choices
            ? new ChoiceAccuracy((int)Math.Round(choices))
            : new AllRight { Floor = floor };
    }

    /// <summary>
    /// The responses that a floor leaves possible: at 1/K that of K choices, then guess or know, g + (1 − g)e^−Λ; else the second alone. A forecast weighs them
    /// (docs/model.md §16). The first stands for both where the misfit's length is estimated.
    /// </summary>
    /// <param name="floor">In [0, 1).</param>
    public static IReadOnlyList<Response> Possible(double floor) =>
        Of(floor) is ChoiceAccuracy choices ? [choices, new AllRight { Floor = floor }] : [Of(floor)];
}
