using TaskSpec.Assessments;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>plan</c> shows to people.</summary>
internal static class PlanTable
{
    public static void Write(Invocation run, PlanAnswer answer, PlanGoal goal)
    {
        var screen = run.Screen;
        if (!run.Quiet)
            Head(screen, answer, goal);
        Options(answer).Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        var message = PlanObstacleText.Of(answer, goal);
        var last = message ?? $"the cheapest has models of {string.Join(", ", answer.Options[0].Flop.Select(Figure.Flop))} FLOP";
        screen.WriteWrapped(last, message is null ? Tone.Plain : Tone.Notice);
    }

    private static void Head(Screen screen, PlanAnswer answer, PlanGoal goal)
    {
        var budget = double.IsFinite(goal.BudgetFlop) ? $", for {Figure.Flop(goal.BudgetFlop)} FLOP at the most" : "";
        var excess =
            answer.Limit < goal.ErrorLimit
                ? $", an excess of {Figure.Points(answer.ExcessLimit)} over the floor of {Figure.Points(answer.Current.Floor)}"
                : "";
        screen.WriteLine(new Span($"{answer.Declared.Family.Id} {answer.Declared.Family.Version}", Tone.Title));
        screen.WriteLine(PlanText.Of(answer.Declared.Plan));
        screen.WriteLine($"limit ±{Figure.Points(answer.Limit)}{excess}{budget}");
        screen.WriteLine();
    }

    private static TextTable Options(PlanAnswer answer)
    {
        var table = new TextTable(
            new Column("models", Right: true),
            new Column("FLOP"),
            new Column("samples", Right: true),
            new Column("metrics", Fold: Fold.Above),
            new Column("error"),
            new Column("excess", Right: true),
            new Column("cost", Right: true),
            new Column("")
        );
        var declared = answer.Current.Metrics;
        table.Add(Row(answer.Current, string.Join(", ", declared), new("declared", Tone.Faint)));
        var least = answer.Options.MinBy(option => option.Error);
        for (var i = 0; i < answer.Options.Count; i++)
        {
            var option = answer.Options[i];
            var more = option.Metrics.Except(declared, StringComparer.Ordinal).Select(metric => "+ " + metric);
            var mark =
                i == 0 && option.Meets ? "cheapest"
                : option == least ? "best"
                : "";
            table.Add(Row(option, string.Join(" ", more), new(mark, Tone.Notice)));
        }

        return table;
    }

    private static Span[] Row(PlanOption option, string metrics, Span mark) =>
        [
            Figure.Count(option.Flop.Count),
            string.Join("–", new[] { option.Flop[0], option.Flop[^1] }.Distinct().Select(Figure.Flop)),
            Figure.Count(option.Samples),
            metrics,
            new(
                $"±{Figure.Points(option.Error)} ({Figure.Points(option.Low, option.High)})",
                option.Meets ? Tone.Good : Tone.Bad
            ),
            Figure.Points(option.Excess),
            Figure.Flop(option.CostFlop),
            mark,
        ];
}
