using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Commands;

/// <summary>The option of commands that can draw what they compute.</summary>
internal static class SvgOption
{
    public static OutputOption Of(string what) =>
        new("--svg")
        {
            Description = $"Also draw {what}, each as an SVG and as a CSV of its numbers in this folder",
            HelpName = "DIR",
        };

    /// <summary>Draws, where a folder is given, each file whole; what was there under the same name is replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder, made where there is none; null where nothing is to be drawn.</param>
    /// <param name="plots">Drawn before the first is written.</param>
    /// <exception cref="CliError">It cannot be written.</exception>
    public static void Write(Invocation run, string? folder, Func<IEnumerable<Plot>> plots)
    {
        if (folder is null)
            return;
        if (folder.Length == 0)
            throw new CliError("--svg is empty; name a folder for the plots");
        Plot[] drawn = [.. plots()];
        OutputOption.RefuseFiles(
            run.Parsed,
            "--svg",
            folder,
            drawn.SelectMany(plot => new[] { plot.Id + ".svg", plot.Id + ".csv" })
        );
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CliError.Of("write plots into", folder, error);
        }

        foreach (var plot in drawn)
        {
            run.Stop.ThrowIfCancellationRequested();
            OutputFile.Write(Path.Combine(folder, plot.Id + ".svg"), plot.Svg);
            OutputFile.Write(
                Path.Combine(folder, plot.Id + ".csv"),
                stream =>
                {
                    stream.Write(PlotCsv.Of(plot.Table));
                    return plot.Table.Rows.Count;
                }
            );
        }

        run.Note(
            drawn.Length <= 3
                ? $"drew {string.Join(", ", drawn.Select(plot => plot.Id + ".svg"))} in {folder}"
                : $"drew {Figure.Of(drawn.Length, "plot")} in {folder}"
        );
    }
}
