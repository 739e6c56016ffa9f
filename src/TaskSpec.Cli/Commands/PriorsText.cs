using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>priors</c> shows.</summary>
internal static class PriorsText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static void Write(Invocation run, LearntPriors learnt)
    {
        var screen = run.Screen;
        var table = new TextTable(
            new Column("curves of"),
            new Column("tasks", Right: true),
            new Column("curves", Right: true),
            new Column("exponent", Right: true),
            new Column("95 %"),
            new Column("misfit", Right: true),
            new Column("95 %"),
            new Column("over decades", Right: true)
        );
        Row(table, "answers", learnt.Answers);
        Row(table, "choices", learnt.Choices);
        table.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        Laws(screen, "answers", learnt.Answers);
        Laws(screen, "choices", learnt.Choices);
        foreach (var source in learnt.Sources)
            screen.WriteWrapped($"from {source.File}: {source.Tasks} tasks in {string.Join(", ", source.Families)}", Tone.Faint);
    }

    private static void Row(TextTable table, string name, LearntCurves curves) =>
        table.Add(
            name,
            curves.Tasks.ToString(Invariant),
            curves.Curves.ToString(Invariant),
            Number(curves.MedianExponent.Value),
            Between(curves.MedianExponent),
            Number(curves.MedianMisfit.Value),
            Between(curves.MedianMisfit),
            Number(curves.MisfitDecades)
        );

    private static void Laws(Screen screen, string name, LearntCurves curves)
    {
        screen.WriteWrapped($"{name}, exponents: {Law(curves.Exponents)}", Tone.Plain);
        screen.WriteWrapped($"{name}, misfits: {Law(curves.Misfits)}", Tone.Plain);
        screen.WriteWrapped($"{name}, shares that no number of items averages out: {Law(curves.Shares)}", Tone.Plain);
        screen.WriteWrapped($"{name}, by how much chance is off: {Law(curves.Floors)}", Tone.Plain);
    }

    private static string Law(EquatableArray<Believed> law) =>
        string.Join(", ", law.Select(one => $"{Number(one.Value)} in {one.Weight.ToString("0 %", Invariant)}"));

    private static string Between(Estimate estimate) => $"{Number(estimate.Low)}–{Number(estimate.High)}";

    private static string Number(double value) => value.ToString("0.####", Invariant);
}
