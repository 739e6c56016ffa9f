using TaskSpec.Measurement;

namespace TaskSpec.Cli.Profiling;

/// <summary>The samples of a family as a search for near duplicates sees them.</summary>
/// <remarks>
/// What a tenth of the samples have in common is the family's template and says nothing of a sample, so it is left out: sums that differ in
/// their numbers are no repeats, and the same questions under two prompts are. Samples with different targets are never the same item.
/// </remarks>
internal sealed class SampleSketches
{
    private const double TemplateShare = .1;
    private const int TemplateLeast = 10;

    // Runs kept for an exact comparison, over all families: 256 MB. What comes later is compared by its numbers alone.
    private const long MostKept = 64_000_000;

    // Enough to know the template by, whatever the memory.
    private const int LeastWaiting = 1_000;

    // 512 bytes each.
    private const int MostSamples = 1_000_000;

    private readonly SketchBudget budget;
    private readonly List<(ulong Kind, ulong Whole, uint[] Runs)> waiting = [];
    private readonly List<Sketch> sketches = [];
    private HashSet<uint>? template;
    private long kept;

    public SampleSketches(SketchBudget budget) => this.budget = budget;

    public void Add(Sample sample)
    {
        if (budget.Samples >= MostSamples)
        {
            budget.Exceeded = true;
            return;
        }

        budget.Samples++;
        var runs = Shingles.Of([sample.Input, .. sample.Choices]);
        waiting.Add((Shingles.Whole(TargetOf(sample)), Shingles.Whole(sample.Input), runs));
        if (template is not null)
        {
            Sketch(keep: false);
            return;
        }

        kept += runs.Length;
        budget.Runs += runs.Length;
        if (budget.Runs <= MostKept || waiting.Count < LeastWaiting)
            return;
        Settle(keep: false);
        budget.Runs -= kept;
    }

    /// <summary>One for each sample, in their order.</summary>
    public IReadOnlyList<Sketch> Finish()
    {
        if (template is null)
            Settle(keep: true);
        return sketches;
    }

    private void Settle(bool keep)
    {
        template =
        [
            .. waiting
                .SelectMany(sample => sample.Runs)
                .CountBy(run => run)
                .Where(run => run.Value >= Math.Max(TemplateLeast, TemplateShare * waiting.Count))
                .Select(run => run.Key),
        ];
        Sketch(keep);
    }

    private void Sketch(bool keep)
    {
        foreach (var (kind, whole, all) in waiting)
        {
            uint[] own = [.. all.Where(run => !template!.Contains(run))];
            // A sample of nothing but template is like none but its exact repeats.
            if (own.Length == 0)
                own = [(uint)whole];
            sketches.Add(new(kind, MinHash.Of(own), keep ? own : null));
        }

        waiting.Clear();
    }

    // For multiple choice a target may be the right choice's letter, which changes with the order of the choices.
    private static string TargetOf(Sample sample) =>
        sample.Target is [var letter] && letter - 'A' is >= 0 and var place && place < sample.Choices.Count
            ? sample.Choices[place]
            : sample.Target;
}

/// <summary>What all families of a project take of memory for the search.</summary>
internal sealed class SketchBudget
{
    /// <summary>Samples that are searched.</summary>
    public int Samples { get; set; }

    /// <summary>Runs of words that are kept.</summary>
    public long Runs { get; set; }

    /// <summary>Whether some samples were left out of the search.</summary>
    public bool Exceeded { get; set; }
}
