namespace TaskSpec.Testing.Editing;

/// <summary>What one key puts into a text.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">What.</param>
public readonly record struct Keystroke(int At, string Text);

/// <summary>Types a text, one character a key.</summary>
public static class Keystrokes
{
    private const string Open = "([{<\"";
    private const string Close = ")]}>\"";

    /// <summary>Just the characters: most of the time, brackets are open.</summary>
    public static IEnumerable<Keystroke> Plain(string text) =>
        text.Select((character, at) => new Keystroke(at, character.ToString()));

    /// <summary>As most editors are set: an opening bracket or quotation mark brings the closing one, which is then typed over.</summary>
    public static IEnumerable<Keystroke> ClosingBrackets(string text)
    {
        var open = new Stack<char>();
        for (var at = 0; at < text.Length; at++)
        {
            if (open.TryPeek(out var awaited) && text[at] == awaited)
            {
                open.Pop();
            }
            else if (Open.IndexOf(text[at], StringComparison.Ordinal) is var kind and >= 0)
            {
                open.Push(Close[kind]);
                yield return new(at, $"{text[at]}{Close[kind]}");
            }
            else
            {
                yield return new(at, text[at].ToString());
            }
        }
    }
}
