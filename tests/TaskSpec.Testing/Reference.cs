using TaskSpec.Measurement;

namespace TaskSpec.Testing;

/// <summary>Plain beliefs, under which the forecast error is held against published and simulated values: three exponents alike, one misfit, positions within reach.</summary>
public static class Reference
{
    /// <summary>Exponents .2, .3 and .45, a misfit of .25 over a decade, half way from the smallest model to two decades beyond the target.</summary>
    public static CurveBeliefs Curves { get; } =
        new([new(.2, 1 / 3.0), new(.3, 1 / 3.0), new(.45, 1 / 3.0)], [new(.25, 1)], 1)
        {
            DecadesBelow = 0,
            DecadesBeyondTarget = 2,
        };

    /// <summary>They as a file for <c>--priors</c>.</summary>
    public static string Json { get; } = new LearntPriors("2026-11-22", Learnt(1), Learnt(2)).ToJson();

    /// <summary>They of every metric, and the rest as usual.</summary>
    public static Assumptions Assumptions { get; } = Assumptions.Default with { AnswerCurves = Curves, ChoiceCurves = Curves };

    /// <summary>Their misfit and the usual link.</summary>
    public static Departures Departures { get; } = With(Curves.Misfits[0].Value);

    private static LearntCurves Learnt(int responses) =>
        new(1, 1, new(.3, .2, .45), new(.25, .25, .25), Curves.MisfitDecades)
        {
            Exponents = Curves.Exponents,
            Misfits = Curves.Misfits,
            Shares = [new(0, 1)],
            Floors = [new(0, 1)],
            Responses = [.. Enumerable.Range(0, responses).Select(i => new Believed(i, 1.0 / responses))],
        };

    /// <summary>With another misfit.</summary>
    public static Departures With(double misfit) => new(misfit, Curves.MisfitDecades);
}
