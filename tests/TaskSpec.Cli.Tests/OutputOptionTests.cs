using System.CommandLine;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

/// <summary>No command writes over what it reads.</summary>
public sealed class OutputOptionTests : CliTest
{
    /// <summary>What commands ask for beside what they read and write.</summary>
    private static readonly Dictionary<string, string> asked = new(StringComparer.Ordinal)
    {
        ["--runner"] = "promptfoo",
        ["--metric"] = "acc",
        ["--model"] = "m",
        ["--endpoint"] = "http://localhost:1/v1",
        ["--from"] = "inspect",
        ["--limit"] = "0.1",
        ["--budget-flop"] = "1e24",
        ["--holdout"] = "largest:1",
        ["--target-flop"] = "1e24",
        ["--form"] = "power",
    };

    [Fact]
    public void Output_that_is_an_input_is_refused_of_every_command()
    {
        var tried = 0;
        var path = Write("only.csv", "what is there");
        File.CreateSymbolicLink(PathOf("link.csv"), "only.csv");
        File.CreateSymbolicLink(PathOf("absolute.csv"), path);
        File.CreateSymbolicLink(PathOf("chain.csv"), "absolute.csv");
        Directory.CreateSymbolicLink(PathOf("here"), ".");
        string[] names =
        [
            "only.csv",
            "link.csv",
            "absolute.csv",
            "chain.csv",
            "here/only.csv",
            "here/here/link.csv",
            "./only.csv",
        ];
        // A path from where the command runs is another than one from where a link lies.
        var from = Path.GetRelativePath(Directory.GetCurrentDirectory(), Folder);
        string[] places = [.. names.SelectMany(name => new[] { PathOf(name), Path.Combine(from, name) })];
        var random = new Random(18);
        foreach (var command in Leaves(Root()))
        foreach (var output in command.Options.OfType<OutputOption>())
        foreach (var place in places)
        {
            var input = places[random.Next(places.Length)];
            string[] args = [.. Names(command), .. Inputs(command, input), .. Rest(command, output), output.Name, place];
            var outcome = Run(args);

            Assert.True(outcome.ExitCode == 2, string.Join(' ', args));
            Assert.Contains("which would be lost; name another place", outcome.Error, StringComparison.Ordinal);
            Assert.Equal("what is there", File.ReadAllText(path));
            tried++;
        }

        Assert.True(tried > 300, $"{tried} were tried");
    }

    [Fact]
    public void Two_outputs_are_two_places() =>
        AssertRefused(
            Run("simulate", Write(Examples.Of(Examples.Addition)), "--out", PathOf("x"), "--truth", PathOf("x")),
            "--truth",
            "what --out writes"
        );

    [Fact]
    public void File_of_a_folder_that_is_read_is_no_place_to_write_to()
    {
        Directory.CreateDirectory(PathOf("logs"));
        Write("logs/scores.csv", "model,task,metric,value\nm,t,acc,0.5\n");

        AssertRefused(Run("import", PathOf("logs"), "--out", PathOf("logs/scores.csv")), "one of the files of");
        Assert.Equal("model,task,metric,value\nm,t,acc,0.5\n", File.ReadAllText(PathOf("logs/scores.csv")));
    }

    [Fact]
    public void File_that_is_read_is_none_that_a_folder_gets()
    {
        const string Horizons = "agent,release_date,p50\na,2024-01-01,1\nb,2024-06-01,2\nc,2025-01-01,4\nd,2025-06-01,8\n";
        var drawn = Directory.CreateDirectory(PathOf("drawn")).FullName;
        Assert.Equal(0, Run("fit", "trend", Write("horizons.csv", Horizons), "--svg", drawn).ExitCode);
        foreach (var plot in Directory.GetFiles(drawn, "*.csv"))
        {
            File.WriteAllText(plot, Horizons);
            File.CreateSymbolicLink(PathOf("link.csv"), plot);
            foreach (var input in new[] { plot, PathOf("link.csv") })
                AssertRefused(Run("fit", "trend", input, "--svg", drawn), "--svg", "which would be lost; name another place");
            Assert.Equal(Horizons, File.ReadAllText(plot));
            File.Delete(PathOf("link.csv"));
        }
    }

    private static TaskSpecCommand Root() => new TaskSpecCommand(new Screen(TextWriter.Null, TextWriter.Null));

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);

    private static IEnumerable<string> Names(Command command) =>
        command
            .Parents.OfType<Command>()
            .Where(parent => parent.Parents.Any())
            .Select(parent => parent.Name)
            .Append(command.Name);

    // Every argument that may be a file, and for a command without one an option.
    private static IEnumerable<string> Inputs(Command command, string path) =>
        command.Arguments.Count > 0 ? command.Arguments.Select(_ => path) : ["--catalog", path];

    private static IEnumerable<string> Rest(Command command, OutputOption but) =>
        command
            .Options.Where(option => option.Required && option != but)
            .SelectMany(option =>
                option is OutputOption ? [option.Name, Path.Combine(Path.GetTempPath(), "elsewhere")]
                : asked.TryGetValue(option.Name, out var value) ? new[] { option.Name, value }
                : [option.Name, Path.Combine(Path.GetTempPath(), "elsewhere")]
            );
}
