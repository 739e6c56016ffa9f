using System.Text;
using Spectre.Console;
using TaskSpec.Cli.Sources;

namespace TaskSpec.Cli.Output;

/// <summary>Where a command writes: results to one stream, everything else to the other. Knows whether people or programs read it.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Diagnostics and progress.</param>
internal sealed class Screen(TextWriter output, TextWriter error)
{
    public TextWriter Out => output;

    public TextWriter Error => error;

    /// <summary>Columns of the terminal; unlimited where there is none, so that nothing is folded for nobody.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>The terminal for results, or null where they are plain text.</summary>
    public IAnsiConsole? Terminal { get; init; }

    /// <summary>The terminal for progress, or null where nobody would see it.</summary>
    public IAnsiConsole? Progress { get; init; }

    /// <summary>What says that to build is to run; null where whoever runs it knows.</summary>
    public FirstBuild? FirstBuild { get; init; }

    /// <summary>The streams of this process.</summary>
    public static Screen OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        var error = new LastingWriter(Console.Error);
        var progress = Console.IsErrorRedirected ? null : OnTerminal(error);
        if (Console.IsOutputRedirected)
            return new Screen(new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16), error)
            {
                Progress = progress,
                FirstBuild = FirstBuild.OfUser(),
            };
        var terminal = OnTerminal(Console.Out);
        return new Screen(Console.Out, error)
        {
            Terminal = terminal,
            Width = terminal.Profile.Width,
            Progress = progress,
            FirstBuild = FirstBuild.OfUser(),
        };
    }

    /// <summary>A terminal; what it can show is found out from the environment, where NO_COLOR and TERM count.</summary>
    internal static IAnsiConsole OnTerminal(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    /// <summary>Writes a long sentence of the result, its further lines indented.</summary>
    public void WriteWrapped(string text, Tone tone)
    {
        foreach (var line in Wrapped.Lines(text, Width, 0, "  "))
            WriteLine(new Span(line, tone));
    }

    /// <summary>Writes one line of the result.</summary>
    public void WriteLine(params ReadOnlySpan<Span> spans)
    {
        if (Terminal is null)
        {
            foreach (var span in spans)
                output.Write(Printable.Of(span.Text));
            output.Write('\n');
            return;
        }

        var paragraph = new Paragraph();
        foreach (var span in spans)
            paragraph.Append(Printable.Of(span.Text), Colour(span.Tone));
        Terminal.Write(paragraph);
        Terminal.WriteLine();
    }

    /// <summary>Says on the error stream what is wrong.</summary>
    /// <returns>The exit code for it.</returns>
    public int Fail(string message, params IReadOnlyList<string> details)
    {
        error.WriteLine("taskspec: " + Printable.Of(message));
        foreach (var detail in details)
            error.WriteLine("  " + Printable.Of(detail));
        return ExitCode.BadInput;
    }

    private static Style Colour(Tone tone) =>
        tone switch
        {
            Tone.Title => new Style(decoration: Decoration.Bold),
            Tone.Faint => new Style(Color.Grey),
            Tone.Good => new Style(Color.Green),
            Tone.Bad => new Style(Color.Red),
            Tone.Notice => new Style(Color.Yellow),
            _ => Style.Plain,
        };
}
