using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Profiling;

/// <summary>Collects samples into a profile. Texts are kept as hashes only: a family may have millions.</summary>
internal sealed class ProfileBuilder(string family)
{
    private readonly HashSet<UInt128> ids = [];
    private readonly HashSet<UInt128> inputs = [];
    private readonly Distribution targetTokens = new();
    private readonly Distribution choices = new();
    private readonly Distribution minutes = new();
    private int duplicates;

    public int Count => ids.Count;

    public void Add(Sample sample)
    {
        if (sample is null)
            throw Bad("is null");
        if (sample.Id is null || !Ids.IsSafe(sample.Id))
            throw Bad($"has the id '{Ids.Shown(sample.Id ?? "")}', but an id is {Ids.Allowed}");
        if (sample.Input is null || sample.Target is null || sample.Choices is null)
            throw Bad(
                $"'{sample.Id}' has no {(sample.Input is null ? "input" : sample.Target is null ? "target" : "list of choices")}"
            );
        if (sample.HumanMinutes is { } time && !(time >= 0 && time < 1e15))
            throw Bad($"'{sample.Id}' takes a person {time} minutes, which is no time");
        if (!ids.Add(Hash(sample.Id)))
            throw Bad($"has the id '{sample.Id}', which an earlier one has");
        if (!inputs.Add(Hash(Normalised(sample.Input))))
            duplicates++;
        targetTokens.Add(Tokens.Count(sample.Target));
        if (sample.Choices.Count > 0)
            choices.Add(sample.Choices.Count);
        if (sample.HumanMinutes is { } human)
            minutes.Add(human);
    }

    public Profile Build() =>
        new(family)
        {
            Samples = Count,
            TargetTokens = targetTokens.Range,
            Choices = choices.Range,
            HumanMinutes = minutes.Range,
            Duplicates = duplicates,
        };

    private CliError Bad(string problem) => new($"family '{family}': sample {Count + 1:#,0} {problem}");

    private static UInt128 Hash(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Two texts that differ in white space and case only are one.</summary>
    private static string Normalised(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
