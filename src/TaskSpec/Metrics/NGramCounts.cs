namespace TaskSpec;

/// <summary>How many n-grams of one order a text has, and how many of them are the target's.</summary>
/// <param name="Output">N-grams of the output.</param>
/// <param name="Target">N-grams of the target.</param>
/// <param name="Common">Those in both, each counted as often as in the text that has fewer of it (Papineni et al. 2002, §2.1).</param>
internal readonly record struct NGramCounts(long Output, long Target, long Common)
{
    /// <summary>F1 of precision and recall of the n-grams, from 0 to 1; 0 where there are none.</summary>
    public double F1 => Common == 0 ? 0 : 2.0 * Common / (Output + Target);

    /// <summary>The counts of each order from 1 up. For each order linear in both lengths, in time and memory.</summary>
    public static NGramCounts[] Of<T>(IEnumerable<T> output, IEnumerable<T> target, int orders)
        where T : notnull
    {
        var counts = new NGramCounts[orders];
        var tokens = Numbered.Of(output, target);
        var runs = tokens;
        for (var order = 1; order <= orders; order++)
        {
            if (order > 1)
                runs = Numbered.Of(Longer(runs.Output, tokens.Output), Longer(runs.Target, tokens.Target));
            counts[order - 1] = new(runs.Output.Length, runs.Target.Length, InBoth(runs));
        }

        return counts;
    }

    /// <summary>The counts of a corpus: those of its texts added up, order by order.</summary>
    public static NGramCounts[] Sum(IEnumerable<NGramCounts[]> texts, int orders) =>
        texts.Aggregate(new NGramCounts[orders], (sum, text) => [.. sum.Zip(text, Add)]);

    private static NGramCounts Add(NGramCounts a, NGramCounts b) =>
        new(a.Output + b.Output, a.Target + b.Target, a.Common + b.Common);

    /// <summary>Each run with the token behind it: a run of n tokens is its first n − 1, which have a number, and its last.</summary>
    private static IEnumerable<(int Run, int Next)> Longer(int[] runs, int[] tokens) =>
        runs.Zip(tokens.Skip(tokens.Length - runs.Length + 1));

    private static int InBoth(Numbered runs)
    {
        var left = new int[runs.Distinct];
        foreach (var run in runs.Target)
            left[run]++;
        return runs.Output.Count(run => left[run]-- > 0);
    }
}
