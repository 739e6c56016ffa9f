using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Tasks in a terminal that tests decide, and challenges that a flag decides: a family of one sample each.</summary>
public sealed class TerminalBenchSource : ScaffoldSource
{
    // A capture-the-flag challenge names the time of its first solve, a task of Terminal-Bench an expert's.
    private const string FirstSolve = "first_solve_time";

    // How tests say what passed, where a task does not name another way.
    private const string Parser = "pytest";

    private static readonly MetricDraft Flag = new(
        new("flag_found", "", Form.AllRight)
        {
            Best = 1,
            Worst = 0,
            By = By.Text,
        }
    )
    {
        Summary = "One where the flag was found.",
    };

    /// <inheritdoc/>
    public override string Name => "terminal-bench";

    /// <inheritdoc/>
    public override string Reads =>
        "tasks of Terminal-Bench or Cybench as JSON lines (suite, name, tags, minutes, timeouts, …), or a folder of tasks with task.toml or task.yaml";

    /// <inheritdoc/>
    public override string Project => "TerminalBench";

    /// <inheritdoc/>
    public override ProjectDraft Read(string input, string revision)
    {
        var reading = new RowReading();
        var rows = Directory.Exists(input)
            ? TerminalBenchFolder.Read(input)
            : RowFile.Read(input, "tasks of Terminal-Bench", row => row["suite"] is not null && row["name"] is not null);
        var (suites, ids) = (new SafeIds(), new SafeIds());
        var drafts = reading
            .Take(rows, "name", (row, name) => (Suite: row.Required("suite"), Family: Family(row, name, ids, revision)))
            .GroupBy(task => task.Suite, task => task.Family, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Suite(group.Key, [.. group], suites, revision))
            .ToList();
        return new(drafts, reading.Refused);
    }

    private static SuiteDraft Suite(string name, FamilyDraft[] families, SafeIds suites, string revision)
    {
        var id = suites.Of(name);
        Note[] original = [.. Notes.OfName(id, name, $"{Notes.Original}/suite")];
        return new(id, revision, [.. families.Select(family => family with { Notes = [.. family.Notes, .. original] })]);
    }

    private static FamilyDraft Family(Row row, string name, SafeIds ids, string revision)
    {
        var flag = row[FirstSolve] is not null;
        var times = Times(row).ToArray();
        var seconds = row.Count("agent_timeout_sec", 0);
        var scoring = row.Count("verifier_timeout_sec", 0);
        var variants = new SafeIds();
        var draft = new Family
        {
            Id = "",
            Version = revision,
            Type = "",
            Samples = new(SampleKind.Declared) { Count = 1 },
            Variants = [.. row.Texts("variants").Select(variant => Variant(variant, variants))],
            Limits = seconds is null ? null : new() { TimeSeconds = seconds },
            Sandbox = row.Text("sandbox") is { Length: > 0 } sandbox ? new(sandbox) : null,
            Scored = scoring is null ? null : new(By.Container) { TimeoutSeconds = scoring },
            HumanTimes = [.. times],
        };
        var (skills, notes) = (
            row.Texts("tags").Where(tag => tag.Length > 0).Distinct().ToArray(),
            row.Notes("difficulty", "category", "competition", "n_files", "estimated_duration_sec", "custom_docker_compose")
                .ToArray()
        );
        Parameter[] given =
        [
            .. MetricParameters.Of(row, "parser_name").Where(one => one.Value != Parser),
            .. MetricParameters.Of(row, "verifier"),
        ];
        // Last, so that a row that is refused takes no id.
        var id = ids.Of(name);
        return new(draft with { Id = id })
        {
            Headline = flag ? Flag : Tests(given),
            Skills = skills,
            Notes = [.. Notes.OfName(id, name), .. notes],
        };
    }

    /// <summary>The tests as they are, or with another parser of their output or settings of their own.</summary>
    private static MetricDraft Tests(Parameter[] given)
    {
        var plain = BuiltIn.Of<TestsPass>();
        return given.Length == 0
            ? plain
            : new(
                new(Ids.Safe(MetricParameters.Name(plain.Use.Metric, given)), "", plain.Use.Form)
                {
                    Best = 1,
                    Worst = 0,
                    By = By.Container,
                }
            )
            {
                Summary = $"One where all tests pass{MetricParameters.Words(given)}.",
            };
    }

    private static IEnumerable<HumanTime> Times(Row row)
    {
        if (row.Positive("expert_time_estimate_min") is { } expert)
            yield return new(expert, HumanSource.Estimate) { Who = Who.Expert };
        if (row.Positive("junior_time_estimate_min") is { } junior)
            yield return new(junior, HumanSource.Estimate) { Who = Who.Junior };
        if (row.Positive(FirstSolve) is { } first)
            yield return new(first, HumanSource.FirstSolve);
    }

    private static Variant Variant(string name, SafeIds ids) =>
        new(ids.Of(name), name == "solution" ? Items.Oracle : Items.Unset) { Default = name == "default" ? true : null };
}
