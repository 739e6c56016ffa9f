using System.Globalization;
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

    // Metadata holds names of 1,023 bytes, the namespace of a class among them.
    private const int Longest = 500;

    // A file of this name has a path that every system takes.
    private const int LongestFile = 100;

    private readonly HashSet<string> taken = enclosing is null
        ? new(comparer ?? StringComparer.Ordinal)
        : new([.. Inherited, enclosing], comparer ?? StringComparer.Ordinal);

    /// <summary>Takes a name that is given.</summary>
    public void Reserve(string name) => taken.Add(name);

    /// <summary>The name itself, or where it is taken, with the first number from 2 that makes it free.</summary>
    public string Unique(string name)
    {
        name = Short(name);
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

    /// <summary>The name of a file about a type: what no path may hold is replaced, and what is too long cut.</summary>
    public static string File(string type)
    {
        var name = new string([.. type.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) || c is '.' or '+' ? c : '_')]);
        return Short(name, LongestFile, type);
    }

    /// <summary>A name that metadata can hold.</summary>
    public static string Short(string name) => Short(name, Longest, name);

    // What is cut off is told apart by its hash.
    private static string Short(string name, int bytes, string whole)
    {
        if (Encoding.UTF8.GetByteCount(name) <= bytes)
            return name;
        var hash = "_" + Hash(whole).ToString("x16", CultureInfo.InvariantCulture);
        var kept = name.Substring(0, Math.Min(name.Length, bytes));
        while (Encoding.UTF8.GetByteCount(kept) > bytes - hash.Length)
            kept = kept.Substring(0, kept.Length - 1);
        return kept + hash;
    }

    // FNV-1a: the same in every process, as that of the runtime is not.
    private static ulong Hash(string text) =>
        text.Aggregate(14695981039346656037, (hash, c) => unchecked((hash ^ c) * 1099511628211));

    /// <summary>A name as it stands in code, where a keyword needs an at sign.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A dotted name as it stands in code.</summary>
    public static string EscapeAll(string dotted) => string.Join(".", dotted.Split('.', '+').Select(Escape));
}
