using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>overlap</c> shows to people.</summary>
internal static class OverlapText
{
    private const int ShownOfMany = 10;

    public static void Write(Invocation run, CatalogOverlap overlap)
    {
        if (overlap.PairCount == 0)
            run.Screen.WriteLine("no two families share a step, a skill that carries over, or samples");
        else
            Pairs(overlap).Write(run.Screen);
        if (run.Quiet)
            return;
        if (overlap.PairCount > overlap.Pairs.Count)
            run.Screen.WriteLine(
                new Span(
                    $"… and {Figure.Of(overlap.PairCount - overlap.Pairs.Count, "pair")} that share less (--top)",
                    Tone.Faint
                )
            );
        run.Screen.WriteLine();
        foreach (var cluster in overlap.Clusters)
            run.Screen.WriteLine($"cluster of {Figure.Count(cluster.Count)}: ", new(Names(cluster), Tone.Notice));
        foreach (var tool in overlap.Tools)
            run.Screen.WriteLine(
                $"{tool.Id} is called by {Figure.Of(tool.Families.Count, "family", "families")}: {Names(tool.Families)}"
            );
        if (overlap.Suites.Count > 0)
        {
            Suites(overlap).Write(run.Screen);
            run.Screen.WriteLine();
        }

        Totals(run.Screen, overlap);
    }

    private static TextTable Pairs(CatalogOverlap overlap)
    {
        var table = new TextTable(
            new Column("a", Fold: Fold.Above),
            new Column("b", Fold: Fold.Above),
            new Column("shared", Right: true),
            new Column("correlation", Right: true),
            new Column("because of", Fold: Fold.Below)
        );
        foreach (var pair in overlap.Pairs)
            table.Add(pair.A, pair.B, Figure.Points(pair.Jaccard), Figure.Points(pair.Phi), Because(pair));
        return table;
    }

    /// <summary>What two families have in common, in words.</summary>
    public static string Because(OverlapPair pair) => string.Join("; ", pair.Reasons.Select(reason => Because(pair, reason)));

    private static string Because(OverlapPair pair, OverlapReason reason) =>
        reason.Kind switch
        {
            OverlapKind.Steps => string.Join(", ", pair.SharedSteps),
            OverlapKind.Skill => $"skill {Text.Name(reason.Skill ?? "")} ({$"{reason.Transfer}".ToLowerInvariant()})",
            OverlapKind.Samples when reason.DataSet is { } set => $"the same samples of {set}",
            OverlapKind.DataSet => $"{reason.DataSet}, another split",
            OverlapKind.Samples => Figure.Of(reason.Samples ?? 0, "same sample"),
            _ => $"declared {Figure.Points(reason.Phi)}",
        };

    private static TextTable Suites(CatalogOverlap overlap)
    {
        var table = new TextTable(
            new("suite", Fold: Fold.Above),
            new("families", Right: true),
            new("items", Right: true),
            new("worth", Right: true),
            new("10–90 %", Right: true),
            new("one task", Right: true),
            new("at the target", Right: true)
        );
        foreach (var suite in overlap.Suites)
            table.Add(
                new(suite.Suite, Tone.Title),
                Figure.Count(suite.Families),
                Figure.Count(suite.Totals.Items),
                Figure.Count(suite.Totals.Effective),
                suite.Curve.IsEmpty ? "" : $"{Figure.Count(suite.Sharpness.Decades)} decades",
                suite.Curve.IsEmpty ? "" : $"{Figure.Count(suite.OfTask.Decades)} decades",
                suite.Curve.IsEmpty ? "" : Figure.Points(suite.Curve[^1].Expected)
            );
        return table;
    }

    private static void Totals(Screen screen, CatalogOverlap overlap)
    {
        var totals = overlap.Totals;
        screen.WriteLine(
            $"{Figure.Of(totals.Items, "item")} in {Figure.Of(overlap.Families.Count, "family", "families")}"
                + $" are worth {Figure.Count(totals.Effective)} independent ones"
        );
        screen.WriteLine(
            new Span(
                $"with weights {Figure.Count(totals.EffectiveWeighted)}, of {Figure.Count(totals.OfWeights)} that the weights leave;"
                    + $" participation ratio {Figure.Count(totals.ParticipationRatio)}",
                Tone.Faint
            )
        );
    }

    private static string Names(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(ShownOfMany)) + (ids.Count > ShownOfMany ? ", …" : "");
}
