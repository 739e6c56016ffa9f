using Spectre.Console;

namespace TaskSpec.Cli.Output;

/// <summary>Shows that something takes a while, on a terminal and on the error stream only.</summary>
internal sealed class Progress(IAnsiConsole? terminal)
{
    public Task<T> During<T>(string doing, Func<Task<T>> work) =>
        terminal is null
            ? work()
            : terminal.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(Printable.Of(doing)), _ => work());
}
