using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Tests.Laws;

public sealed class ProfileIntervalTests
{
    public static TheoryData<LawForm, LawPoint[], string> Problems { get; } =
        new()
        {
            { new PowerLaw(rises: false), Curves.Power, "huber" },
            { new SigmoidLaw(overLoss: false), Curves.Sigmoid, "least-squares" },
            { new SigmoidLaw(overLoss: false, 0.25), [.. Curves.Sigmoid.Take(6)], "least-squares" },
            { new SurprisalLaw(0.25), Curves.Surprisal, "least-squares" },
            { new ChinchillaLaw(), Curves.Chinchilla, "huber" },
        };

    /// <summary>The loss, refitted with the parameter held at either end, has risen by as much, however small losses are.</summary>
    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public void Both_ends_are_as_unlikely(LawForm form, LawPoint[] points, string likelihood)
    {
        var fit = LawFit.Of(new(form, points, likelihood == "huber" ? Likelihood.HuberOnLogs() : Likelihood.LeastSquares))!;
        var rises = form
            .Parameters.Index()
            .Where(parameter => parameter.Item.Lower < parameter.Item.Upper)
            .SelectMany(parameter => Rises(fit, parameter.Index))
            .ToArray();

        Assert.True(rises.Length >= 4);
        Assert.All(rises, rise => Assert.InRange(rise, 0.99 * rises[0], 1.01 * rises[0]));
    }

    private static IEnumerable<double> Rises(LawFit fit, int index)
    {
        var interval = ProfileInterval.Of(fit, index);
        foreach (var end in new[] { interval.Low, interval.High }.OfType<double>())
        {
            var at = fit.Problem.Form.Parameters[index].IsLog ? Math.Log(end) : end;
            double[] lower = [.. fit.Problem.Lower],
                upper = [.. fit.Problem.Upper];
            lower[index] = upper[index] = at;
            yield return LawFit.Of(fit.Problem with { Lower = lower, Upper = upper })!.Objective - fit.Objective;
        }
    }
}
