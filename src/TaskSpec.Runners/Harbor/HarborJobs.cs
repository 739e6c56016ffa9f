using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Harbor;

/// <summary>What the trials of an import say together: the rewards of their jobs, and whether all had the same tasks.</summary>
internal sealed class HarborJobs
{
    private const string Unnamed = "reward";
    private readonly Dictionary<(string? Job, string Task, string? Sample), SortedSet<string>> rewards = [];
    private readonly Dictionary<(string Task, string Sample), HashSet<string>> contents = [];
    private readonly Dictionary<(string Job, string Task), SortedDictionary<string, SortedSet<string>>> own = [];

    private HarborJobs(IEnumerable<LogFile> trials, CancellationToken stop)
    {
        foreach (var file in trials.DistinctBy(file => file.Path))
            Add(file, stop);
    }

    /// <summary>Those of an import.</summary>
    public static HarborJobs Of(Import import, Func<LogFile, bool> isTrial) =>
        import.Files.Once(files => new HarborJobs(files.All.Where(isTrial), import.Stop));

    /// <summary>The rewards that a trial without any would have had: those of the same sample, else of the task, in its own job first.</summary>
    public IEnumerable<string> RewardsOf(JObject trial, LogFile file) =>
        Places(trial, file).Select(rewards.GetValueOrDefault).FirstOrDefault(some => some is not null)
        ?? (IEnumerable<string>)[Unnamed];

    /// <summary>
    /// What tells a job's tasks from those of other jobs: nothing, unless two have a task of one name with another content. A checksum is of one task, and so
    /// no condition by itself.
    /// </summary>
    public string? ContentOf(JObject trial, LogFile file, string task)
    {
        if (!own.TryGetValue((JobOf(trial, file), task), out var samples))
            return null;
        string[] differing =
        [
            .. samples
                .Where(sample => contents[(task, sample.Key)].Count > 1)
                .Select(sample => $"{sample.Key} {string.Join('+', sample.Value)}"),
        ];
        return differing.Length == 0 ? null : ConditionText.Digest(string.Join('\n', differing));
    }

    private void Add(LogFile file, CancellationToken stop)
    {
        JObject trial;
        try
        {
            trial = LogLines.Document(file.Path, stop);
        }
        catch (TableException)
        {
            // It is refused when it is read.
            return;
        }

        if (trial.At("task_name").Text() is not { } name)
            return;
        if (HarborReader.RewardsOf(trial) is { Count: > 0 } had)
        {
            foreach (var place in Places(trial, file))
            {
                if (!rewards.TryGetValue(place, out var all))
                    rewards[place] = all = new(StringComparer.Ordinal);
                all.UnionWith(had.Keys);
            }
        }

        var (task, sample) = HarborReader.TaskOf(trial, name);
        var commit = trial.At("task_id", "git_commit_id") ?? trial.At("config", "task", "git_commit_id");
        var content = $"{trial.At("task_checksum").Text()} {commit.Text()}";
        if (content.Length == 1)
            return;
        if (!contents.TryGetValue((task, sample), out var stated))
            contents[(task, sample)] = stated = new(StringComparer.Ordinal);
        stated.Add(content);
        if (!own.TryGetValue((JobOf(trial, file), task), out var samples))
            own[(JobOf(trial, file), task)] = samples = new(StringComparer.Ordinal);
        if (!samples.TryGetValue(sample, out var held))
            samples[sample] = held = new(StringComparer.Ordinal);
        held.Add(content);
    }

    private static IEnumerable<(string? Job, string Task, string? Sample)> Places(JObject trial, LogFile file)
    {
        var (task, sample) = HarborReader.TaskOf(trial, trial.At("task_name").Text() ?? "");
        var job = JobOf(trial, file);
        return [(job, task, sample), (null, task, sample), (job, task, null), (null, task, null)];
    }

    // Versions without a job's identifier keep its trials in one folder.
    private static string JobOf(JObject trial, LogFile file) =>
        trial.At("config", "job_id").Text() ?? Path.GetDirectoryName(file.Folder) ?? "";
}
