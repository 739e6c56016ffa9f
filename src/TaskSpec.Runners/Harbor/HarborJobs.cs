using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Harbor;

/// <summary>What the trials of an import say together: the rewards of their jobs, and whether all had the same tasks.</summary>
internal sealed class HarborJobs
{
    private static readonly ConditionalWeakTable<Import, HarborJobs> known = [];
    private readonly Dictionary<string, SortedSet<string>> metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Sample), HashSet<string>> contents = [];
    private readonly Dictionary<(string Job, string Task), SortedDictionary<string, string>> own = [];

    private HarborJobs(IEnumerable<LogFile> trials)
    {
        foreach (var file in trials)
            Add(file);
    }

    /// <summary>Those of an import.</summary>
    public static HarborJobs Of(Import import, Func<LogFile, bool> isTrial) =>
        known.GetValue(import, of => new(of.Files.All.Where(isTrial)));

    /// <summary>The rewards that trials of the same job have, wherever they lie.</summary>
    public IReadOnlyCollection<string> MetricsOf(JObject trial, LogFile file) =>
        metrics.GetValueOrDefault(JobOf(trial, file)) ?? [];

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
            .. samples.Where(sample => contents[(task, sample.Key)].Count > 1).Select(sample => $"{sample.Key} {sample.Value}"),
        ];
        return differing.Length == 0 ? null : ConditionText.Digest(string.Join('\n', differing));
    }

    private void Add(LogFile file)
    {
        JObject trial;
        try
        {
            trial = LogLines.Document(file.Path);
        }
        catch (TableException)
        {
            // It is refused when it is read.
            return;
        }

        var job = JobOf(trial, file);
        if (!metrics.TryGetValue(job, out var names))
            metrics[job] = names = new(StringComparer.Ordinal);
        names.UnionWith(HarborReader.RewardsOf(trial).Keys);
        if (trial["task_name"].Text() is not { } name)
            return;
        var (task, sample) = HarborReader.TaskOf(trial, name);
        var commit = trial.At("task_id", "git_commit_id") ?? trial.At("config", "task", "git_commit_id");
        var content = $"{trial["task_checksum"].Text()} {commit.Text()}";
        if (content.Length == 1)
            return;
        if (!contents.TryGetValue((task, sample), out var stated))
            contents[(task, sample)] = stated = new(StringComparer.Ordinal);
        stated.Add(content);
        if (!own.TryGetValue((job, task), out var samples))
            own[(job, task)] = samples = new(StringComparer.Ordinal);
        samples[sample] = content;
    }

    // Versions without a job's identifier keep its trials in one folder.
    private static string JobOf(JObject trial, LogFile file) =>
        trial.At("config", "job_id").Text() ?? Path.GetDirectoryName(file.Folder) ?? "";
}
