using System.Diagnostics;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks;

/// <summary>What an editor pays for a family whose shape it has never seen: the forecast, and with all causes and remedies.</summary>
internal static class AssessMeasurement
{
    private const int Warmups = 60;

    private static readonly string[] Names = ["forecast", "all causes and remedies", "all that explain shows"];
    private static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    private static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight) { By = By.Text };
    private static readonly MetricUse Accuracy = new("acc", "TaskSpec.MultipleChoiceAccuracy", Form.ArgmaxOfChoices);
    private static readonly ToolInfo Python = new("python", "T.Python") { Input = Requirement.AnyCorrect };

    // One round a process: what another has met, this one would find remembered.
    public static void Run(int families, Detail detail)
    {
        var times = Enumerable.Range(-Warmups, Warmups + families).Select(i => Time(i, detail)).ToList();
        var sorted = times.Skip(Warmups).Order().ToArray();
        Console.WriteLine(
            $"{families} families of different shapes, {Names[(int)detail]}: "
                + $"median {sorted[families / 2]:0.00} ms, 95th percentile {sorted[families * 95 / 100]:0.00} ms"
        );
    }

    private static double Time(int number, Detail detail)
    {
        var family = Family(number + Warmups);
        var catalog = new Catalog
        {
            Assembly = "Measured",
            Plan = ScalingPlan.Default,
            Families = [family],
            Tools = [Python],
        };
        var watch = Stopwatch.StartNew();
        Assessor.Of(new CatalogContext(catalog), family, detail == Detail.Finding ? double.PositiveInfinity : .075, detail);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Family Family(int number)
    {
        var family = new Family
        {
            Id = "f",
            Version = "1",
            Type = "T.F",
            Headline = number % 4 == 1 ? Accuracy : Exact,
            Samples = new(SampleKind.Declared) { Count = 100 + number % 97 },
            Answer = new() { Tokens = 2 + number % 17 },
            Limits = new() { TimeSeconds = 600 },
        };
        return (number % 4) switch
        {
            0 => family with { Records = [Edit] },
            1 => family with { Choices = new(2 + number % 9) },
            2 => family with { Steps = Gated(number) },
            _ => family,
        };
    }

    private static EquatableArray<StepInfo> Gated(int number) =>
        [
            new("script", "T.Script")
            {
                Tokens = 30 + number % 50,
                Across = Transfer.Distinct,
                Calls = [new("python") { Need = Need.Essential, Retries = number % 5 }],
            },
            new("digest", "T.Digest")
            {
                Tokens = 64,
                Across = Transfer.Distinct,
                After = ["script"],
                OutputOf = "python",
            },
        ];
}
