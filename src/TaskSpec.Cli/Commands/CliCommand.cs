using System.CommandLine;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>A command: what it is called, how it is used, and what it does.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(Screen screen, string name, string description, string example)
        : base(name, description)
    {
        Example = example;
        SetAction(
            (parsed, stop) =>
            {
                OutputOption.RefuseInputs(parsed);
                return Run(new Invocation(parsed, screen, stop));
            }
        );
    }

    /// <summary>One JSON document on standard output, and nothing else there.</summary>
    public static Option<bool> JsonOption { get; } =
        new("--json") { Description = "Write one JSON document to standard output", Recursive = true };

    /// <summary>The result and nothing beside it.</summary>
    public static Option<bool> QuietOption { get; } =
        new("--quiet") { Description = "Leave out progress, notes and summaries", Recursive = true };

    /// <summary>How it is used, for its help.</summary>
    public string Example { get; }

    /// <returns>The exit code.</returns>
    protected abstract Task<int> Run(Invocation run);

    /// <summary>The argument that most commands take.</summary>
    protected static Argument<string> PathArgument() =>
        new("PATH") { Description = "A project's folder, a .csproj, a built .dll or a catalog.json" };

    /// <summary>The option of the commands whose argument is a family.</summary>
    protected static Option<string> CatalogOption() =>
        new("--catalog")
        {
            Description = "A project's folder, a .csproj, a built .dll or a catalog.json",
            HelpName = "PATH",
            Required = true,
        };
}
