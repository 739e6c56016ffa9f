namespace TaskSpec.Cli.Output;

/// <summary>What a piece of text means; only the screen knows its colour.</summary>
internal enum Tone
{
    Plain,
    Title,
    Faint,
    Good,
    Bad,
    Notice,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct Span(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Span(string text) => new(text);
}
