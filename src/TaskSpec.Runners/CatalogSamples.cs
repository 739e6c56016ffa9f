using System.Reflection;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>Finds the samples of a catalog's families in the assembly that declares them.</summary>
public static class CatalogSamples
{
    /// <summary>Whether there is anything to run; a bare count or a data set elsewhere is not.</summary>
    public static bool Has(Family family) =>
        family.Samples is { Kind: SampleKind.Method } or { Kind: SampleKind.File, File: not null };

    /// <summary>A family's samples, checked as they are enumerated; that is when the author's code runs.</summary>
    /// <exception cref="SampleSetException">The assembly has none, one is not what it must be, or the author's code failed.</exception>
    public static IEnumerable<Sample> Of(Assembly assembly, Family family)
    {
        using var samples = SampleSets.Shuffled(family.Choices?.ShuffleSeed, Open(assembly, family)).GetEnumerator();
        for (var count = 0; Next(family, samples, count); count++)
            yield return samples.Current;
    }

    private static bool Next(Family family, IEnumerator<Sample> samples, int count)
    {
        try
        {
            return samples.MoveNext();
        }
        catch (Exception error) when (error is not (SampleSetException or OperationCanceledException))
        {
            throw new SampleSetException(
                family.Id,
                FormattableString.Invariant($"its samples failed after {count:#,0} with {error.GetType().Name}: {error.Message}")
            );
        }
    }

    private static IEnumerable<Sample> Open(Assembly assembly, Family family)
    {
        var samples = family.Samples is { Kind: SampleKind.File, File: { } file }
            ? SampleSets.FromFile(family.Id, assembly, file)
            : SampleSets.Checked(family.Id, Method(assembly, family)());
        foreach (var sample in samples)
            yield return sample;
    }

    private static Func<IEnumerable<Sample>> Method(Assembly assembly, Family family)
    {
        var type =
            assembly.GetType(family.Type)
            ?? throw new SampleSetException(family.Id, $"the assembly holds no class {family.Type}; build it again");
        if (!typeof(ISamples).IsAssignableFrom(type))
            throw new SampleSetException(family.Id, $"{family.Type} does not implement ISamples; build it with this TaskSpec");
        return type.GetInterfaceMap(typeof(ISamples)).TargetMethods[0].CreateDelegate<Func<IEnumerable<Sample>>>();
    }
}
