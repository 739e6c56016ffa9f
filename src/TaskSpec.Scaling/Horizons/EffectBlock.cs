using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Horizons;

/// <summary>
/// Tasks whose effects are integrated together: those of a family where agents have an effect of their own there, else one. Given the
/// tasks' effects the agents are independent, so that each one's own effect is integrated by itself, by Gauss and Hermite's rule; around
/// it the tasks' effects are, at fixed points about their posterior: Gauss and Hermite's for one task, quasi-random ones for several.
/// </summary>
/// <remarks>Between two calls of <see cref="Adapt"/> the points stay, so that the result is smooth and its gradient exact.</remarks>
internal sealed class EffectBlock
{
    // A proposal somewhat wider than the posterior keeps the weights of its tails in bounds.
    private const double Wider = 1.15;
    private const int EvenNodes = 49;
    private readonly BlockAgent[] agents;
    private readonly int tasks;
    private readonly int count;
    private readonly GaussHermite inner;
    private readonly double[] normals;
    private readonly double[] ruleWeights;
    private readonly double[] points;
    private readonly double[] pointWeights;
    private readonly double[] centres;
    private readonly double[] scales;
    private readonly double[] lean;
    private double[] middle;
    private readonly double[] posterior;
    private readonly double[] means;
    private readonly double[] squares;

    public EffectBlock(BlockAgent[] agents, int tasks, EffectPrecision precision)
    {
        (this.agents, this.tasks, inner) = (agents, tasks, precision.Rule);
        if (tasks == 1)
        {
            // Where a task is beyond all agents its posterior is half of its prior, which an even grid bears better than a Gaussian rule.
            normals = [.. Enumerable.Range(0, EvenNodes).Select(i => 12.0 * i / (EvenNodes - 1) - 6)];
            ruleWeights = [.. normals.Select(z => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI) * 12 / (EvenNodes - 1))];
        }
        else
        {
            var many = precision.Points * tasks;
            normals = GoldenNormals.Compute(many, tasks);
            ruleWeights = [.. Enumerable.Repeat(1.0 / many, many)];
        }

