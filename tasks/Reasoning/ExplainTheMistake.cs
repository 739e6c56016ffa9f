using static System.FormattableString;

namespace Tour;

/// <summary>
/// Which line of a worked equation is the first wrong one, and why. The reason is free text, so a judge scores it.
/// </summary>
[TaskFamily("explain-the-mistake", Version = "1.0.0", Title = "Explain the mistake")]
[Samples(1000), Answer(Requirement = Requirement.AnyCorrect), Sampling(MaxOutputTokens = 128), Needs<LinearEquations>]
[Headline<JudgeScore>, Scored(By.Judge, With = "llama-3.3-70b-instruct with scoring/mistake-rubric.md, version 1")]
[HumanTime(1, HumanSource.Estimate, Factor = 3)]
public sealed class ExplainTheMistake : ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        foreach (var (i, work) in new Dice(seed: 5).Distinct(1000, Work).Index())
            yield return new(
                Invariant($"{i:0000}"),
                "One line of this solution is the first wrong one. Say which, and in one sentence what went wrong.\n\n"
                    + work.Lines,
                work.Mistake
            );
    }

    /// <summary>ax + b = cx + d, with a whole solution, solved with one mistake that the lines after it carry on.</summary>
    private static (string Lines, string Mistake) Work(Dice dice)
    {
        var (c, b, x) = (dice.Between(2, 9), dice.Between(2, 30), dice.Between(2, 12));
        var left = dice.Between(2, 9);
        var right = left * x;
        var (a, d) = (c + left, b + right);
        return dice.Between(1, 5) switch
        {
            1 => Lines('-', '+', left, d + b, 2, Invariant($"{b} changes sides, so it must be subtracted")),
            2 => Lines('+', '-', a + c, right, 2, Invariant($"{c}x changes sides, so it must be subtracted")),
            3 => Lines('-', '-', left + 1, right, 3, Invariant($"{a} - {c} is {left}, not {left + 1}")),
            4 => Lines('-', '-', left, right + 10, 3, Invariant($"{d} - {b} is {right}, not {right + 10}")),
            _ => Lines('-', '-', left, right, 4, Invariant($"{right} must be divided by {left}, not multiplied"), right * left),
        };

        (string, string) Lines(char signOfC, char signOfB, long times, long total, int wrong, string why, long? last = null)
        {
            var result = last ?? (total % times == 0 ? total / times : null);
            return (
                Invariant($"1: {a}x + {b} = {c}x + {d}\n2: {a}x {signOfC} {c}x = {d} {signOfB} {b}\n3: {times}x = {total}\n")
                    + (result is { } whole ? Invariant($"4: x = {whole}") : Invariant($"4: x = {total}/{times}")),
                Invariant($"Line {wrong}: {why}.")
            );
        }
    }
}
