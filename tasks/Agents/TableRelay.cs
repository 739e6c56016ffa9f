using static System.FormattableString;

namespace Tour;

/// <summary>
/// A table, three tools, and three lines to write: each step needs the one before, and earns its part of the credit.
/// </summary>
/// <remarks>
/// Each step is drawn anew from seven operations, with its own constants and table: declared distinct, because one right query
/// says little of the next. Were there one query for all, it would be <see cref="Transfer.Same"/>, and the thousand items one.
/// </remarks>
[TaskFamily("table-relay", Version = "1.0.0", Title = "A relay of three tools")]
[Samples(1000), Headline<WeightedSteps>]
[Sandbox("docker", Image = "python:3.13-slim"), Scored(By.Container, With = "scoring/relay.py", TimeoutSeconds = 30)]
[Limits(TimeSeconds = 900, Tokens = 40_000, Messages = 40, ToolSeconds = 60)]
[HumanTime(15, HumanSource.Estimate, Who = Who.Expert, Factor = 2)]
[Metadata("domain", "data analysis")]
public sealed class TableRelay : ISamples
{
    /// <summary>Loads the table and selects rows.</summary>
    [Step(Tokens = 20, Requirement = Requirement.AnyCorrect, Weight = 1, Across = Transfer.Distinct, HumanMinutes = 5)]
    [Needs<Tables>, Calls<Sqlite>(Need = Need.Essential, Feedback = true, Retries = 2), Records<LogLikelihood>]
    public sealed class Select : Step;

    /// <summary>Works out a value for each of them.</summary>
    [Step(Tokens = 20, Requirement = Requirement.AnyCorrect, Weight = 2, Across = Transfer.Distinct, HumanMinutes = 5)]
    [After<Select>, Calls<Python>(Need = Need.Essential, Feedback = true, Retries = 2)]
    public sealed class Reckon : Step;

    /// <summary>Reports on the values and writes the answer.</summary>
    [Step(Tokens = 20, Requirement = Requirement.AnyCorrect, Weight = 3, Across = Transfer.Distinct, HumanMinutes = 5)]
    [After<Reckon>, Calls<Bash>(Need = Need.Essential, Feedback = true, Retries = 2)]
    public sealed class Summarise : Step;

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        foreach (var (i, (input, target)) in new Dice(seed: 3).Distinct(1000, Relay).Index())
            yield return new(Invariant($"{i:0000}"), input, target);
    }

    private static (string Input, string Target) Relay(Dice dice)
    {
        var table = Enumerable.Range(1, 24).Select(id => Sale.Draw(id, dice)).ToArray();
        var (selection, reckoning, report) = (Selection.Draw(dice), Reckoning.Draw(dice), Report.Draw(dice));
        var rows = table.Where(selection.Keeps).Select(sale => (Sale: sale, Value: reckoning.Value(sale))).ToArray();
        if (rows.Length < 3)
            return Relay(dice);
        var ids = string.Join(',', rows.Select(row => Invariant($"{row.Sale.Id}")));
        var values = string.Join(',', rows.Select(row => Invariant($"{row.Value}")));
        return (
            $"""
            Save this table in the database, then write three lines to answer.txt.
            rows=IDS: the ids, with commas between them, of the rows in which {selection.Words}
            values=VALUES: for each of these rows, in order of id, {reckoning.Words}
            report=RESULT: {report.Words}

            id,city,product,units,price,day
            {string.Join('\n', table.Select(sale => sale.Csv))}
            """,
            $"rows={ids}\nvalues={values}\nreport={report.Of(rows)}"
        );
    }
}
