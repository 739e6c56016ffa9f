namespace TaskSpec.Measurement;

/// <summary>A text as a search for near duplicates sees it.</summary>
/// <param name="Kind">Texts of different kinds are never duplicates, however alike they are.</param>
/// <param name="Minima">The numbers of its set, by <see cref="MinHash"/>.</param>
/// <param name="Elements">The set in rising order, for an exact answer; null where the estimate has to do.</param>
public sealed record Sketch(ulong Kind, uint[] Minima, uint[]? Elements);

/// <summary>Texts that nearly repeat each other, found without comparing all pairs.</summary>
/// <remarks>
/// Banding (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4): texts that agree in all numbers of one of 25 bands of 5 are
/// compared. That finds 99 % of pairs at the threshold, and passes 6 % of those at 0.3 on to the comparison.
/// </remarks>
public static class NearDuplicates
{
    /// <summary>The least Jaccard index of near duplicates: that of the deduplication of The Stack (Kocetkov et al. 2022), over five-word shingles.</summary>
    public const double Threshold = .7;

    private const int Bands = 25;
    private const int Rows = 5;

    // Of texts that share a band, each is compared with so many that are not near each other, so that the cost stays linear.
    private const int MostHeads = 8;

    /// <summary>The texts as sets of near duplicates, directly or through others.</summary>
    /// <param name="texts">The texts, which are told by their positions.</param>
    public static DisjointSets Of(IReadOnlyList<Sketch> texts)
    {
        var sets = new DisjointSets(texts.Count);
        var keys = new ulong[texts.Count];
        var order = new int[texts.Count];
        for (var band = 0; band < Bands; band++)
        {
            for (var i = 0; i < keys.Length; i++)
                (keys[i], order[i]) = (KeyOf(texts[i], band), i);
            Array.Sort(keys, order);
            for (int start = 0, end; start < keys.Length; start = end)
            {
                for (end = start + 1; end < keys.Length && keys[end] == keys[start]; )
                    end++;
                // Equal keys come in any order.
                Array.Sort(order, start, end - start);
                Join(texts, sets, order, start, end);
            }
        }

        return sets;
    }

    /// <summary>Whether two texts are near duplicates.</summary>
    public static bool AreNear(Sketch first, Sketch second) =>
        first.Kind == second.Kind
        && (
            first.Elements is { } own && second.Elements is { } other
                ? MinHash.Jaccard(own, other)
                : MinHash.Estimate(first.Minima, second.Minima)
        ) >= Threshold;

    private static void Join(IReadOnlyList<Sketch> texts, DisjointSets sets, int[] order, int start, int end)
    {
        var heads = new List<int>();
        for (var at = start; at < end && end - start > 1; at++)
        {
            var text = order[at];
            var near = heads.FindIndex(head => sets.Find(head) == sets.Find(text));
            if (near < 0)
                near = heads.FindIndex(head => AreNear(texts[head], texts[text]));
            if (near >= 0)
                sets.Join(heads[near], text);
            else if (heads.Count < MostHeads)
                heads.Add(text);
        }
    }

    private static ulong KeyOf(Sketch text, int band)
    {
        var key = text.Kind;
        for (var row = 0; row < Rows; row++)
            key = MinHash.Mix(key ^ text.Minima[band * Rows + row]);
        return key;
    }
}
