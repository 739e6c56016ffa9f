using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>What the page comes to: which families to trust, which not and why, and what to do next.</summary>
internal static class VerdictSection
{
    private const int MostNames = 6;
    private const int MostReasons = 5;

    public static Section Of(IReadOnlyList<JudgedFamily> families, ReportInput input) =>
        new("verdict", "Verdict", Body(families, input));

    private static Html Body(IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        var next = NextStep.Of(families, input);
        var trusted = families.Where(one => one.Doubt is null).ToArray();
        var doubted = families.Where(one => one.Doubt is not null).ToArray();
        Html body = $"""
            <dl class="verdict"><div class="trust"><dt>Trust</dt><dd><strong>{Of(trusted.Length, families.Count)}</strong> {Names(
                trusted
            )}{(trusted.Length > 0 ? "." : "")}{Why(trusted)}</dd></div>
            <div class="doubt"><dt>Not these</dt><dd><strong>{Of(doubted.Length, families.Count)}</strong> {Reasons(
                doubted
            )}</dd></div>
            <div class="next"><dt>Do next</dt><dd><code>{Shown.Plain(next.Type)}</code> <span class="soft">{Shown.Text(
                next.Why
            )}</span></dd></div></dl>

            """;
        return body.Add(Overview(families, input));
    }

    private static string Of(int some, int all) =>
        some == 0 ? "No family."
        : some == all ? $"{(all == 1 ? "The one family" : $"All {Figure.Count(all)} families")}:"
        : $"{Figure.Count(some)} of {Figure.Of(all, "family", "families")}:";

    private static Html? Names(JudgedFamily[] families)
    {
        if (families.Length == 0)
            return null;
        // One more takes no more room than to say so.
        var shown = families.Length > MostNames + 1 ? MostNames : families.Length;
        var rest = families.Length > shown ? $" and {Figure.Count(families.Length - shown)} more" : "";
        return $"{Html.Join(families.Take(shown), Link, ", ")}{rest}";
    }

    private static Html Link(JudgedFamily family) =>
        family.Index < FamiliesSection.Most
            ? $"<a href=\"#f{family.Index}\">{Shown.Name(family.Family.Id)}</a>"
            : Shown.Name(family.Family.Id);

    private static Html? Why(JudgedFamily[] trusted)
    {
        var measured = trusted.Count(one => one.Own?.Predicted is not null);
        var proved = trusted.Count(one => one.Registered.Any(kept => kept.Outcome is not null));
        var why =
            trusted.Length == 0 ? null
            : measured == 0 ? "Their design allows a forecast; nothing was measured that could bear it out."
            : $"Their design allows a forecast, and nothing in {(measured == trusted.Length ? "their results" : $"the results of {Figure.Count(measured)}")} speaks against it; "
                + (proved == 0 ? "no larger model has come yet to prove it." : $"{Figure.Count(proved)} came as registered.");
        return why is null ? null : (Html)$" <span class=\"soft\">{why}</span>";
    }

    private static Html? Reasons(JudgedFamily[] doubted)
    {
        if (doubted.Length == 0)
            return null;
        var reasons = doubted
            .GroupBy(one => one.Doubt!)
            .OrderByDescending(reason => reason.Count())
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToArray();
        var rest = reasons.Skip(MostReasons).Sum(reason => reason.Count());
        return $"<ul>{Html.Join(reasons.Take(MostReasons), Reason)}{(rest > 0 ? (Html)$"<li>{Figure.Of(rest, "family", "families")} for other reasons</li>" : null)}</ul>";
    }

    private static Html Reason(IGrouping<string, JudgedFamily> reason) =>
        $"<li>{Names([.. reason])} — {Shown.Text(reason.Key)}{(DoubtWords.Of(reason.Key) is { } words ? (Html)$" <span class=\"soft\">({words})</span>" : null)}</li>";

    private static Html? Overview(IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        ForecastRow[] rows =
        [
            .. from one in families
            where one.Own?.Predicted is not null
            let own = one.Own!
            let last = own.Rows.Where(row => row.Flop > 0).MaxBy(row => row.Flop)
            select new ForecastRow(
                one.Family.Id,
                own.TargetFlop,
                own.Predicted!.Value,
                one.Doubt,
                last is null ? null : (last.Flop!.Value, last.Value)
            ),
        ];
        if (rows.Length > 0)
            return FigureBlock.Of(ForecastPlot.Of(rows));
        return families.Count == 0 ? null : FigureBlock.Of(ExcessPlot.Of(input.Catalog!.Families));
    }
}
