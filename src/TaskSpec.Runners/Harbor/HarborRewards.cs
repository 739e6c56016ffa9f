using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Harbor;

/// <summary>Which rewards the trials of an import have, for those that have none: wherever their files lie, and read only where there is such a trial.</summary>
internal sealed class HarborRewards
{
    private const string Unnamed = "reward";
    private static readonly ConditionalWeakTable<Import, HarborRewards> known = [];
    private readonly Dictionary<(string? Job, string Task, string? Sample), SortedSet<string>> names = [];

    private HarborRewards(IEnumerable<LogFile> trials)
    {
        foreach (var file in trials.DistinctBy(file => file.Path))
        {
            var trial = LogLines.Document(file.Path);
            var rewards = trial["task_name"].Text() is null ? [] : HarborReader.RewardsOf(trial);
            if (rewards.Count == 0)
                continue;
            foreach (var place in Places(file, trial))
            {
                if (!names.TryGetValue(place, out var all))
                    names[place] = all = new(StringComparer.Ordinal);
                all.UnionWith(rewards.Keys);
            }
        }
    }

    /// <summary>Those of an import.</summary>
    /// <param name="import">The import.</param>
    /// <param name="accepts">Whether a file is a trial.</param>
    public static HarborRewards Of(Import import, Func<LogFile, bool> accepts) =>
        known.GetValue(import, all => new(all.Files.All.Where(accepts)));

    /// <summary>The rewards that a trial would have had: those of the same sample, else of the task, in its own job first.</summary>
    public IEnumerable<string> Named(LogFile file, JObject trial) =>
        Places(file, trial).Select(names.GetValueOrDefault).FirstOrDefault(some => some is not null)
        ?? (IEnumerable<string>)[Unnamed];

    private static IEnumerable<(string? Job, string Task, string? Sample)> Places(LogFile file, JObject trial)
    {
        var (task, sample) = HarborReader.TaskOf(trial, trial["task_name"].Text() ?? "");
        var job = trial.At("config", "job_id").Text() ?? Path.GetDirectoryName(file.Folder);
        return [(job, task, sample), (null, task, sample), (job, task, null), (null, task, null)];
    }
}
