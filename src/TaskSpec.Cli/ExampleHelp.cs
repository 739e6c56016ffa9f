using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TaskSpec.Cli.Commands;

namespace TaskSpec.Cli;

/// <summary>The help of System.CommandLine, with an example below; of the whole command line, the commands by what people want.</summary>
internal sealed class ExampleHelp : SynchronousCommandLineAction
{
    private readonly HelpAction inner = new() { MaxWidth = 80 };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is TaskSpecCommand whole)
            Write(output, whole);
        else
            inner.Invoke(parseResult);
        output.WriteLine("Example:");
        output.WriteLine("  " + Example(parseResult.CommandResult.Command));
        output.WriteLine();
        output.WriteLine("Exit codes: 0 done, 1 not good enough, 2 wrong input, 130 interrupted");
        return ExitCode.Done;
    }

    private static void Write(TextWriter output, TaskSpecCommand whole)
    {
        output.WriteLine(whole.Description);
        output.WriteLine();
        var width = whole.Groups.SelectMany(group => group.Runnable).Max(command => command.Name.Length);
        foreach (var group in whole.Groups)
        {
            output.WriteLine($"{group.Name}: {group.About}");
            foreach (var (name, command) in group.Runnable)
                output.WriteLine($"  {name.PadRight(width)}  {command.Description}");
            output.WriteLine();
        }

        output.WriteLine("'taskspec COMMAND --help' has the options; all have --json, --quiet, --version");
        output.WriteLine();
    }

    private static string Example(Command command) =>
        command is CliCommand { Example: var own } ? own : Example(command.Subcommands[0]);
}
