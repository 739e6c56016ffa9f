using MathNet.Numerics.LinearAlgebra;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>ln Λ = a(agent) + α ln t, and a term of each task's own where it is given room.</summary>
internal sealed class HazardFit
{
    private const int Rounds = 60;
    private readonly Vector<double> coefficients;
    private readonly Dictionary<int, int> agents;
    private readonly Dictionary<int, int> tasks;

    private HazardFit(Vector<double> coefficients, Dictionary<int, int> agents, Dictionary<int, int> tasks) =>
        (this.coefficients, this.agents, this.tasks) = (coefficients, agents, tasks);

    /// <summary>α.</summary>
    public double Shape => coefficients[0];

    /// <summary>Each task's own term.</summary>
    public IReadOnlyDictionary<int, double> Terms => tasks.ToDictionary(task => task.Key, task => coefficients[task.Value]);

    /// <summary>The likeliest fit, by Fisher scoring.</summary>
    /// <param name="cells">What happened.</param>
    /// <param name="room">Standard deviation of the tasks' own terms; 0 for none.</param>
    public static HazardFit Of(IReadOnlyList<Cell> cells, double room)
    {
        var agents = Places(cells.Select(cell => cell.Agent), 1);
        var tasks = room > 0 ? Places(cells.Select(cell => cell.Task), 1 + agents.Count) : [];
        var size = 1 + agents.Count + tasks.Count;
        var fit = new HazardFit(Vector<double>.Build.Dense(size, i => i == 0 ? .4 : 0), agents, tasks);
        for (var round = 0; round < Rounds; round++)
        {
            var information = Matrix<double>.Build.Dense(size, size);
            var score = Vector<double>.Build.Dense(size);
            foreach (var place in tasks.Values)
            {
                information[place, place] += 1 / (room * room);
                score[place] -= fit.coefficients[place] / (room * room);
            }

            foreach (var cell in cells)
            {
                var (rate, slope) = fit.At(cell);
                var (residual, weight) = (cell.Successes - cell.Trials * rate, rate * (1 - rate));
                var entries = fit.Entries(cell).ToArray();
                foreach (var (i, x) in entries)
                {
                    score[i] += x * slope * residual / weight;
                    foreach (var (j, y) in entries)
                        information[i, j] += x * y * slope * slope * cell.Trials / weight;
                }
            }

            var step = information.Solve(score);
            fit = new(fit.coefficients + step * Math.Min(1, 1 / step.AbsoluteMaximum()), agents, tasks);
            if (step.AbsoluteMaximum() < 1e-8)
                break;
        }

        return fit;
    }

    /// <summary>The chance of success.</summary>
    public double RateOf(Cell cell) => At(cell).Rate;

    private (double Rate, double Slope) At(Cell cell)
    {
        var surprisal = Math.Exp(Math.Clamp(Entries(cell).Sum(entry => coefficients[entry.Place] * entry.Value), -12, 3));
        var rate = Math.Exp(-surprisal);
        return (rate, -surprisal * rate);
    }

    private IEnumerable<(int Place, double Value)> Entries(Cell cell)
    {
        yield return (0, cell.LogMinutes);
        yield return (agents[cell.Agent], 1);
        if (tasks.TryGetValue(cell.Task, out var place))
            yield return (place, 1);
    }

    private static Dictionary<int, int> Places(IEnumerable<int> numbers, int from) =>
        numbers.Distinct().Order().Index().ToDictionary(number => number.Item, number => from + number.Index);
}
