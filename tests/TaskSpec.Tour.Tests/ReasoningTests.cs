using System.Text.RegularExpressions;
using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class ReasoningTests
{
    [Fact]
    public void Dates_are_as_far_apart_as_asked() =>
        Assert.All(
            Families.Samples(typeof(DateArithmetic)),
            sample =>
            {
                var parts = Parse(sample.Input, @"is (\d+) days (before|after) (\d{4}-\d\d-\d\d)\?");
                var days = DayNumber(sample.Target) - DayNumber(parts[2]);
                Assert.Equal(parts[1] == "before" ? -Number(parts[0]) : Number(parts[0]), days);
            }
        );

    [Fact]
    public void Numbers_are_sorted_by_counting() =>
        Check<SortNumbers>(sample =>
        {
            var count = new int[100];
            foreach (var number in Parse(sample.Input, ": ([0-9 ]+)$")[0].Split(' '))
                count[Number(number)]++;
            return string.Join(' ', Enumerable.Range(0, 100).SelectMany(number => Enumerable.Repeat(number, count[number])));
        });

    [Fact]
    public void The_mistake_is_in_the_first_line_with_another_solution() =>
        Assert.All(
            Families.Samples(typeof(ExplainTheMistake)),
            sample =>
            {
                var lines = sample.Input.Split('\n')[2..];
                var solutions = lines.Select((line, i) => Solve(line[3..])).ToArray();
                var wrong = Array.FindIndex(solutions, solution => solution != solutions[0]) + 1;
                Assert.Equal($"Line {wrong}: {Reason(lines, wrong)}.", sample.Target);
                Assert.All(solutions[(wrong - 1)..], solution => Assert.Equal(solutions[wrong - 1], solution));
            }
        );

    /// <summary>What went wrong in a line, from the numbers of the lines alone.</summary>
    private static string Reason(string[] lines, int wrong)
    {
        var numbers = lines
            .Select(line => Regex.Matches(line[3..], @"\d+").Select(match => Number(match.Value)).ToArray())
            .ToArray();
        if (numbers[0] is not [var a, var b, var c, var d] || numbers[2] is not [var times, var total])
            throw new FormatException(lines[0]);
        return wrong switch
        {
            2 when lines[1].Contains($"{a}x + ", StringComparison.Ordinal) => $"{c}x changes sides, so it must be subtracted",
            2 => $"{b} changes sides, so it must be subtracted",
            3 when times != a - c => $"{a} - {c} is {a - c}, not {times}",
            3 => $"{d} - {b} is {d - b}, not {total}",
            _ => $"{d - b} must be divided by {a - c}, not multiplied",
        };
    }

    /// <summary>The solution of a linear equation in x, as a reduced fraction.</summary>
    private static (long, long) Solve(string equation)
    {
        var (times, total) = (0L, 0L);
        foreach (var (side, sign) in equation.Split(" = ").Zip([1L, -1L]))
        foreach (Match term in Regex.Matches(side.Replace(" ", ""), @"([+-]?\d*)(x?)(/\d+)?"))
            if (term.Length > 0 && term.Groups[2].Value == "x")
                times += sign * (term.Groups[1].Value is "" ? 1 : Number(term.Groups[1].Value.TrimStart('+')));
            else if (term.Length > 0)
                total -= sign * Number(term.Groups[1].Value.TrimStart('+'));
        if (equation.Split('/') is [_, var denominator])
            times *= Number(denominator);
        var divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(times, total);
        return (total / divisor * Math.Sign(times), Math.Abs(times) / divisor);
    }

    /// <summary>Days since the first of March of the year 0, counted by months that begin in March.</summary>
    private static long DayNumber(string date)
    {
        var parts = date.Split('-').Select(Number).ToArray();
        var (year, month) = parts[1] > 2 ? (parts[0], parts[1] - 3) : (parts[0] - 1, parts[1] + 9);
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1;
    }
}
