using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Horizons;

/// <summary>A task that agents attempted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">The index of its family in <see cref="RunSet.Families"/>.</param>
/// <param name="Minutes">How long a person takes, in minutes, above 0.</param>
public sealed record RunTask(string Name, int Family, double Minutes)
{
    /// <summary>log₂ of the minutes, on which every curve is fitted.</summary>
    public double Doublings { get; } = Math.Log2(Minutes);
}

/// <summary>All attempts of one agent at one task.</summary>
/// <param name="Task">The index of the task in <see cref="RunSet.Tasks"/>.</param>
/// <param name="Scores">From 0 to 1, ascending.</param>
public sealed record Attempts(int Task, double[] Scores)
{
    /// <summary>The sum of the scores.</summary>
    public double Right { get; } = Scores.Sum();

    /// <summary>The attempts less <see cref="Right"/>.</summary>
    public double Wrong => Scores.Length - Right;

    /// <summary>The mean score.</summary>
    public double Mean => Right / Scores.Length;
}

/// <summary>An agent with its attempts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">When it was released, where known.</param>
/// <param name="Attempts">One a task that it attempted, by task.</param>
public sealed record RunAgent(string Name, DateOnly? Release, IReadOnlyList<Attempts> Attempts)
{
    /// <summary>How often it attempted anything.</summary>
    public int Runs { get; } = Attempts.Sum(attempts => attempts.Scores.Length);
}

/// <summary>A runs table by agents, families and tasks, in ordinal order, so that the order of its rows never counts.</summary>
public sealed class RunSet
{
    private RunSet(IReadOnlyList<RunAgent> agents, IReadOnlyList<RunTask> tasks, IReadOnlyList<string> families)
    {
        Agents = agents;
        Tasks = tasks;
        Families = families;
        TasksOfFamily =
        [
            .. families.Select((_, family) => Enumerable.Range(0, tasks.Count).Where(i => tasks[i].Family == family).ToArray()),
        ];
    }

    /// <summary>The agents.</summary>
    public IReadOnlyList<RunAgent> Agents { get; }

    /// <summary>The tasks.</summary>
    public IReadOnlyList<RunTask> Tasks { get; }

    /// <summary>The families' names.</summary>
    public IReadOnlyList<string> Families { get; }

    /// <summary>The indices of each family's tasks.</summary>
    public IReadOnlyList<int[]> TasksOfFamily { get; }

    /// <summary>Gathers rows.</summary>
    /// <param name="rows">Read once.</param>
    /// <exception cref="TableException">
    /// There are none, or one does not say how long a person takes, or two of them contradict each other on a task's family or minutes or an agent's
    /// release.
    /// </exception>
    public static RunSet Of(IEnumerable<RunRow> rows)
    {
        var tasks = new Dictionary<string, (string Family, double Minutes)>(StringComparer.Ordinal);
        var releases = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var cells = new Dictionary<(string Agent, string Task), List<double>>();
        foreach (var row in rows)
        {
            if (row.HumanMinutes is not { } minutes)
                throw new TableException(
                    $"the row of agent '{row.Agent}' at task '{row.Task}' has no human_minutes, and a horizon is a time that people take; fill in the minutes, or leave such rows out"
                );
            if (!tasks.TryAdd(row.Task, (row.Family, minutes)))
                Agree(row, tasks[row.Task]);
            if (row.ReleaseDate is { } date && !releases.TryAdd(row.Agent, date) && releases[row.Agent] != date)
                throw new TableException(
                    $"agent '{row.Agent}' is released on {releases[row.Agent]:yyyy-MM-dd} in one row and on {date:yyyy-MM-dd} in another; keep one date"
                );
            if (!cells.TryGetValue((row.Agent, row.Task), out var scores))
                cells.Add((row.Agent, row.Task), scores = []);
            scores.Add(row.Score);
        }

        if (cells.Count == 0)
            throw new TableException("the runs table has no rows");
        string[] families = [.. tasks.Values.Select(task => task.Family).Distinct().Order(StringComparer.Ordinal)];
        var familyAt = families.Index().ToDictionary(family => family.Item, family => family.Index, StringComparer.Ordinal);
        RunTask[] ordered =
        [
            .. tasks
                .OrderBy(task => task.Key, StringComparer.Ordinal)
                .Select(task => new RunTask(task.Key, familyAt[task.Value.Family], task.Value.Minutes)),
        ];
        var taskAt = ordered.Index().ToDictionary(task => task.Item.Name, task => task.Index, StringComparer.Ordinal);
        var agents =
            from cell in cells
            group new Attempts(taskAt[cell.Key.Task], [.. cell.Value.Order()]) by cell.Key.Agent into agent
            select new RunAgent(
                agent.Key,
                releases.TryGetValue(agent.Key, out var date) ? date : null,
                [.. agent.OrderBy(attempts => attempts.Task)]
            );
        return new([.. agents.OrderBy(agent => agent.Name, StringComparer.Ordinal)], ordered, families);
    }

    /// <summary>The same runs with the agents' releases from another table, which goes before their own.</summary>
    /// <param name="releases">By agent; agents without runs are passed over.</param>
    public RunSet Released(IReadOnlyDictionary<string, DateOnly> releases) =>
        new(
            [.. Agents.Select(agent => releases.TryGetValue(agent.Name, out var date) ? agent with { Release = date } : agent)],
            Tasks,
            Families
        );

    /// <summary>The same tasks with some of the agents.</summary>
    /// <param name="keep">Whether an agent stays.</param>
    public RunSet Where(Func<RunAgent, bool> keep) => new([.. Agents.Where(keep)], Tasks, Families);

    private static void Agree(RunRow row, (string Family, double Minutes) known)
    {
        if (known.Family != row.Family)
            throw new TableException(
                $"task '{row.Task}' is of family '{known.Family}' in one row and of '{row.Family}' in another; a task has one family"
            );
        if (known.Minutes != row.HumanMinutes)
            throw new TableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"task '{row.Task}' takes a person {known.Minutes} minutes in one row and {row.HumanMinutes} in another; a task has one time, and a variant that takes longer is another task"
                )
            );
    }
}
