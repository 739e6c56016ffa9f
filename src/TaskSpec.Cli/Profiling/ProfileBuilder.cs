using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Profiling;

/// <summary>Collects samples into a profile. Inputs are kept as hashes only: a family may have millions.</summary>
internal sealed class ProfileBuilder(string family, SketchBudget budget)
{
    private readonly HashSet<UInt128> inputs = [];
    private readonly Distribution targetTokens = new();
    private readonly Distribution choices = new();
    private readonly Distribution minutes = new();
    private readonly SampleSketches sketches = new(budget);
    private readonly HashSet<string> clusters = new(StringComparer.Ordinal);
    private int duplicates;
    private int unclustered;

    public int Count { get; private set; }

    public void Add(Sample sample)
    {
        if (sample.Input is null || sample.Target is null || sample.Choices is null)
            throw Bad(
                sample,
                $"has no {(sample.Input is null ? "input" : sample.Target is null ? "target" : "list of choices")}"
            );
        if (sample.HumanMinutes is { } time && !(time >= 0 && time < 1e15))
            throw Bad(sample, $"takes a person {time} minutes, which is no time");
        Count++;
        if (!inputs.Add(Hash(Normalised(sample.Input))))
            duplicates++;
        sketches.Add(sample);
        if (sample.Cluster is { } cluster)
            clusters.Add(cluster);
        else
            unclustered++;
        targetTokens.Add(Tokens.Count(sample.Target));
        if (sample.Choices.Count > 0)
            choices.Add(sample.Choices.Count);
        if (sample.HumanMinutes is { } human)
            minutes.Add(human);
    }

    /// <summary>The profile but for what nearly repeats, and what that is found from.</summary>
    public (Profile Profile, IReadOnlyList<Sketch> Sketches) Build() => (Profile(), sketches.Finish());

    private Profile Profile() =>
        new(family)
        {
            Samples = Count,
            TargetTokens = targetTokens.Range,
            TargetTokensCv = targetTokens.Variation,
            Choices = choices.Range,
            HumanMinutes = minutes.Range,
            Duplicates = duplicates,
            Clusters = clusters.Count > 0 ? clusters.Count + unclustered : null,
        };

    private CliError Bad(Sample sample, string problem) => new($"family '{family}': sample '{sample.Id}' {problem}");

    private static UInt128 Hash(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Two texts that differ in white space and case only are one.</summary>
    private static string Normalised(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
