using Xunit.Abstractions;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

using TaskSpec.Measurement;

/// <summary>The forecast error is what the best method really gets on data drawn from the model, within 10 %.</summary>
public class SimulationTests(ITestOutputHelper output)
{
    private const int Ladders = 1500;

    [Theory]
    [InlineData("exact", 0, 100)]
    [InlineData("exact", 0, 1000)]
    [InlineData("edit", 4, 100)]
    [InlineData("edit", 64, 100)]
    [InlineData("log-likelihood", 4, 100)]
    [InlineData("choice", 0, 100)]
    public void Reached_by_the_posterior_mean(string form, double length, double samples)
    {
        var (design, simulation) = form switch
        {
            "exact" => Counted(ExactMatch(samples), samples),
            "edit" => Counted(Of(Exact, Edit(length), true, samples), samples * length),
            "choice" => Counted(Of(Choice, Choice, false, samples), samples),
            _ => Logarithmic(Of(Exact, new LogLikelihood(length), true, samples), samples),
        };
        double simulated = simulation.Error(Ladders),
            ratio = simulated / design.Error();
        output.WriteLine($"{form} {length} {samples}: simulated {simulated:F4}, forecast {design.Error():F4}, ratio {ratio:F3}");
        Assert.InRange(ratio, .9, 1.1);
    }

    private static (Design, LadderSimulation) Counted(Design design, double trials) => (design, new(design, trials));

    private static (Design, LadderSimulation) Logarithmic(Design design, double samples) =>
        (design, new(design, 0, Math.Sqrt(1 / (samples * design.Observed.At(0).Information))));
}
