using System.Globalization;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>Whatever stands in a file, it is read or refused in words.</summary>
public sealed class InputFuzzTests
{
    private const int Count = 5_000;
    private const int Seed = 20_261_130;

    /// <summary>TASKSPEC_TRIALS tries more than CI has time for.</summary>
    private static int Trials =>
        int.TryParse(Environment.GetEnvironmentVariable("TASKSPEC_TRIALS"), CultureInfo.InvariantCulture, out var trials)
            ? trials
            : Count;

    [Fact]
    public void Damaged_inputs_are_read_or_refused_with_their_names()
    {
        var result = InputFuzz.Run(Trials, Seed);
        var kinds = result
            .Failures.GroupBy(failure =>
                string.Join('\n', failure.Split('\n').Take(3).Select(line => line[(line.IndexOf(':') + 1)..]))
            )
            .OrderByDescending(kind => kind.Count())
            .Select(kind => $"{kind.Count()} like {kind.First()}");
        Assert.True(
            result.Failures.Count == 0,
            $"{result.Failures.Count} of {Trials} failed:\n{string.Join("\n\n", kinds.Take(12))}"
        );
        // The damage leaves enough standing to be read.
        Assert.InRange(result.Read, Trials / 4, Trials);
    }
}
