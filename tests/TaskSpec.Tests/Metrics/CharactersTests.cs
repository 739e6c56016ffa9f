using System.Globalization;
using System.Text;
using TaskSpec.Testing;
using static System.Globalization.UnicodeCategory;

namespace TaskSpec.Tests.Metrics;

/// <summary>The table of Unicode's characters is made from the tables inside this version of .NET, never from an installed ICU.</summary>
public sealed class CharactersTests
{
    private const string Unicode = "16.0";

    private static readonly Rune[] all = [.. Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code))];

    [Fact]
    public void Table_is_that_of_this_version_of_Unicode()
    {
        // A letter that came with it, and one that came with the next.
        Assert.True(
            Rune.IsLetter(new(0xA7CB)) && !Rune.IsLetter(new(0xA7CE)),
            $"this version of .NET is not of Unicode {Unicode}"
        );
        Assert.True(AppContext.TryGetSwitch("System.Globalization.Invariant", out var own) && own);
        var capitals = all.Where(rune => Rune.ToLowerInvariant(rune) != rune).ToArray();
        Snapshot.MatchesFile(
            $"""
            # Ranges of code points, and capitals with their small letters. Made by this, in the repository's root:
            # TASKSPEC_ACCEPT=1 dotnet test tests/TaskSpec.Tests --filter CharactersTests
            unicode {Unicode}
            letter {Ranges(Rune.IsLetter)}
            mark {Ranges(rune => Rune.GetUnicodeCategory(rune) is NonSpacingMark or SpacingCombiningMark or EnclosingMark)}
            digit {Ranges(Rune.IsDigit)}
            word {Ranges(IsWord)}
            capitals {string.Concat(capitals)}
            small {string.Concat(capitals.Select(Rune.ToLowerInvariant))}

            """,
            "src/TaskSpec/Metrics/Characters.txt"
        );
    }

    [Fact]
    public void Small_letters_are_those_of_the_table_and_all_else_stays()
    {
        foreach (var rune in all)
            Assert.Equal(Rune.ToLowerInvariant(rune).ToString(), Characters.Lower(rune.ToString()));
        Assert.Equal("\ud83d x\udc00 i\u0307 σ", Characters.Lower("\ud83d X\udc00 I\u0307 Σ"));
    }

    private static string Ranges(Func<Rune, bool> has)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var rune in all.Where(has))
        {
            if (ranges.Count > 0 && ranges[^1].Last + 1 == rune.Value)
                ranges[^1] = (ranges[^1].First, rune.Value);
            else
                ranges.Add((rune.Value, rune.Value));
        }

        return string.Join(
            ' ',
            ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.First:x}-{range.Last:x}"))
        );
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is NonSpacingMark or DecimalDigitNumber or ConnectorPunctuation;
}
