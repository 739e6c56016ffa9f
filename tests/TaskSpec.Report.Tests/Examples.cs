using System.Globalization;
using System.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Report.Tests;

/// <summary>A catalog and tables of results for it.</summary>
internal static class Examples
{
    private static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    private static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight);

    public static Family Addition { get; } =
        new()
        {
            Id = "addition",
            Version = "1.0.0",
            Type = "Tour.Addition",
            Title = "Add two numbers",
            Headline = Exact,
            Samples = new SampleSource(SampleKind.Method) { Count = 100 },
            Answer = new Answer { Tokens = 4 },
        };

    public static Family Chain { get; } =
        new()
        {
            Id = "sha256-chain",
            Version = "1.0.0",
            Type = "Tour.Chain",
            Headline = Exact,
            Records = [Edit],
            Samples = new SampleSource(SampleKind.Method) { Count = 100 },
            Steps =
            [
                new StepInfo("script", "Tour.Script")
                {
                    Tokens = 60,
                    Requirement = Requirement.AnyCorrect,
                    Across = Transfer.Same,
                    Shared = true,
                },
                new StepInfo("digest", "Tour.Digest")
                {
                    Tokens = 64,
                    Across = Transfer.Same,
                    After = ["script"],
                },
            ],
        };

    public static Family Good { get; } =
        Addition with
        {
            Id = "addition-graded",
            Type = "Tour.Graded",
            Title = null,
            Measured = new("addition-graded", "exact_match", 8, 1e18, 1e22)
            {
                Version = "1.0.0",
                Since = "2026-05-01",
                Results = ["old.csv"],
                Difficulty = new(3e21, .3, .4, .2, 0),
                Jump = new(.2, .1, .3),
                Outcomes =
                [
                    new("exact_match", new(.6, .5, .7), "2026-05-02", 1e23, "large", .65, .02),
                    new("exact_match", new(.6, .5, .7), "2026-05-02", 1e24, "larger", .9, .02),
                ],
            },
            Records = [Edit],
            Samples = new SampleSource(SampleKind.Method) { Count = 10_000 },
        };

    public static Catalog All { get; } =
        Of(
            Addition,
            Chain,
            Chain with
            {
                Id = "sha256-tree",
                Type = "Tour.Tree",
            },
            Good,
            Good with
            {
                Id = "no-headline",
                Headline = null,
                Measured = null,
            }
        );

    public static Catalog Of(params Family[] families) =>
        new()
        {
            Assembly = "Tour",
            Plan = ScalingPlan.Default,
            Families = families.OrderBy(family => family.Id, StringComparer.Ordinal).ToEquatableArray(),
        };

    /// <summary>Scores that rise with compute, of models of two recipes.</summary>
    public static string Scores(int models = 8, int tasks = 6, string metric = "exact_match")
    {
        var text = new StringBuilder("model,family,flop,params,tokens,task,metric,value,stderr,n\n");
        for (var model = 0; model < 2 * models; model++)
        {
            var size = model / 2;
            double parameters = 1e8 * Math.Pow(2, size),
                flop = 120 * parameters * parameters;
            for (var task = 0; task < tasks; task++)
            {
                // No two models stand on one curve, as none do.
                var wobble = .3 * Math.Sin(7 * model + 3 * task * task);
                var value = 1 / (1 + Math.Exp(-(Math.Log10(flop) - 19 - .4 * task + wobble) * 1.5));
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"m{model},{(model % 2 == 0 ? "even" : "odd")},{flop},{parameters},{20 * parameters},{Task(task)},{metric},{value:0.####},0.02,400\n"
                );
            }
        }

        return text.ToString();
    }

    public static string Runs()
    {
        var text = new StringBuilder("agent,task,family,human_minutes,score,release_date\n");
        for (var agent = 0; agent < 5; agent++)
        {
            for (var task = 0; task < 24; task++)
            {
                var minutes = Math.Pow(2, task / 2.0 - 2);
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    var chance = 1 / (1 + Math.Exp(1.2 * (Math.Log2(minutes) - 1 - 1.3 * agent)));
                    var right = (task * 37 + attempt * 59 + agent * 23) % 100 < 100 * chance;
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"agent-{agent},task-{task:00},family-{task % 8},{minutes:0.###},{(right ? 1 : 0)},202{agent}-03-01\n"
                    );
                }
            }
        }

        return text.ToString();
    }

    public static string Samples()
    {
        var text = new StringBuilder("model,family,flop,task,sample,metric,value\n");
        for (var model = 0; model < 6; model++)
        {
            for (var sample = 0; sample < 20; sample++)
            {
                var right = -4 + .5 * model + .1 * sample;
                void Row(string metric, double value) =>
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"m{model},one,{Math.Pow(10, 18 + model)},addition,s{sample},{metric},{value:0.####}\n"
                    );
                Row("log_likelihood", right);
                for (var wrong = 1; wrong <= 3; wrong++)
                    Row($"wrong_log_likelihood.{wrong}", -3 + .7 * Math.Sin(model * wrong + sample));
            }
        }

        return text.ToString();
    }

    private static string Task(int task) =>
        task switch
        {
            0 => "addition",
            1 => "addition-graded",
            2 => "sha256-chain",
            _ => $"task-{task}",
        };
}
