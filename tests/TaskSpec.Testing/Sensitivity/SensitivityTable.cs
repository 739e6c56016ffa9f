using System.Globalization;
using System.Text;
using TaskSpec.Assessments;

namespace TaskSpec.Testing.Sensitivity;

/// <summary>What hangs on which prior, in the Markdown of docs/model.md.</summary>
public static class SensitivityTable
{
    // Less than the figures show.
    private const double Unmoved = 5e-4;

    // The four cases, and the two designs that the overlap of similar tasks is in.
    private static readonly int[] Shown = [0, 1, 2, 3, 4, 9];

    /// <summary>The designs, their figures over half and double of each prior, and the conclusions that turn.</summary>
    public static string Markdown()
    {
        var trials = Belief.All.AsParallel().AsOrdered().Select(belief => new Trial(belief)).ToArray();
        var usual = trials[0].Usual;
        return string.Join('\n', Designs(usual), Figures(usual, trials), Fragile(usual, trials));
    }

    private static string Designs(Assessment[] usual) =>
        Table(
            ["", "design", "excess / penalty", "cause", "remedy"],
            usual.Select(
                (design, i) =>
                    new[] { $"{Conclusion.Letter(i)}", design.Family.Id, Figure(design), design.Cause ?? "", design.Remedy ?? "" }
            )
        );

    private static string Figures(Assessment[] usual, Trial[] trials)
    {
        var moved = trials
            .SelectMany(trial => trial.Farthest, (trial, at) => (Prior: trial.Belief.At(at.Value), at.Designs))
            .ToLookup(row => row.Designs.Zip(usual).Any(pair => Math.Abs(Excess(pair.First) - Excess(pair.Second)) > Unmoved));
        var rows = moved[true].Prepend(("defaults", usual)).Select(row => Line(row.Item1, row.Item2));
        var table = Table(["excess / penalty", .. Shown.Select(i => $"{Conclusion.Letter(i)}"), "by rising excess"], rows);
        return $"{table}\nNothing moves at {string.Join(", ", moved[false].Select(row => row.Prior))}.\n";

        static string[] Line(string prior, Assessment[] designs) =>
            [prior, .. Shown.Select(i => Figure(designs[i])), Conclusion.OrderOf(designs)];
    }

    private static string Fragile(Assessment[] usual, Trial[] trials) =>
        Table(
            ["fragile", "turns at"],
            Conclusion
                .Of(usual)
                .Select((conclusion, i) => (conclusion, Turns: trials.SelectMany(trial => trial.Turns(i)).ToArray()))
                .Where(row => row.Turns.Length > 0 && row.conclusion.Says.Length > 0 && !row.conclusion.Says.Contains('='))
                .Select(row => new[] { row.conclusion.ToString(), string.Join("; ", row.Turns) })
        );

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. head.Select(_ => "---")]).Prepend(head))
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }

    private static string Figure(Assessment design) =>
        string.Create(CultureInfo.InvariantCulture, $"{Excess(design):.000} / {design.Penalty:0.00}");

    private static double Excess(Assessment design) => design.Forecast!.Excess;
}
