extern alias fixes;

using System.Globalization;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;
using TaskSpec.Testing.Fuzzing;

namespace TaskSpec.Generators.Tests.Fixes;

/// <summary>Fixes are safe and true wherever authors comment, and whatever they put under <c>#if</c>.</summary>
public sealed class SprinkledFixTests
{
    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("TASKSPEC_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : 20_261_130;

    // TASKSPEC_TRIALS=20000 tries more, TASKSPEC_SEED=7 others.
    private static int Count =>
        int.TryParse(Environment.GetEnvironmentVariable("TASKSPEC_TRIALS"), CultureInfo.InvariantCulture, out var count)
            ? count
            : 340;

    [Fact]
    public async Task Fixes_of_sprinkled_examples_parse_keep_comments_and_mend()
    {
        var result = await FixLaw.RunAsync(Count, Seed);
        Assert.True(
            result.Failures.IsEmpty,
            $"{result.Failures.Length} failures of {result.Fixes} fixes, such as:\n{string.Join("\n", result.Failures.Take(3))}\nand:\n{string.Join("\n", result.Failures.Select(failure => failure.Split('\n')[0]))}"
        );
        // Refusing everything would keep the law too. Comments alone refuse nothing, which is part of it.
        Assert.InRange(result.Refused, 0, result.Fixes / 5);
    }
}
