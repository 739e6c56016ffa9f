using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Profiling;

/// <summary>Finds the samples that nearly repeat each other, within families and between them.</summary>
internal static class SampleRepeats
{
    /// <summary>Profiles with what repeats.</summary>
    /// <param name="families">Each family's profile, and a sketch of each of its samples.</param>
    public static EquatableArray<Profile> Find(IReadOnlyList<(Profile Profile, IReadOnlyList<Sketch> Sketches)> families)
    {
        var sets = NearDuplicates.Of([.. families.SelectMany(family => family.Sketches)]);
        var at = 0;
        // For each set, the families that have samples in it, by their order.
        var owners = new Dictionary<int, List<int>>();
        var profiles = new List<Profile>();
        foreach (var (profile, sketches) in families)
        {
            var counts = new Dictionary<int, int>();
            for (var end = at + sketches.Count; at < end; at++)
                counts[sets.Find(at)] = counts.GetValueOrDefault(sets.Find(at)) + 1;
            foreach (var set in counts.Keys)
            {
                if (!owners.TryGetValue(set, out var list))
                    owners[set] = list = [];
                list.Add(profiles.Count);
            }

            // Samples that were not searched stand for themselves.
            profiles.Add(
                profile with
                {
                    Distinct = counts.Count + (profile.Samples - sketches.Count),
                    LargestRepeat = counts.Values.DefaultIfEmpty(0).Max(),
                }
            );
        }

        var shared = new SortedDictionary<(int First, int Second), int>();
        foreach (var list in owners.Values.Where(list => list.Count > 1))
        {
            for (var i = 0; i < list.Count; i++)
            for (var j = i + 1; j < list.Count; j++)
                shared[(list[i], list[j])] = shared.GetValueOrDefault((list[i], list[j])) + 1;
        }

        var pairs = shared.ToLookup(
            pair => pair.Key.First,
            pair => new SharedSamples(profiles[pair.Key.Second].Family, pair.Value)
        );
        return profiles.Select((profile, i) => profile with { SharedSamples = pairs[i].ToEquatableArray() }).ToEquatableArray();
    }
}
