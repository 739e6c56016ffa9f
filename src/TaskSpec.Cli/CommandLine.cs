using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling;
using TaskSpec.Tables;

namespace TaskSpec.Cli;

/// <summary>The one entry: parses the arguments, runs a command, and turns whatever happens into an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(IReadOnlyList<string> args, Screen screen, CancellationToken stop = default)
    {
        // It flows into everything that this method starts, and nowhere else.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        PipedInputs.Take(stop);
        try
        {
            return await Invoke(args, screen, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (CliError error)
        {
            return screen.Fail(error.Message, error.Details);
        }
        catch (Exception error) when (error is TableException or ScalingException)
        {
            return screen.Fail(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return screen.Fail(error.Message);
        }
        catch (Exception error)
        {
            // A fault of ours: it is told in one line with its kind and message, and hides nothing that a user could mend.
            return screen.Fail(
                $"unexpected {error.GetType().Name}: {error.Message} This is a fault of taskspec: please report it, with the input."
            );
        }
    }

    private static async Task<int> Invoke(IReadOnlyList<string> args, Screen screen, CancellationToken stop)
    {
        var (parsed, notes) = Parse(args, new TaskSpecCommand(screen));
        if (parsed.Action is ParseErrorAction)
            return screen.Fail(ArgumentProblem.Of(parsed));
        foreach (var note in notes)
            screen.Error.WriteLine("taskspec: " + Printable.Of(note));
        var configuration = new InvocationConfiguration
        {
            Output = screen.Out,
            Error = screen.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var code = await parsed.InvokeAsync(configuration, stop);
        screen.Out.Flush();
        return code;
    }

    // What options were called before is written anew, so that commands know present names alone.
    private static (ParseResult Parsed, IReadOnlyList<string> Notes) Parse(IReadOnlyList<string> args, Command root)
    {
        var configuration = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = root.Parse(args, configuration);
        var notes = new List<string>();
        if (parsed.CommandResult.Command is CliCommand command)
            foreach (var former in command.FormerNames)
                if (former.Renew(args, command.Name) is { } renewed)
                {
                    args = renewed;
                    notes.Add(former.Note(args));
                }

        if (notes.Count > 0)
            parsed = root.Parse(args, configuration);
        return (parsed, parsed.GetValue(CliCommand.QuietOption) ? [] : notes);
    }
}