        count = ruleWeights.Length;
        points = new double[normals.Length];
        pointWeights = new double[count];
        posterior = new double[count];
        centres = new double[agents.Length];
        scales = new double[agents.Length];
        lean = new double[agents.Length * tasks];
        middle = new double[tasks];
        means = new double[count * agents.Length];
        squares = new double[count * agents.Length];
    }

    /// <summary>Places the points without any knowledge but each task's own likelihood over a grid.</summary>
    public void Start(EffectPoint at, CellCurve[] curves)
    {
        const int nodes = 61;
        double[] mean = new double[tasks],
            logs = new double[nodes];
        var shared = at.Families * at.Families / agents.Length;
        var spread = Matrix<double>.Build.Dense(tasks, tasks, shared);
        for (var t = 0; t < tasks; t++)
        {
            for (var i = 0; i < nodes; i++)
            {
                var effect = Node(i);
                logs[i] = -0.5 * effect * effect / (at.Tasks * at.Tasks);
                foreach (var agent in agents)
                foreach (var cell in agent.Cells)
                {
                    if (cell.Task == t && cell.Curve >= 0)
                        logs[i] += curves[cell.Curve]
                            .At(at.Agents[agent.Agent] + at.Slope * cell.Cell.Doublings + effect, out _, out _);
                }
            }

            var top = logs.Max();
            double sum = 0,
                first = 0,
                second = 0;
            for (var i = 0; i < nodes; i++)
            {
                var weight = Math.Exp(logs[i] - top);
                sum += weight;
                first += weight * Node(i);
                second += weight * Node(i) * Node(i);
            }

            mean[t] = first / sum;
            // What a grid takes for certain is not known better than its steps.
            spread[t, t] += Math.Max(second / sum - mean[t] * mean[t], Math.Pow(at.Tasks / 12, 2));
        }

        Place(mean, spread);
        Array.Clear(lean);
        Array.Clear(centres);
        Array.Fill(scales, at.Families);

        double Node(int i) => at.Tasks * (i - nodes / 2) / 6.0;
    }

    /// <summary>Moves the points to the posterior that the last evaluation found.</summary>
    public void Adapt(EffectPoint at)
    {
        var mean = new double[tasks];
        var spread = Matrix<double>.Build.Dense(tasks, tasks);
        for (var i = 0; i < count; i++)
        {
            for (var t = 0; t < tasks; t++)
                mean[t] += posterior[i] * points[i * tasks + t];
        }

        for (var i = 0; i < count; i++)
        {
            for (var t = 0; t < tasks; t++)
            {
                for (var u = 0; u < tasks; u++)
                    spread[t, u] += posterior[i] * (points[i * tasks + t] - mean[t]) * (points[i * tasks + u] - mean[u]);
            }
        }

        // Few points with all the weight are no reason to look nowhere else.
        for (var t = 0; t < tasks; t++)
            spread[t, t] = Math.Max(spread[t, t], 1e-4 * at.Tasks * at.Tasks) * (1 + 1e-6);
        var before = (double[])points.Clone();
        var known = spread.Cholesky();
        Place(mean, spread);
        for (var a = 0; a < agents.Length; a++)
            Lean(a, before, known, at.Families);
    }

    // Where an agent's effect is, given the tasks': by regression on them, which spares its rule what they explain.
    private void Lean(int agent, double[] from, Cholesky<double> spread, double least)
    {
        double mean = 0,
            square = 0;
        var shared = Vector<double>.Build.Dense(tasks);
        for (var i = 0; i < count; i++)
        {
            var own = means[i * agents.Length + agent];
            mean += posterior[i] * own;
            square += posterior[i] * squares[i * agents.Length + agent];
            for (var t = 0; t < tasks; t++)
                shared[t] += posterior[i] * own * (from[i * tasks + t] - middle[t]);
        }

        var slopes = spread.Solve(shared);
        centres[agent] = mean;
        scales[agent] = Math.Sqrt(Math.Max(square - mean * mean - slopes * shared, 1e-4 * least * least));
        for (var t = 0; t < tasks; t++)
            lean[agent * tasks + t] = slopes[t];
    }

    /// <summary>The log-likelihood, its derivatives added to a sum.</summary>
    public double Evaluate(EffectPoint at, CellCurve[] curves, EffectGradient gradient)
    {
        var n = agents.Length;
        double[] slopes = new double[count * n],
            rises = new double[count],
            noises = new double[count];
        var scratch = new AgentRule(inner, at.Families > 0);
        for (var i = 0; i < count; i++)
        {
            var log = pointWeights[i] + TaskPrior(i, at.Tasks);
            for (var a = 0; a < n; a++)
            {
                log += Integrate(scratch, i, a, at, curves);
                for (var k = 0; k < scratch.Count; k++)
                {
                    var weight = scratch.Weights[k];
                    slopes[i * n + a] += weight * scratch.Slopes[k];
                    rises[i] += weight * scratch.Rises[k];
                    noises[i] += weight * scratch.Noises[k];
                }

                (means[i * n + a], squares[i * n + a]) = scratch.Moments();
            }

            posterior[i] = log;
        }

        var total = Normalise(posterior);
        double tasksByVariance = 1 / (at.Tasks * at.Tasks),
            familiesByVariance = at.Families > 0 ? 1 / (at.Families * at.Families) : 0;
        for (var i = 0; i < count; i++)
        {
            var weight = posterior[i];
            gradient.Slope += weight * rises[i];
            gradient.Noise += weight * noises[i];
            for (var t = 0; t < tasks; t++)
            {
                var effect = points[i * tasks + t];
                gradient.Tasks += 0.5 * weight * (effect * effect * tasksByVariance - 1) * tasksByVariance;
            }

            for (var a = 0; a < n; a++)
            {
                gradient.Agents[agents[a].Agent] += weight * slopes[i * n + a];
                gradient.Families += 0.5 * weight * (squares[i * n + a] * familiesByVariance - 1) * familiesByVariance;
            }
        }

        return total;
    }

    /// <summary>For each cell the mean of a function of its η over the posterior of the last evaluation.</summary>
    public IEnumerable<(EffectCell Cell, double Mean)> Expect(
        EffectPoint at,
        CellCurve[] curves,
        Func<EffectCell, Func<double, double>> value
    )
    {
        var scratch = new AgentRule(inner, at.Families > 0);
        for (var a = 0; a < agents.Length; a++)
        {
            var cells = agents[a].Cells;
            var sums = new double[cells.Length];
            Func<double, double>[] values = [.. cells.Select(cell => value(cell.Cell))];
            for (var i = 0; i < count; i++)
            {
                Integrate(scratch, i, a, at, curves);
                for (var c = 0; c < cells.Length; c++)
                {
                    var eta = Eta(at, agents[a].Agent, cells[c], i);
                    for (var k = 0; k < scratch.Count; k++)
                        sums[c] += posterior[i] * scratch.Weights[k] * values[c](eta + scratch.Effects[k]);
                }
            }

            for (var c = 0; c < cells.Length; c++)
                yield return (cells[c].Cell, sums[c]);
        }
    }

    private double Eta(EffectPoint at, int agent, BlockCell cell, int point) =>
        at.Agents[agent] + at.Slope * cell.Cell.Doublings + points[point * tasks + cell.Task];

    // ln of the integral over one agent's effect at one point of the tasks'; leaves the posterior weights of its nodes.
    private double Integrate(AgentRule scratch, int point, int agent, EffectPoint at, CellCurve[] curves)
    {
        var (cells, spread) = (agents[agent].Cells, Wider * scales[agent]);
        var (level, prior) = (at.Agents[agents[agent].Agent], at.Families > 0 ? Math.Log(spread / at.Families) : 0);
        var centre = centres[agent];
        for (var t = 0; t < tasks; t++)
            centre += lean[agent * tasks + t] * (points[point * tasks + t] - middle[t]);
        for (var k = 0; k < scratch.Count; k++)
        {
            double effect = 0,
                log = 0,
                slope = 0,
                rise = 0,
                noise = 0;
            if (at.Families > 0)
            {
                var z = inner.Nodes[k];
                effect = centre + spread * z;
                var own = effect / at.Families;
                log = scratch.LogWeights[k] + prior - 0.5 * own * own;
            }

            foreach (ref readonly var cell in cells.AsSpan())
            {
                if (cell.Curve < 0)
                    continue;
                var doublings = cell.Cell.Doublings;
                var eta = level + at.Slope * doublings + points[point * tasks + cell.Task] + effect;
                log += curves[cell.Curve].At(eta, out var first, out var byNoise);
                slope += first;
                rise += first * doublings;
                noise += byNoise;
            }

            scratch.Effects[k] = effect;
            scratch.Weights[k] = log;
            scratch.Slopes[k] = slope;
            scratch.Rises[k] = rise;
            scratch.Noises[k] = noise;
        }

        return Normalise(scratch.Weights);
    }

    private double TaskPrior(int point, double spread)
    {
        var log = -tasks * Math.Log(spread);
        for (var t = 0; t < tasks; t++)
        {
            var z = points[point * tasks + t] / spread;
            log -= 0.5 * z * z;
        }

        return log;
    }

    private void Place(double[] mean, Matrix<double> spread)
    {
        middle = mean;
        var root = spread.Cholesky().Factor * Wider;
        var determinant = root.Diagonal().Sum(Math.Log);
        for (var i = 0; i < count; i++)
        {
            var square = 0.0;
            for (var t = 0; t < tasks; t++)
            {
                var value = mean[t];
                for (var u = 0; u <= t; u++)
                    value += root[t, u] * normals[i * tasks + u];
                points[i * tasks + t] = value;
                square += normals[i * tasks + t] * normals[i * tasks + t];
            }

            // The rule's weight over the density of the proposal; both have the factor of 2π that the prior leaves out.
            pointWeights[i] = Math.Log(ruleWeights[i]) + 0.5 * square + determinant;
        }
    }

    // To a sum of 1, from logarithms; returns the logarithm of their sum.
    private static double Normalise(double[] logs)
    {
        var top = logs.Max();
        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
            sum += logs[i] = Math.Exp(logs[i] - top);
        for (var i = 0; i < logs.Length; i++)
            logs[i] /= sum;
        return top + Math.Log(sum);
    }
}
