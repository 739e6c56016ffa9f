using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;

namespace TaskSpec.Cli.Commands;

/// <summary>One run of a command: its arguments, where it writes, and when to stop.</summary>
internal sealed record Invocation(ParseResult Parsed, Screen Screen, CancellationToken Stop)
{
    public bool Json => Parsed.GetValue(CliCommand.JsonOption);

    public bool Quiet => Parsed.GetValue(CliCommand.QuietOption);

    public Progress Progress => new(Quiet ? null : Screen.Progress);

    public Task<CatalogSource> Open(Argument<string> path) => Open(Parsed.GetRequiredValue(path));

    public Task<CatalogSource> Open(string path) => CatalogSource.Open(path, this);

    /// <summary>Computes without keeping an interruption waiting.</summary>
    public Task<T> Compute<T>(Func<T> work) => Task.Run(work, Stop).WaitAsync(Stop);

    /// <summary>Works to the end, which the work itself brings about where it is interrupted, so that it leaves nothing half done.</summary>
    public static Task<T> Finish<T>(Func<T> work) => Task.Run(work);

    /// <summary>Says something beside the result.</summary>
    public void Note(string text)
    {
        if (!Quiet)
            Screen.Error.WriteLine("taskspec: " + Printable.Of(text));
    }

    /// <summary>The family of an id; without one, the catalog's only family.</summary>
    public static Family Find(Catalog catalog, string? id)
    {
        if (id is null && catalog.Families.Count == 1)
            return catalog.Families[0];
        return catalog.Families.FirstOrDefault(family => family.Id == id) ?? throw new CliError(NoFamily(catalog, id));
    }

    private static string NoFamily(Catalog catalog, string? id)
    {
        string[] ids = [.. Nearest.First(id ?? "", catalog.Families.Select(family => family.Id))];
        var said = id is null ? "FAMILY is missing" : $"there is no family '{id}'";
        return (ids, id) switch
        {
            ([], _) => $"{said}: the catalog has no families at all",
            (_, null) => $"{said}; name one of {Nearest.Some(ids.Order(StringComparer.Ordinal))}",
            ([var only], _) => $"{said}; the nearest is '{only}'",
            ([var nearest, .. var others], _) => $"{said}; the nearest is '{nearest}', others are {Nearest.Some(others)}",
        };
    }
}
