using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Cli.Sources;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>All rules on a catalog: the families' figures, the findings, and whether they are bad enough to fail.</summary>
internal sealed class CheckCommand : CliCommand
{
    private const string Never = "none";
    private readonly Argument<string> path = PathArgument();
    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "Exit with 1 if there are findings of this severity or above",
        DefaultValueFactory = _ => SeverityName.Of(Severity.Error),
    };

    private readonly Option<string?> by = new("--by")
    {
        Description =
            $"Sum up the families that are alike in these, such as headline,shots: {CheckGroups.Keys}, or a key of metadata",
        HelpName = "KEYS",
    };

    private readonly OutputOption svg = SvgOption.Of("the families by excess");

    public CheckCommand(Screen screen)
        : base(
            screen,
            "check",
            "Runs all rules, and says what each family's forecast is worth",
            "taskspec check . --fail-on warning"
        )
    {
        failOn.AcceptOnlyFromAmong([Never, .. SeverityName.Said.Select(SeverityName.Of)]);
        Add(path);
        Add(failOn);
        Add(by);
        Add(svg);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var source = await run.Open(path);
        var checkup = await run.Compute(() => Checkup.Of(source.Catalog, RuleOptions.Default));
        if (source is { Assembly: not null, Findings: null, WasBuilt: true })
            run.Note("the build wrote no log of findings, so .editorconfig and suppressions are not applied");
        var findings = source.Findings ?? [.. checkup.Findings.Select(LocatedFinding.Of)];
        string[] keys =
        [
            .. (run.Parsed.GetValue(by) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        var groups = await run.Compute(() => CheckGroups.Of(source.Catalog, checkup.Assessments, keys));
        SvgOption.Write(run, run.Parsed.GetValue(svg), () => [ExcessPlot.Of(checkup.Assessments)]);
        if (run.Json)
            run.Screen.Out.Write(CheckJson.Of(findings, checkup.Assessments, keys, groups));
        else if (keys.Length > 0)
            CheckText.WriteGroups(run, findings, checkup.Assessments, keys, groups);
        else
            CheckText.Write(run, findings, checkup.Assessments);
        var limit = run.Parsed.GetRequiredValue(failOn);
        return findings.Any(finding => limit != Never && finding.Severity >= SeverityName.Parse(limit))
            ? ExitCode.NotGoodEnough
            : ExitCode.Done;
    }
}
