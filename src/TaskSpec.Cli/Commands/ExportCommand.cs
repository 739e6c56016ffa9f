using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Profiling;
using TaskSpec.Cli.Sources;
using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Writes what a runner loads, and says what of the catalog it cannot carry.</summary>
internal sealed class ExportCommand : CliCommand
{
    private readonly Argument<string> path = PathArgument();
    private readonly Option<string> runner = new("--runner")
    {
        Description = $"The runner: {string.Join(", ", RunnerList.Exporters.Select(exporter => exporter.Runner))}",
        HelpName = "R",
        Required = true,
    };
    private readonly OutputOption output = new("--out")
    {
        Description = "The folder to write to",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<string?> results = new("--results")
    {
        Description = "A samples table, for the formats that hold results",
        HelpName = "SAMPLES",
    };
    private readonly Option<string[]> families = new("--family")
    {
        Description = "Export these families alone",
        HelpName = "FAMILY",
        AllowMultipleArgumentsPerToken = true,
    };

    public ExportCommand(Screen screen)
        : base(
            screen,
            "export",
            "Writes files that an eval runner loads unchanged",
            "taskspec export . --runner promptfoo --out promptfoo"
        )
    {
        runner.AcceptOnlyFromAmong([.. RunnerList.Exporters.Select(exporter => exporter.Runner)]);
        Add(path);
        Add(runner);
        Add(output);
        Add(results);
        Add(families);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var exporter = RunnerList.Exporters.First(exporter => exporter.Runner == run.Parsed.GetRequiredValue(runner));
        var table = run.Parsed.GetValue(results);
        if (exporter.WritesResults != table is not null)
            throw new CliError(
                exporter.WritesResults
                    ? $"{exporter.Runner} holds results; name a samples table with --results, as taskspec import --table samples writes it"
                    : $"{exporter.Runner} holds tasks, and takes no --results"
            );
        var source = await run.Open(path);
        var chosen = Chosen(source.Catalog, run.Parsed.GetValue(families) ?? []);
        using var host = source.Assembly is { } assembly ? new SampleHost(assembly) : null;
        var beside = Path.GetDirectoryName(Path.GetFullPath(run.Parsed.GetRequiredValue(path)))!;
        var (tasks, findings) = ExportTasks.Of(chosen, family => host is null ? Beside(family, beside) : SamplesOf(family, host));
        if (!exporter.WritesResults && tasks.All(task => exporter.Problem(task) is not null))
            throw new CliError(
                tasks is [var first, ..]
                    ? $"{exporter.Runner} can run no family; {first.Family.Id}: {exporter.Problem(first)}"
                    : "no family is exported; declare one"
            );
        var place = run.Parsed.GetRequiredValue(output);
        var job = await run.Progress.During(
            $"writing {exporter.Runner}",
            () => Invocation.Finish(() => Export(exporter, chosen, tasks, place, table, run))
        );
        var all = exporter.WritesResults ? job.Findings : [.. findings, .. job.Findings];
        if (run.Json)
            run.Screen.Out.Write(ExportText.Json(exporter, job, all));
        else if (!run.Quiet)
            ExportText.Write(run.Screen, exporter, job, place, all);
        var others = FolderState.FilesOf(place).Count - job.Folder.Files.Count;
        if (others > 0)
            run.Note($"{place} holds {Figure.Of(others, "other file")}, which stayed; an empty folder holds this export alone");
        return ExitCode.Done;
    }

    private static Func<IEnumerable<Sample>>? SamplesOf(Family family, SampleHost host) =>
        family.Assembly is null && CatalogSamples.Has(family) ? () => host.SamplesOf(family) : null;

    /// <summary>The samples of a family whose file lies beside its catalog.</summary>
    private static Func<IEnumerable<Sample>>? Beside(Family family, string folder) =>
        family.Samples is { Kind: SampleKind.File, File: { } file } && File.Exists(Path.Combine(folder, file))
            ? () => SampleSets.Shuffled(family.Choices?.ShuffleSeed, SampleSets.FromFile(family.Id, folder, file))
            : null;

    private static Catalog Chosen(Catalog catalog, string[] ids)
    {
        if (ids.Length == 0)
            return catalog;
        var chosen = ids.Select(id => Invocation.Find(catalog, id)).Distinct().ToEquatableArray();
        return catalog with { Families = chosen };
    }

    private static ExportJob Export(
        Exporter exporter,
        Catalog catalog,
        IReadOnlyList<ExportTask> tasks,
        string place,
        string? table,
        Invocation run
    )
    {
        try
        {
            using var folder = new OutputFolder(place);
            var job = new ExportJob(catalog, tasks, folder, run.Stop)
            {
                Results = table is null ? null : () => TableReader.Read(ResultTables.Samples, table),
            };
            exporter.Export(job);
            OutputOption.RefuseFiles(run.Parsed, "--out", place, folder.Files);
            folder.Commit();
            return job;
        }
        catch (Exception error) when (error is SampleSetException or TableException)
        {
            throw new CliError(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("write", place, error);
        }
    }
}
