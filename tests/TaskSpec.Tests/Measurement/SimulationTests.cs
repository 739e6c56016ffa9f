using TaskSpec.Testing.Simulation;
using Xunit.Abstractions;

namespace TaskSpec.Tests.Measurement;

/// <summary>The forecast error is what the best method really gets on data drawn from the model, within 10 %.</summary>
public class SimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("exact match, 100 attempts", 1500)]
    [InlineData("exact match, 1000 attempts", 1500)]
    [InlineData("edit similarity 4, 100 attempts", 1500)]
    [InlineData("edit similarity 64, 100 attempts", 1500)]
    [InlineData("log-likelihood 4, 100 attempts", 1500)]
    [InlineData("choice accuracy 4, 100 attempts", 1500)]
    [InlineData("Brier score 4, 100 attempts", 800)]
    [InlineData("choice log-likelihoods 4, 100 attempts", 800)]
    [InlineData("steps in a row 4, 100 attempts", 800)]
    [InlineData("gated output 64, 100 attempts", 800)]
    [InlineData("exact match, 100 attempts, tasks 10, jump 1", 800)]
    [InlineData("exact match, 100 attempts, tasks 10, spread 1", 800)]
    [InlineData("Brier score 4, 100 attempts, tasks 10, jump 1, spread 0.5", 800)]
    public void Reached_by_the_posterior_mean(string point, int ladders) => Reached(point, ladders, 0);

    [Theory]
    [InlineData("exact match, 1000 attempts", .6)]
    [InlineData("edit similarity 4, 100 attempts", .6)]
    [InlineData("choice accuracy 4, 1000 attempts", .3)]
    public void Reached_where_models_are_of_many_makers(string point, double decades) => Reached(point, 800, decades);

    private void Reached(string point, int ladders, double decades)
    {
        var experiment = SimulationGrid.All.Single(experiment => experiment.ToString() == point) with { ModelDecades = decades };
        var (simulated, deviation) = new LadderSimulation(experiment, 20240611).Error(ladders);
        var forecast = experiment.Forecast();
        output.WriteLine(
            $"{point}: simulated {simulated:F4} ± {deviation:F4}, forecast {forecast:F4}, ratio {simulated / forecast:F3}"
        );
        Assert.InRange(simulated / forecast, .9, 1.1);
    }
}
