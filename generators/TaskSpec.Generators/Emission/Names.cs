using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.Generators.Emission;

/// <summary>The names of one scope of generated code: valid identifiers, each used once, the same for the same ids.</summary>
/// <param name="enclosing">The name of the class around, which no member may have.</param>
/// <param name="comparer">When two names are the same.</param>
internal sealed class Names(string? enclosing, StringComparer? comparer = null)
{
    // A static class has object's members too, and a constant of their name would hide them.
    private static readonly string[] Inherited =
    [
        nameof(Equals),
        nameof(Finalize),
        nameof(GetHashCode),
        nameof(GetType),
        nameof(MemberwiseClone),
        nameof(ReferenceEquals),
        nameof(ToString),
    ];

    private readonly HashSet<string> taken = enclosing is null
        ? new(comparer ?? StringComparer.Ordinal)
        : new([.. Inherited, enclosing], comparer ?? StringComparer.Ordinal);

    /// <summary>The name itself, or where it is taken, with the first number from 2 that makes it free.</summary>
    public string Unique(string name)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
            unique = name + "_" + number;
        return unique;
    }

    /// <summary>An id in Pascal case: <c>gsm8k_cot</c> is <c>Gsm8kCot</c>, <c>30min</c> is <c>_30min</c>.</summary>
    public static string Pascal(string id)
    {
        var builder = new StringBuilder(id.Length + 1);
        var startsWord = true;
        foreach (var c in id)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(c) || c == '_')
            {
                startsWord = true;
                continue;
            }

            builder.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        if (builder.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(builder[0]))
            builder.Insert(0, '_');
        return builder.ToString();
    }

    /// <summary>A name as it stands in code, where a keyword needs an at sign.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A dotted name as it stands in code.</summary>
    public static string EscapeAll(string dotted) => string.Join(".", dotted.Split('.', '+').Select(Escape));
}
