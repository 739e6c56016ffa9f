using TaskSpec.Scaling.Laws;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Laws;

public sealed class OptimumTests
{
    private const int RandomStarts = 20;

    public static TheoryData<string> Problems => [.. Known.Keys];

    private static Dictionary<string, LawProblem> Known { get; } =
        new()
        {
            ["power"] = new(new PowerLaw(rises: false), Curves.Power, Likelihood.HuberOnLogs()),
            ["power that rises"] = new(new PowerLaw(rises: true), Curves.Sigmoid, Likelihood.LeastSquares),
            ["chinchilla"] = new(new ChinchillaLaw(), Curves.Chinchilla, Likelihood.HuberOnLogs()),
            ["sigmoid"] = new(new SigmoidLaw(overLoss: false), Curves.Sigmoid, Likelihood.LeastSquares),
            ["sigmoid, binomial"] = new(new SigmoidLaw(overLoss: false), Curves.Sigmoid, Likelihood.Binomial),
            ["sigmoid over loss"] = new(
                new SigmoidLaw(overLoss: true),
                [.. Curves.Sigmoid.Select(point => point with { X = 25 - Math.Log10(point.X) })],
                Likelihood.LeastSquares
            ),
            ["sigmoid over loss, known floor"] = new(
                new SigmoidLaw(overLoss: true, floor: 0.25),
                [.. Curves.Sigmoid.Select(point => point with { X = 25 - Math.Log10(point.X) })],
                Likelihood.LeastSquares
            ),
            ["surprisal"] = new(new SurprisalLaw(0.25), Curves.Surprisal, Likelihood.LeastSquares),
            ["broken"] = new(new BrokenLaw(rises: false), Curves.Broken, Likelihood.LeastSquares),
            ["linear"] = new(new LinearLaw(), Curves.Sigmoid, Likelihood.LeastSquares),
        };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Twenty_random_starts_anywhere_find_no_better_optimum(string name) => Best(Known[name], 1);

    [Theory]
    [MemberData(nameof(Problems))]
    public void Gradients_are_those_of_differences(string name)
    {
        var problem = Known[name];
        var random = new Random(2);
        var found = problem.Solve()!.At;
        for (var draw = 0; draw < 5; draw++)
        {
            var at = Start(problem, found, random);
            var gradient = new double[at.Length];
            var none = new double[at.Length];
            foreach (var point in problem.Points)
            {
                problem.Form.At(at, point, gradient);
                for (var i = 0; i < at.Length; i++)
                {
                    if (problem.Lower[i] == problem.Upper[i])
                        continue;
                    var h = 1e-5 * Math.Max(1, Math.Abs(at[i]));
                    double[] above = [.. at],
                        below = [.. at];
                    above[i] += h;
                    below[i] -= h;
                    var difference = (problem.Form.At(above, point, none) - problem.Form.At(below, point, none)) / (2 * h);
                    Assert.Equal(difference, gradient[i], 1e-5 * Math.Max(1, Math.Abs(difference)));
                }
            }
        }
    }

    [SharedFact("scores", "chinchilla.csv")]
    public void On_the_replications_runs_random_starts_change_nothing()
    {
        var points = TaskSpec
            .Tables.TableReader.Read(TaskSpec.Tables.ResultTables.Scores, SharedData.Find("scores", "chinchilla.csv")!)
            .Select(row => new LawPoint(row.Params!.Value, row.Value, row.Tokens!.Value))
            .ToArray();
        Best(new(new ChinchillaLaw(), points, Likelihood.HuberOnLogs()), 3);
    }

    // Each has an outlier or hardly any trend, and more than one minimum.
    [SharedFact("scores", "mlfoundations.csv.gz")]
    public void On_real_curves_random_starts_anywhere_find_no_better_optimum()
    {
        var rows = TaskSpec
            .Tables.TableReader.Read(TaskSpec.Tables.ResultTables.Scores, SharedData.Find("scores", "mlfoundations.csv.gz")!)
            .ToLookup(row => (row.Metric, row.Task));
        LawPoint[] Of(string metric, string task) =>
            [.. rows[(metric, task)].Select(row => new LawPoint(row.Flop!.Value, row.Value, Samples: row.N ?? 0))];

        var loss = Of("loss", "paloma_dolma_100_programing_languages");
        Best(new(new PowerLaw(rises: false), loss, Likelihood.HuberOnLogs()), 1);
        var arithmetic = Of("acc", "simple_arithmetic_withspaces");
        Best(new(new PowerLaw(rises: true), arithmetic, Likelihood.LeastSquares), 1);
        Best(new(new SurprisalLaw(), arithmetic, Likelihood.LeastSquares), 1);
        Best(new(new BrokenLaw(rises: true), arithmetic, Likelihood.LeastSquares), 1);
        Best(new(new SigmoidLaw(overLoss: false), Of("acc", "bigbench_novel_concepts"), Likelihood.Binomial), 1);
    }

    private static void Best(LawProblem problem, int seed)
    {
        var found = problem.Solve()!;
        var random = new Random(seed);
        for (var start = 0; start < RandomStarts; start++)
        {
            var other = BoxNewton.Find(problem.Loss, Anywhere(problem, random), problem.Lower, problem.Upper);
            Assert.False(other.Value < found.Value * (1 - 1e-7), $"start {start}: {other.Value} is below {found.Value}");
            if (other.Value > found.Value * (1 + 1e-7))
                continue;
            foreach (var point in problem.Points)
                Assert.Equal(At(problem, found.At, point), At(problem, other.At, point), 1e-4);
        }
    }

    // Over all of the bounds; where there are none, as far as ten times the largest value.
    private static double[] Anywhere(LawProblem problem, Random random)
    {
        var far = 10 * problem.Points.Max(point => Math.Abs(point.Value));
        double Between(double low, double high) => low + (high - low) * random.NextDouble();
        return
        [
            .. problem.Lower.Zip(
                problem.Upper,
                (low, high) => Between(low == double.MinValue ? -far : low, high == double.MaxValue ? far : high)
            ),
        ];
    }

    // From half to one and a half times the optimum, and inside the bounds.
    private static double[] Start(LawProblem problem, double[] optimum, Random random) =>
        [.. optimum.Select((value, i) => Math.Clamp(value * (0.5 + random.NextDouble()), problem.Lower[i], problem.Upper[i]))];

    private static double At(LawProblem problem, double[] parameters, LawPoint point) =>
        problem.Form.At(parameters, point, new double[parameters.Length]);
}
