using System.CommandLine;
using System.CommandLine.Parsing;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>An option that names what a command writes: a file or a folder. It is never what the same command reads.</summary>
internal sealed class OutputOption(string name) : Option<string>(name)
{
    /// <summary>Refuses a command line whose output is one of its inputs, or another of its outputs, through links too.</summary>
    /// <exception cref="CliError">It is so.</exception>
    public static void RefuseInputs(ParseResult parsed)
    {
        var taken = Inputs(parsed);
        foreach (
            var result in parsed.CommandResult.Children.OfType<OptionResult>().Where(result => result.Option is OutputOption)
        )
        {
            foreach (var token in result.Tokens.Where(token => token.Value.Length > 0))
            {
                if (!taken.TryAdd(RealPath.Of(token.Value), $"what {result.Option.Name} writes"))
                    throw new CliError(
                        $"{result.Option.Name} {token.Value} is {taken[RealPath.Of(token.Value)]}, which would be lost; name another place"
                    );
            }
        }
    }

    /// <summary>Refuses to write files into a folder, one of which is an input of the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option that names the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The files' names in it.</param>
    /// <exception cref="CliError">It is so.</exception>
    public static void RefuseFiles(ParseResult parsed, string option, string folder, IEnumerable<string> names)
    {
        var taken = Inputs(parsed);
        foreach (var file in names.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            if (taken.TryGetValue(RealPath.Of(file), out var read))
                throw new CliError($"{option} {folder}: {file} is {read}, which would be lost; name another place");
        }
    }

    /// <summary>Refuses an output that is there already in a folder all of whose files are read.</summary>
    /// <exception cref="CliError">It is so.</exception>
    public void RefuseWithin(IEnumerable<string> folders, string place)
    {
        var real = RealPath.Of(place);
        if (
            File.Exists(real)
            && folders.Where(Directory.Exists).FirstOrDefault(folder => IsWithin(RealPath.Of(folder), real)) is { } read
        )
            throw new CliError($"{Name} {place} is one of the files of {read} that are read; name another place");
    }

    /// <summary>What the command line names that is there and is no output, by its real path, in words.</summary>
    private static Dictionary<string, string> Inputs(ParseResult parsed)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in parsed.CommandResult.Children.Where(result => result is not OptionResult { Option: OutputOption }))
        {
            foreach (var token in result.Tokens)
            // A folder may be a project with all that was built in it, which is not looked through for this.
            foreach (var place in Directory.Exists(token.Value) ? [token.Value] : SourceFiles.Named(token.Value))
                inputs.TryAdd(RealPath.Of(place), $"what {NameOf(result)} reads");
        }

        return inputs;
    }

    private static bool IsWithin(string folder, string file) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string NameOf(SymbolResult result) =>
        result switch
        {
            ArgumentResult argument => argument.Argument.Name,
            OptionResult option => option.Option.Name,
            _ => "the command",
        };
}
