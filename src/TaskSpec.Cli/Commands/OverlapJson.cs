using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>overlap --json</c> writes.</summary>
internal static class OverlapJson
{
    public static string Of(CatalogOverlap overlap) =>
        JsonDocument.Of(json =>
        {
            json.List("pairs", overlap.Pairs, Write);
            json.Number("pairCount", overlap.PairCount);
            Write(json, overlap.Totals);
            json.List(
                "families",
                overlap.Families,
                (family, of) =>
                {
                    family.Text("id", of.Family.Id);
                    family.Number("tasks", of.Items);
                    family.Number("effectiveTasks", Rounded(of.Effective));
                }
            );
            json.List("clusters", overlap.Clusters, (cluster, ids) => cluster.Texts("families", ids));
            json.List(
                "sharedTools",
                overlap.Tools,
                (tool, of) =>
                {
                    tool.Text("tool", of.Id);
                    tool.Texts("families", of.Families);
                }
            );
            json.List("suites", overlap.Suites, Write);
        });

    private static void Write(JsonWriter json, OverlapPair pair)
    {
        json.Text("a", pair.A);
        json.Text("b", pair.B);
        json.Number("jaccard", pair.Jaccard);
        json.Number("phi", pair.Phi);
        json.Texts("sharedSteps", pair.SharedSteps);
        json.Number("attemptPhi", pair.AttemptPhi ?? 0);
        json.List(
            "reasons",
            pair.Reasons,
            (reason, of) =>
            {
                var fields = new FieldsWriter(reason);
                fields.Word<OverlapKind>("kind", of.Kind);
                fields.Number("phi", of.Phi);
                fields.Text("skill", of.Skill);
                fields.Word("transfer", of.Transfer);
                fields.Count("samples", of.Samples);
                fields.Text("dataSet", of.DataSet);
            }
        );
    }

    private static void Write(JsonWriter json, OverlapTotals totals)
    {
        json.Number("effectiveTasks", Rounded(totals.Effective));
        json.Number("tasks", Rounded(totals.Items));
        json.Number("effectiveTasksWeighted", Rounded(totals.EffectiveWeighted));
        json.Number("tasksWeighted", Rounded(totals.OfWeights));
        json.Number("participationRatio", Rounded(totals.ParticipationRatio));
        json.Number("effectiveFamilies", Rounded(totals.EffectiveFamilies));
        json.Number("attempts", Rounded(totals.Attempts));
        json.Number("effectiveAttempts", Rounded(totals.EffectiveAttempts));
    }

    private static void Write(JsonWriter json, SuiteOverlap suite)
    {
        json.Text("id", suite.Suite);
        json.Number("families", suite.Families);
        Write(json, suite.Totals);
        Write(json, "sharpness", suite.Sharpness);
        Write(json, "taskSharpness", suite.OfTask);
        json.List(
            "curve",
            suite.Curve,
            (point, of) =>
            {
                point.Number("flop", of.Flop);
                point.Number("expected", of.Expected);
            }
        );
    }

    private static void Write(JsonWriter json, string name, Sharpness sharpness)
    {
        json.Open('{', name);
        json.Number("decades", sharpness.Decades);
        json.Number("deviation", sharpness.Deviation);
        json.Close('}');
    }

    private static double Rounded(double figure) => Math.Round(figure, 6, MidpointRounding.AwayFromZero);
}
