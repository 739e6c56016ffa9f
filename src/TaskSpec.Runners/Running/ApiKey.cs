using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>The key of a service, which nothing that a service says gets past: whole, cut short, or in another spelling.</summary>
/// <remarks>
/// Services tell in their errors what they were sent. Found are the key and what begins with half of it, with any of its characters escaped as
/// addresses, JSON, HTML or C do, and the key within Base64 or as hex digits.
/// </remarks>
internal sealed class ApiKey
{
    private const string Hidden = "***";

    /// <summary>Where keys are not asked for, clients want a word in their place: what is shorter is one, which answers may hold.</summary>
    private const int ShortestSecret = 16;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private readonly Regex? spelling;
    private readonly bool isSecret;

    /// <param name="key">The key; null where there is none.</param>
    /// <exception cref="ArgumentException">It cannot be sent.</exception>
    public ApiKey(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return;
        if (key.AsSpan().IndexOfAnyExceptInRange('!', '~') is >= 0 and var at)
            throw new ArgumentException(
                $"the key holds U+{(int)key[at]:X4} as its character {at + 1}, which no key has",
                nameof(key)
            );
        isSecret = key.Length >= ShortestSecret;
        spelling = new(string.Join('|', Spellings(key)), Options);
    }

    /// <summary>An error's message without it.</summary>
    public string OutOf(string message) => spelling?.Replace(message, Hidden) ?? message;

    /// <summary>A model's words without it: a service may put there what it was sent.</summary>
    public string OutOfAnswer(string text) => isSecret ? OutOf(text) : text;

    private static IEnumerable<string> Spellings(string key)
    {
        var least = key.Length < ShortestSecret ? key.Length : key.Length / 2;
        yield return string.Concat(key.Select((c, i) => Character(c) + (i < least ? "" : "?")));
        yield return $"(?i:{Convert.ToHexString(Encoding.ASCII.GetBytes(key))})";
        // Three places within a group of Base64, of which the first and the last digit hold what stands beside it too.
        for (var before = 0; before < 3; before++)
        {
            var digits = Convert.ToBase64String([.. new byte[before], .. Encoding.ASCII.GetBytes(key)]);
            var own = digits[(before == 0 ? 0 : before + 1)..((before + key.Length) * 8 / 6)];
            if (own.Length >= 4)
                yield return $"[A-Za-z0-9+/_-]{{0,2}}{string.Concat(own[..(least * own.Length / key.Length)].Select(Digit))}(?:[A-Za-z0-9+/_=-]|%2[BbFf]|%3[Dd])*";
        }
    }

    private static string Character(char c)
    {
        var hex = ((int)c).ToString("x2", CultureInfo.InvariantCulture);
        return $@"(?:(?:\\)*{Regex.Escape($"{c}")}|(?i:%(?:25)*{hex}|\\+(?:u00|x){hex}|&\#x0*{hex};)|&\#0*{(int)c};|{Regex.Escape(WebUtility.HtmlEncode($"{c}"))})";
    }

    private static string Digit(char c) =>
        c switch
        {
            '+' => "(?:[+-]|%2[Bb])",
            '/' => "(?:[/_]|%2[Ff])",
            _ => c.ToString(),
        };
}
