using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class WordTests
{
    // by atomic number, from another table than the names
    private const string Symbols = """
        H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr
        Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir
        Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl
        Mc Lv Ts Og
        """;

    private static readonly Dictionary<string, string> Latin = new()
    {
        ["Na"] = "Sodium",
        ["K"] = "Potassium",
        ["Fe"] = "Iron",
        ["Cu"] = "Copper",
        ["Ag"] = "Silver",
        ["Sn"] = "Tin",
        ["Sb"] = "Antimony",
        ["W"] = "Tungsten",
        ["Au"] = "Gold",
        ["Hg"] = "Mercury",
        ["Pb"] = "Lead",
    };

    [Fact]
    public void Letters_spell_one_word_of_the_list_and_no_other()
    {
        var samples = Families.Samples(typeof(Unscramble)).ToArray();
        var words = samples.ToLookup(sample => Sorted(sample.Target));
        foreach (var sample in samples)
        {
            var letters = Parse(sample.Input, "the letters ((?:[a-z] )*[a-z])[?]")[0].Replace(" ", "");
            Assert.NotEqual(sample.Target, letters);
            Assert.Equal(sample.Target, Assert.Single(words[Sorted(letters)]).Target);
            Assert.InRange(letters.Length, 6, 9);
        }
    }

    [Fact]
    public void Elements_stand_in_the_order_of_their_symbols()
    {
        var symbols = Symbols.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(118, symbols.Length);
        foreach (var (i, sample) in Families.Samples(typeof(Elements)).Index())
        {
            Assert.Equal(i + 1, Number(Parse(sample.Input, "number ([0-9]+)")[0]));
            Assert.Equal(Latin.GetValueOrDefault(symbols[i], sample.Target), sample.Target);
            var at = Latin.ContainsKey(symbols[i]) ? 0 : sample.Target.IndexOf(symbols[i][^1], StringComparison.Ordinal);
            Assert.True(at >= 0 && (Latin.ContainsKey(symbols[i]) || sample.Target[0] == symbols[i][0]), sample.Target);
        }
    }

    private static string Sorted(string word) => string.Concat(word.Order());
}
