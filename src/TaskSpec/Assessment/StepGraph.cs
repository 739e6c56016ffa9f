using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>The order of a family's steps: who needs whom to have succeeded. The graph decides what a gate is, never a tool's name.</summary>
public sealed class StepGraph
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly int[][] after;
    private readonly bool[]?[] ancestors;

    /// <summary>Reads the order; a reference to a step that the family does not have is left out.</summary>
    public StepGraph(EquatableArray<StepInfo> steps)
    {
        Steps = steps;
        for (var i = 0; i < steps.Count; i++)
            index[steps[i].Id] = i;
        after = steps.Select(step => step.After.Where(index.ContainsKey).Select(id => index[id]).Distinct().ToArray()).ToArray();
        ancestors = new bool[steps.Count][];
        Cycle = FindCycle();
    }

    /// <summary>The steps, in the family's order.</summary>
    public EquatableArray<StepInfo> Steps { get; }

    /// <summary>The ids along the first cycle, the first repeated at its end; empty where the order is one.</summary>
    public EquatableArray<string> Cycle { get; }

    /// <summary>Whether the task fails without the step: it is neither optional nor an alternative to another.</summary>
    public bool IsNecessary(int step) => Steps[step].Optional != true && !Steps[step].InsteadOf.Any(index.ContainsKey);

    /// <summary>The steps that can replace this one.</summary>
    public IEnumerable<int> AlternativesTo(int step) =>
        Enumerable.Range(0, Steps.Count).Where(other => Steps[other].InsteadOf.Contains(Steps[step].Id, StringComparer.Ordinal));

    /// <summary>All steps that come before this one, near or far.</summary>
    public IEnumerable<int> AncestorsOf(int step)
    {
        var before = ancestors[step] ??= Walk(step);
        return Enumerable.Range(0, Steps.Count).Where(other => before[other]);
    }

    /// <summary>The necessary steps that no necessary step comes after: together they are the answer.</summary>
    public IReadOnlyList<int> Last()
    {
        var necessary = Enumerable.Range(0, Steps.Count).Where(IsNecessary).ToArray();
        var followed = new HashSet<int>(necessary.SelectMany(AncestorsOf));
        return necessary.Where(step => !followed.Contains(step)).ToArray();
    }

    private bool[] Walk(int step)
    {
        var seen = new bool[Steps.Count];
        var stack = new Stack<int>(after[step]);
        while (stack.Count > 0)
        {
            var next = stack.Pop();
            if (seen[next])
                continue;
            seen[next] = true;
            foreach (var earlier in after[next])
                stack.Push(earlier);
        }

        seen[step] = false;
        return seen;
    }

    private EquatableArray<string> FindCycle()
    {
        var done = new HashSet<int>();
        for (var start = 0; start < Steps.Count; start++)
        {
            // Depth first with the path kept, so that the cycle can be told and not only that there is one.
            var path = new List<(int Step, int Next)> { (start, 0) };
            while (path.Count > 0)
            {
                var (step, next) = path[path.Count - 1];
                if (next == after[step].Length || done.Contains(step))
                {
                    done.Add(step);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[path.Count - 1] = (step, next + 1);
                var earlier = after[step][next];
                var from = path.FindIndex(entry => entry.Step == earlier);
                if (from >= 0)
                    return path.Skip(from).Select(entry => Steps[entry.Step].Id).Append(Steps[earlier].Id).ToEquatableArray();
                path.Add((earlier, 0));
            }
        }

        return [];
    }
}
