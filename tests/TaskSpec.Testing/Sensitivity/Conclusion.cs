using TaskSpec.Assessments;

namespace TaskSpec.Testing.Sensitivity;

/// <summary>Something that is concluded of the designs.</summary>
/// <param name="About">What it is about; the same under all beliefs.</param>
/// <param name="Says">What it says; empty where there is nothing to say.</param>
internal readonly record struct Conclusion(string About, string Says)
{
    // Less is no difference: the interpolation between sample sizes is off by up to so much.
    private const double Tie = 5e-4;

    /// <summary>Those that the assessments of the designs allow, always in the same order.</summary>
    public static Conclusion[] Of(IReadOnlyList<Assessment> designs) =>
        [
            .. designs.SelectMany((design, i) => OfOne(design, Letter(i))),
            .. from j in Enumerable.Range(0, designs.Count)
            from i in Enumerable.Range(0, j)
            where designs[i].Family.Suite == designs[j].Family.Suite
            select new Conclusion($"{Letter(i)}, {Letter(j)}", $"{Letter(i)} {Sign(designs[i], designs[j])} {Letter(j)}"),
        ];

    /// <summary>The designs of each task by rising excess, with an equals sign between those that tie.</summary>
    public static string OrderOf(IReadOnlyList<Assessment> designs)
    {
        var sorted = Enumerable.Range(0, designs.Count).OrderBy(i => Math.Round(Excess(designs[i]), 3));
        return string.Join(", ", sorted.GroupBy(i => designs[i].Family.Suite).OrderBy(task => task.Min()).Select(OfTask));

        string OfTask(IEnumerable<int> task) =>
            task.Aggregate("", (order, i) => order + (order.Length > 0 && Ties(order[^1] - 'A', i) ? "=" : "") + Letter(i));
        bool Ties(int one, int other) => Sign(designs[one], designs[other]) == "=";
    }

    /// <summary>The letter of a design.</summary>
    public static char Letter(int design) => (char)('A' + design);

    /// <summary>In words; an order says itself what it is about.</summary>
    public override string ToString() => Says.Contains(About[0]) ? Says : $"{About[0]}: {Says}";

    private static IEnumerable<Conclusion> OfOne(Assessment design, char letter) =>
        [
            new($"{letter}, limit", design.Exceeds ? "above the limit" : "within the limit"),
            new($"{letter}, cause", design.Cause ?? ""),
            new($"{letter}, remedy", KindOf(design.Remedy)),
        ];

    private static string Sign(Assessment one, Assessment other)
    {
        var difference = Excess(one) - Excess(other);
        return Math.Abs(difference) < Tie ? "="
            : difference < 0 ? "<"
            : ">";
    }

    private static double Excess(Assessment design) => design.Forecast!.Excess;

    // How many samples it takes is a figure; that it takes samples is a conclusion.
    private static string KindOf(string? remedy) =>
        remedy is null ? "" : string.Join(' ', remedy.Split(' ').Where(word => !char.IsDigit(word[0])));
}
