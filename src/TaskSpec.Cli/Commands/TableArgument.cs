using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The table that a command reads: a place, or a table of a database.</summary>
internal sealed partial class TableArgument : Argument<string>
{
    /// <summary>What files a table may be.</summary>
    public const string Files =
        ".csv, .jsonl, either with .gz, .parquet, a pattern such as 'runs/*.parquet', or a directory of Parquet files";

    /// <param name="name">What it is called in the help.</param>
    /// <param name="description">What it is a table of.</param>
    public TableArgument(string name, string description)
        : base(name)
    {
        Description = $"{description}: {Files}; or --source";
        Arity = ArgumentArity.ZeroOrOne;
        DefaultValueFactory = result =>
            result.GetValue(Source) is { Length: > 0 } source ? $"{source}#{result.GetValue(Table)}" : "";
        Validators.Add(Check);
    }

    /// <summary>The database.</summary>
    public static Option<string?> Source { get; } =
        new("--source")
        {
            Description =
                "A database instead of a file: duckdb:FILE, or postgresql://USER@HOST/DATABASE with the password in PGPASSWORD or ~/.pgpass; it is only read",
            HelpName = "CONNECTION",
        };

    /// <summary>The table of the database.</summary>
    public static Option<string?> Table { get; } =
        new("--table") { Description = "The table of --source, or a query: 'select … from …'", HelpName = "T" };

    /// <summary>What the engine may hold.</summary>
    public static Option<long?> Memory { get; } =
        new("--memory")
        {
            Description =
                "How much the engine that reads Parquet may hold before it puts data aside on disk, as 4GB; 512MB by default",
            HelpName = "SIZE",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (SizeOf(text) is { } size)
                    return size;
                result.AddError($"--memory is '{text}', but must be a size such as 512MB or 4GB.");
                return null;
            },
        };

    /// <summary>Adds it, and the options that go with it.</summary>
    public void AddTo(Command command)
    {
        command.Add(this);
        foreach (Option option in (Option[])[Source, Table])
            command.Add(option);
    }

    /// <summary>How its rows are asked for.</summary>
    public static TableQuery Query(Invocation run) =>
        new() { Memory = run.Parsed.GetValue(Memory) ?? TableQuery.All.Memory, Stop = run.Stop };

    private static void Check(ArgumentResult result)
    {
        var source = result.GetValue(Source);
        var argument = result.Argument;
        if (result.Tokens.Count == 0 && source is null)
            result.AddError($"{argument.Name} is missing: {argument.Description}.");
        else if (result.Tokens.Count > 0 && source is not null)
            result.AddError($"{argument.Name} and --source are both given; leave one of them out.");
        else if (source is null && result.GetValue(Table) is not null)
            result.AddError("--table goes with --source, the database that it is a table of.");
        else if (source is not null && result.GetValue(Table) is null && !source.Contains('#'))
            result.AddError("--table is missing: the table of --source, or a query.");
    }

    private static long? SizeOf(string text)
    {
        var match = Size().Match(text);
        if (!match.Success || !double.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var number))
            return null;
        var unit = match.Groups[2].Value.ToUpperInvariant() switch
        {
            "KB" => 1e3,
            "MB" => 1e6,
            "GB" => 1e9,
            _ => 1e12,
        };
        return number * unit is >= 1e6 and <= 1e15 and var bytes ? (long)bytes : null;
    }

    [GeneratedRegex("^([0-9]+(?:\\.[0-9]+)?) ?([KMGT]B)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
