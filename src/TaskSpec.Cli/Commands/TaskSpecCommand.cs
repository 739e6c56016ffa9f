using System.CommandLine;
using System.CommandLine.Help;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>The whole command line, its commands by what people want.</summary>
/// <remarks>No RootCommand: that one is named after the file that runs, which is the test host in tests and a .dll in development.</remarks>
internal sealed class TaskSpecCommand : Command
{
    public TaskSpecCommand(Screen screen)
        : base("taskspec", "Says whether evaluation tasks can forecast larger models, and what would help")
    {
        Groups =
        [
            new(
                "Author",
                "what is declared, and what its results will be worth",
                [
                    new CheckCommand(screen),
                    new ExplainCommand(screen),
                    new PlanCommand(screen),
                    new OverlapCommand(screen),
                    new ProfileCommand(screen),
                    new ScaffoldCommand(screen),
                    new CatalogCommand(screen),
                    new DiffCommand(screen),
                ]
            ),
            new(
                "Run",
                "from the declarations to results",
                [new ExportCommand(screen), new ImportCommand(screen), new RunCommand(screen), new SimulateCommand(screen)]
            ),
            new(
                "Analyse",
                "what results say, and what is still to come",
                [
                    new CalibrateCommand(screen),
                    new ForecastCommand(screen),
                    new ReportCommand(screen),
                    new BacktestCommand(screen),
                    new ValidityCommand(screen),
                    new FitCommand(screen),
                    new SignalCommand(screen),
                    new CorrelateCommand(screen),
                    new ChainCommand(screen),
                    new PriorsCommand(screen),
                ]
            ),
        ];
        Add(new HelpOption { Action = new ExampleHelp() });
        Add(
            new Option<bool>("--version")
            {
                Description = "Show the version",
                Recursive = true,
                Action = new ShowVersion(),
            }
        );
        Add(CliCommand.JsonOption);
        Add(CliCommand.QuietOption);
        foreach (var command in Groups.SelectMany(group => group.Commands))
            Add(command);
    }

    /// <summary>The commands by what people want.</summary>
    public IReadOnlyList<CommandGroup> Groups { get; }
}
