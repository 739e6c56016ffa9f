using System.Text;
using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>Translates regular expressions of .NET into Python's, for the module's <c>extract</c>, or says what has no equal there.</summary>
/// <remarks>
/// Both go by UTF-16 code units. Sets of characters are written out as .NET has them; a raw U+E000 stands for its word characters, and
/// U+E001 for its digits. What Python 3.9 lacks, or numbers otherwise, is refused rather than guessed: back-references, atomic groups, balancing groups, conditions,
/// look-behind of variable length, and options but i, m and s at the start.
/// </remarks>
public sealed partial class PythonRegex
{
    private const char Words = '\uE000';
    private const char Digits = '\uE001';

    private readonly string pattern;
    private readonly StringBuilder translated = new();
    private bool ignoresCase;
    private int at;

    private PythonRegex(string pattern) => this.pattern = pattern;

    /// <summary>Translates a pattern.</summary>
    /// <param name="pattern">A regular expression of .NET.</param>
    /// <param name="problem">Why it cannot be, as part of a sentence; null where it can.</param>
    /// <returns>The pattern in Python, or null.</returns>
    public static string? Translate(string pattern, out string? problem)
    {
        try
        {
            _ = new Regex(pattern, Extraction.Options);
            problem = null;
            return new PythonRegex(pattern).All();
        }
        catch (ArgumentException error)
        {
            problem = $"it is no regular expression: {error.Message}";
        }
        catch (NotSupportedException error)
        {
            problem = $"Python has no equal of {error.Message}";
        }

        return null;
    }

    private string All()
    {
        if (Matched(OptionsAtStart) is { } options)
        {
            ignoresCase = options.Contains('i');
            var others = string.Concat("ms".Where(option => options.Contains(option)));
            translated.Append(others.Length > 0 ? $"(?{others})" : "");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var unnamed = false;
        while (at < pattern.Length)
        {
            unnamed |= pattern[at] == '(' && !OtherGroup.IsMatch(pattern, at);
            if (Matched(NamedGroup) is { } name)
                translated.Append(
                    names.Add(name) ? $"(?P{name[2..]}" : throw new NotSupportedException("two groups of one name")
                );
            else if (Matched(LookBehind) is { } behind)
                translated.Append(behind[..4]).Append(Part(behind[4..^1])).Append(')');
            else if ((Matched(PlainGroup) ?? Matched(Quantifier)) is { } same)
                translated.Append(same);
            else if (Matched(OtherGroup) is { } other)
                throw new NotSupportedException($"'{other}'");
            else
                Next();
        }

        return unnamed && names.Count > 0
            ? throw new NotSupportedException("groups with a name beside groups without, which it numbers otherwise")
            : translated.ToString();
    }

    private string Part(string part) => new PythonRegex(part) { ignoresCase = ignoresCase }.All();

    private string? Matched(Regex regex)
    {
        var match = regex.Match(pattern, at);
        at += match.Length;
        return match.Success ? match.Value : null;
    }

    private void Next()
    {
        var start = at;
        if (Matched(Set) is { } set)
            translated.Append(
                set.Contains("-[", StringComparison.Ordinal) ? throw new NotSupportedException("'-['") : SetOf(set)
            );
        else if (pattern[at] == '\\')
            translated.Append(Escape(Matched(Escaped)!));
        else if ("().^$|".Contains(pattern[at]))
            translated.Append(pattern[at++]);
        else
            translated.Append(ignoresCase ? SetOf(Regex.Escape(pattern[at++..(start + 1)])) : PythonSet.Character(pattern[at++]));
    }

    private string Escape(string escape)
    {
        // A joiner is no word character to .NET, and yet no boundary.
        var word = $@"[{Words}\u200c\u200d]";
        return escape[1] switch
        {
            'A' => escape,
            'd' => $"[{Digits}]",
            'D' => $"[^{Digits}]",
            'w' => $"[{Words}]",
            'W' => $"[^{Words}]",
            'b' => $"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))",
            'B' => $"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))",
            'Z' => @"(?=\n?\Z)",
            'z' => @"\Z",
            'G' or 'k' or (>= '0' and <= '9') => throw new NotSupportedException($"'{escape}'"),
            _ => SetOf(escape),
        };
    }

    private string SetOf(string atom) =>
        PythonSet.Of(new(atom, Extraction.Options | (ignoresCase ? RegexOptions.IgnoreCase : 0)));

    [GeneratedRegex(@"\G(?<!.)\(\?[ims]+\)", RegexOptions.Singleline)]
    private static partial Regex OptionsAtStart { get; }

    [GeneratedRegex(@"\G\(\?<[A-Za-z_][A-Za-z0-9_]*>")]
    private static partial Regex NamedGroup { get; }

    [GeneratedRegex(@"\G\(\?<[=!](?:[^()*+?{|\\\[]|\\[^bBAzZGk0-9]|\[\^?\]?(?:[^\]\\]|\\.)*\])*\)", RegexOptions.Singleline)]
    private static partial Regex LookBehind { get; }

    [GeneratedRegex(@"\G\(\?(?:[:=!]|#[^)]*\))")]
    private static partial Regex PlainGroup { get; }

    [GeneratedRegex(@"\G(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??")]
    private static partial Regex Quantifier { get; }

    [GeneratedRegex(@"\G\(\?.{0,2}", RegexOptions.Singleline)]
    private static partial Regex OtherGroup { get; }

    [GeneratedRegex(@"\G\[\^?\]?(?:[^\]\\]|\\.)*\]", RegexOptions.Singleline)]
    private static partial Regex Set { get; }

    [GeneratedRegex(@"\G\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[pP]\{[^}]*\}|c.|.)", RegexOptions.Singleline)]
    private static partial Regex Escaped { get; }
}
