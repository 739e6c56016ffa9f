namespace Tour;

/// <summary>A question with its right answer, and the answers that three typical mistakes give.</summary>
internal sealed record Question(string Text, string Right, string First, string Second, string Third)
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Whether the mistakes differ from the right answer and from each other.</summary>
    public bool IsFair => new HashSet<string> { Right, First, Second, Third }.Count == 4;

    /// <summary>Wrong: from left to right; the factors swapped with the term; everything added.</summary>
    public static Question Precedence(Dice dice)
    {
        var (a, b, c) = (dice.Between(2, 20), dice.Between(2, 12), dice.Between(3, 12));
        return new($"What is {a} + {b} × {c}?", $"{a + b * c}", $"{(a + b) * c}", $"{a * b + c}", $"{a + b + c}");
    }

    /// <summary>Wrong: the changes cancel; they add up; the first change is forgotten.</summary>
    public static Question UpAndDown(Dice dice)
    {
        var (price, percent) = (100 * dice.Between(2, 20), 10 * dice.Between(1, 6));
        return new(
            $"A price of {price} € rises by {percent} % and then falls by {percent} %. What is it then?",
            $"{price * (100 + percent) * (100 - percent) / 10_000} €",
            $"{price} €",
            $"{price * (100 + 2 * percent) / 100} €",
            $"{price * (100 - percent) / 100} €"
        );
    }

    /// <summary>Wrong: one day late; one day early; counted backwards.</summary>
    public static Question Weekday(Dice dice)
    {
        var (today, days) = (dice.Between(0, 6), dice.Between(9, 60));
        return new(
            $"Today is {Weekdays[today]}. Which day of the week is it in {days} days?",
            Weekdays[(today + days) % 7],
            Weekdays[(today + days + 1) % 7],
            Weekdays[(today + days + 6) % 7],
            Weekdays[(today + 6 * days) % 7]
        );
    }

    /// <summary>Wrong: the mean; the one in the middle as listed; half way between the extremes.</summary>
    public static Question Median(Dice dice)
    {
        var listed = dice.Distinct(5, d => d.Between(1, 40)).ToArray();
        listed[4] += (5 - listed.Sum() % 5) % 5; // so that the mean is whole, and no answer stands out by its looks
        var sorted = listed.Order().ToArray();
        return new(
            $"What is the median of {string.Join(", ", listed)}?",
            $"{sorted[2]}",
            $"{sorted.Sum() / 5}",
            $"{listed[2]}",
            $"{(sorted[0] + sorted[4]) / 2}"
        );
    }
}
