using static System.FormattableString;

namespace Tour;

/// <summary>A Python function of four operations on a list. Any right program will do, so tests in a container decide.</summary>
[TaskFamily("list-pipeline", Version = "1.0.0", Title = "A function in four operations")]
[Samples(1000), Answer(Requirement = Requirement.AnyCorrect, Tokens = 40)]
[Headline<TestsPass>, Records<LogLikelihood>]
[Sandbox("docker", Image = "python:3.13-slim"), Scored(By.Container, With = "scoring/same_function.py", TimeoutSeconds = 30)]
[Sampling(MaxOutputTokens = 512), Limits(TimeSeconds = 120)]
[HumanTime(4, HumanSource.Estimate, Who = Who.Expert, Factor = 2)]
public sealed class ListPipeline : ISamples
{
    private static readonly long[] Example = [3, 8, 5, 8, 12, 1, 10, 3, 6, 7, 4, 9];

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        foreach (var (i, (input, target)) in new Dice(seed: 12).Distinct(1000, Exercise).Index())
            yield return new(Invariant($"{i:0000}"), input, target);
    }

    private static (string Input, string Target) Exercise(Dice dice)
    {
        var operations = ListOperation.DrawFour(dice);
        var result = operations.Aggregate(Example, (xs, operation) => [.. operation.Apply(xs)]);
        if (result.Length < 2)
            return Exercise(dice); // an example that says nothing
        var words = operations.Select((operation, i) => Invariant($"{i + 1}. {operation.Words}\n"));
        var code = operations.Select(operation => $"    xs = {operation.Python}\n");
        return (
            "Write a Python function f(xs) that takes a list of whole numbers and does this, in this order:\n"
                + string.Concat(words)
                + $"It returns the list. For example, f({List(Example)}) is {List(result)}. Answer with the code alone.",
            $"def f(xs):\n{string.Concat(code)}    return xs\n"
        );
    }

    private static string List(IEnumerable<long> numbers) =>
        "[" + string.Join(", ", numbers.Select(n => Invariant($"{n}"))) + "]";
}
