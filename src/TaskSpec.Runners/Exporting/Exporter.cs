using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>Writes what one runner loads unchanged.</summary>
public abstract class Exporter
{
    /// <summary>The runner's name on the command line.</summary>
    public abstract string Runner { get; }

    /// <summary>The runner's name for people, with the version that the format was checked with.</summary>
    public abstract string Title { get; }

    /// <summary>How the runner is started on what was written, for people.</summary>
    public abstract string Usage { get; }

    /// <summary>How far it carries each feature. One that is absent is lost without a remedy.</summary>
    public abstract IReadOnlyDictionary<Feature, Support> Capabilities { get; }

    /// <summary>Whether it writes results and not tasks, so that it needs a table of samples.</summary>
    public virtual bool WritesResults => false;

    /// <summary>How the runner is started on what an export wrote.</summary>
    public virtual string UsageOf(ExportJob job) => Usage;

    /// <summary>What the runner calls a task that it has already, as <see cref="RunsAsAttribute"/> says; null where it has none.</summary>
    public string? NameOf(ExportTask task) => task is { Variant: null, Family.RunsAs: { } runs } ? NameOf(runs) : null;

    /// <summary>Why a task cannot be run there at all, and what to do; null where it can.</summary>
    public string? Problem(ExportTask task) =>
        NameOf(task) is not null || task.Missing is null ? null
        : Loads && PublishedSet.Is(task.Family) ? PublishedSet.Problem(task.Family)
        : task.Missing;

    /// <summary>What the runner calls a family that it has already.</summary>
    protected virtual string? NameOf(RunsAs runs) => null;

    /// <summary>Writes the files. Samples are to be written while they are enumerated, never collected.</summary>
    /// <param name="job">Where to, and what could not be carried.</param>
    /// <param name="tasks">The tasks that can be run there, in ordinal order of their names.</param>
    protected abstract void Write(ExportJob job, IReadOnlyList<ExportTask> tasks);

    /// <summary>Writes the files, and says of each family what of it the runner cannot carry.</summary>
    public void Export(ExportJob job)
    {
        var tasks = new List<ExportTask>();
        foreach (var task in job.Tasks)
        {
            if (Problem(task) is { } problem)
                job.Report(new(task.Family.Id, null, Lost: true, problem));
            else
                tasks.Add(task);
        }

        foreach (var family in tasks.GroupBy(task => task.Family))
        {
            if (family.Select(NameOf).OfType<string>().FirstOrDefault() is { } name)
                job.Report(
                    new(
                        family.Key.Id,
                        null,
                        Lost: false,
                        $"{Runner} runs its own {name}: prompts, examples, limits and scores are those of that task"
                    )
                );
            if (family.Any(task => NameOf(task) is null))
                foreach (var finding in ExportFinding.Of(Runner, Capabilities, family.Key))
                    job.Report(finding);
        }

        Write(job, tasks);
    }

    private bool Loads => Capabilities.GetValueOrDefault(Feature.PublishedData) is { Level: Level.Full };
}
