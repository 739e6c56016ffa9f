using System.CommandLine;

namespace TaskSpec.Cli.Commands;

/// <summary>Commands that serve one end.</summary>
/// <param name="Name">The end in a word.</param>
/// <param name="About">What they are about.</param>
/// <param name="Commands">The commands.</param>
internal sealed record CommandGroup(string Name, string About, IReadOnlyList<Command> Commands)
{
    /// <summary>Those that do something, each with its whole name: of a command of commands, these.</summary>
    public IEnumerable<(string Name, Command Command)> Runnable =>
        Commands.SelectMany(command =>
            command.Subcommands.Count == 0
                ? [(command.Name, command)]
                : command.Subcommands.Select(child => ($"{command.Name} {child.Name}", child))
        );
}
