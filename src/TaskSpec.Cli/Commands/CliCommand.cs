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

    /// <summary>What its options were called before.</summary>
    public virtual IReadOnlyList<FormerName> FormerNames => [];

    /// <returns>The exit code.</returns>
    protected abstract Task<int> Run(Invocation run);

    /// <summary>A project, as help calls it: that its code runs is said before anybody names one of somebody else's.</summary>
    protected const string ProjectWords = "A project's folder or .csproj (it is built, which runs its code), a built .dll";

    /// <summary>The argument that most commands take.</summary>
    protected static Argument<string> PathArgument() => new("PATH") { Description = $"{ProjectWords} or a catalog.json" };

    /// <summary>The argument of the commands on one family.</summary>
    protected static Argument<string?> FamilyArgument() =>
        new("FAMILY")
        {
            Description = "The family's id; may be left out where the catalog has one family",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>Of the commands on one family, which took the catalog by an option.</summary>
    protected static FormerName FormerCatalog { get; } = new("--catalog", "PATH");
}
