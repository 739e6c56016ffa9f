using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Runners.Scaffolding;

namespace TaskSpec.Cli.Commands;

/// <summary>Writes attributed C# of the declarations that people have already.</summary>
internal sealed class ScaffoldCommand : CliCommand
{
    private readonly Argument<string> input = new("INPUT")
    {
        Description = "The declarations: a file or a folder, as --from needs",
    };
    private readonly Option<string> from = new("--from")
    {
        Description = $"What the input is: {string.Join(", ", Scaffold.Sources.Select(source => source.Name))}",
        HelpName = "R",
        Required = true,
    };
    private readonly OutputOption output = new("--out")
    {
        Description = "The folder to write to; it must not be there yet, or be empty",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<string> revision = new("--revision")
    {
        Description = "The version of what states none, such as the commit of the source",
        DefaultValueFactory = _ => ScaffoldSource.Unstated,
    };

    public ScaffoldCommand(Screen screen)
        : base(
            screen,
            "scaffold",
            "Writes attributed C# of declarations that you have already",
            "taskspec scaffold --from lm-eval tasks.jsonl --out LmEval"
        )
    {
        from.AcceptOnlyFromAmong([.. Scaffold.Sources.Select(source => source.Name)]);
        Add(input);
        Add(from);
        Add(output);
        Add(revision);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var source = Scaffold.Sources.First(source => source.Name == run.Parsed.GetRequiredValue(from));
        var (path, place) = (run.Parsed.GetRequiredValue(input), run.Parsed.GetRequiredValue(output));
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new CliError($"{path} does not exist; INPUT is {source.Reads}");
        // What stands there would be compiled too, or an author's own edits be written over.
        if (Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any())
            throw new CliError($"{place} is not empty, and nothing there is written over; name a new folder with --out");
        var version = run.Parsed.GetRequiredValue(revision);
        if (string.IsNullOrWhiteSpace(version))
            throw new CliError("--revision is empty; name a version such as the source's commit, or leave the option out");
        var (draft, files) = await run.Progress.During(
            $"reading {source.Name}",
            () => run.Compute(() => Write(source, path, version, place, run.Stop))
        );
        if (run.Json)
            run.Screen.Out.Write(ScaffoldText.Json(draft, files));
        else if (!run.Quiet)
            ScaffoldText.Write(run.Screen, draft, files, place);
        return ExitCode.Done;
    }

    private static (ProjectDraft, IReadOnlyCollection<string>) Write(
        ScaffoldSource source,
        string path,
        string version,
        string place,
        CancellationToken stop
    )
    {
        ProjectDraft draft;
        try
        {
            draft = Scaffold.Read(source, path, version);
        }
        catch (ScaffoldException error)
        {
            throw new CliError(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }

        try
        {
            using var folder = new OutputFolder(place);
            Scaffold.Write(source, draft, folder, stop);
            folder.Commit();
            return (draft, folder.Files);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("write", place, error);
        }
    }
}
