using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace TaskSpec.Runners;

/// <summary>How a sample is asked: its input as the user's message, unchanged, behind solved examples as earlier turns.</summary>
/// <remarks>
/// Choices are listed below the input with letters from A. Where the letter is what counts as right, or what the client weighs, it asks for the letter alone;
/// else for the text of the choice.
/// </remarks>
internal static class Prompt
{
    /// <summary>The most choices that letters can name.</summary>
    public const int Letters = 26;

    /// <summary>Asks for the letter.</summary>
    public const string ForLetter = "Answer with the letter of the right choice alone.";

    /// <summary>The messages of a sample.</summary>
    /// <param name="sample">What is asked.</param>
    /// <param name="examples">Solved examples before it.</param>
    /// <param name="letter">Whether the letter is asked for whatever the target is.</param>
    public static IReadOnlyList<ChatMessage> Of(Sample sample, IEnumerable<Sample> examples, bool letter) =>
        [
            .. examples.SelectMany(example =>
                new ChatMessage[]
                {
                    new(ChatRole.User, Question(example, letter)),
                    new(ChatRole.Assistant, letter ? LetterOf(example) : example.Target),
                }
            ),
            new(ChatRole.User, Question(sample, letter)),
        ];

    /// <summary>A few digits that change with what is asked.</summary>
    public static string Hash(IEnumerable<ChatMessage> messages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var message in messages)
            hash.AppendData(Encoding.UTF8.GetBytes($"{message.Role.Value} {message.Text.Length}\n{message.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string Question(Sample sample, bool letter)
    {
        if (sample.Choices.Count == 0)
            return sample.Input;
        var text = new StringBuilder(sample.Input).Append("\n\n");
        foreach (var (i, choice) in sample.Choices.Index())
            text.Append(Letter(i)).Append(". ").Append(choice).Append('\n');
        return text.Append(
                letter || !sample.Choices.Contains(sample.Target)
                    ? $"\n{ForLetter}"
                    : "\nAnswer with the text of the right choice alone."
            )
            .ToString();
    }

    private static string LetterOf(Sample sample)
    {
        for (var i = 0; i < sample.Choices.Count; i++)
        {
            if (sample.Choices[i] == sample.Target)
                return Letter(i);
        }

        return sample.Target;
    }

    private static string Letter(int index) => index < Letters ? ((char)('A' + index)).ToString() : $"{index + 1}";
}
