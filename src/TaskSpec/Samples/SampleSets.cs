using System.Reflection;
using TaskSpec.Catalogs;

namespace TaskSpec;

/// <summary>A family's samples, checked one by one while they are enumerated: nothing is made before it is asked for.</summary>
public static class SampleSets
{
    /// <summary>The samples that a family's method makes.</summary>
    /// <typeparam name="TFamily">The family's class.</typeparam>
    /// <param name="family">The family's id.</param>
    public static IEnumerable<Sample> FromMethod<TFamily>(string family)
        where TFamily : ISamples => Checked(family, TFamily.Samples());

    /// <summary>The samples of a file of JSON lines beside an assembly.</summary>
    /// <param name="family">The family's id.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="file">The file, relative to the assembly's directory.</param>
    public static IEnumerable<Sample> FromFile(string family, Assembly assembly, string file)
    {
        var directory = Path.GetDirectoryName(assembly.Location);
        return FromFile(family, string.IsNullOrEmpty(directory) ? AppContext.BaseDirectory : directory, file);
    }

    /// <summary>The samples of a file of JSON lines in a directory.</summary>
    /// <param name="family">The family's id.</param>
    /// <param name="directory">The directory, which the file must not leave.</param>
    /// <param name="file">The file, relative to the directory.</param>
    public static IEnumerable<Sample> FromFile(string family, string directory, string file) =>
        Checked(family, SampleFile.Read(family, directory, file));

    /// <summary>The samples with the choices of each in an order of its own, as <see cref="ChoicesAttribute.ShuffleSeed"/> says.</summary>
    /// <param name="seed">The seed; in order where null.</param>
    /// <param name="samples">The samples.</param>
    public static IEnumerable<Sample> Shuffled(int? seed, IEnumerable<Sample> samples) =>
        seed is { } value ? samples.Select(sample => ShuffledChoices.Of(sample, value)) : samples;

    /// <summary>The sample with an id, or null.</summary>
    public static Sample? Find(IEnumerable<Sample> samples, string id) => samples.FirstOrDefault(sample => sample.Id == id);

    /// <summary>The samples, each once its id was found to be unique and safe as a path segment.</summary>
    /// <exception cref="SampleSetException">A sample is not what it must be; thrown where the enumeration meets it.</exception>
    public static IEnumerable<Sample> Checked(string family, IEnumerable<Sample> samples)
    {
        // Where file names ignore case, two ids that differ in nothing else would be one file.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var sample in samples ?? throw new SampleSetException(family, "Samples() returned null"))
        {
            position++;
            if (sample is null)
                throw new SampleSetException(family, $"sample {position} is null");
            if (Ids.Problem(sample.Id) is { } problem)
                throw new SampleSetException(family, $"sample {position} has the id '{Ids.Shown(sample.Id)}': {problem}");
            if (!seen.Add(sample.Id))
                throw new SampleSetException(
                    family,
                    $"sample {position} has the id '{Ids.Shown(sample.Id)}', which an earlier one has"
                );
            yield return sample;
        }
    }
}
