using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.LmEval;

/// <summary>The groups of a results file, and which tasks are in them.</summary>
internal sealed class LmEvalGroups
{
    private readonly Dictionary<string, string[]> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    public LmEvalGroups(JObject results)
    {
        foreach (var group in (results.At("groups") as JObject)?.Properties() ?? [])
            named.Add(group.Name);
        foreach (var group in (results.At("group_subtasks") as JObject)?.Properties() ?? [])
        {
            string[] tasks = [.. (group.Value as JArray ?? []).Select(task => task.Text()).OfType<string>()];
            if (tasks.Length == 0)
                continue;
            members[group.Name] = tasks;
            named.Add(group.Name);
            foreach (var task in tasks)
            {
                if (!owners.TryGetValue(task, out var own))
                    owners[task] = own = [];
                own.Add(group.Name);
            }
        }
    }

    /// <summary>Whether a name is a group's.</summary>
    public bool Has(string name) => named.Contains(name);

    /// <summary>The tasks of a group, and of the groups in it. Older versions list them nowhere: they begin with its name.</summary>
    public IEnumerable<string> TasksOf(string group, IEnumerable<string> all) =>
        members.ContainsKey(group)
            ? all.Where(task => GroupsOf(task).Contains(group))
            : all.Where(task => task.StartsWith(group + "_", StringComparison.Ordinal));

    /// <summary>The groups that a task is in, the nearest first.</summary>
    public IReadOnlyList<string> GroupsOf(string task)
    {
        var found = new List<string>();
        var next = new Queue<string>([task]);
        while (next.TryDequeue(out var of))
        {
            foreach (var group in owners.GetValueOrDefault(of, []).Where(group => !found.Contains(group)))
            {
                found.Add(group);
                next.Enqueue(group);
            }
        }

        if (!owners.ContainsKey(task))
            found.AddRange(
                named.Where(group => !members.ContainsKey(group) && task.StartsWith(group + "_", StringComparison.Ordinal))
            );
        return found;
    }
}
