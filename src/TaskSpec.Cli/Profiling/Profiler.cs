using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Profiling;

/// <summary>Runs one family's samples and counts what they are, in memory that does not grow with their text.</summary>
internal static class Profiler
{
    /// <summary>More samples than any family has; whoever yields more has probably forgotten to stop.</summary>
    public const int MostSamples = 10_000_000;

    /// <exception cref="CliError">The author's code failed, or what it yields is no set of samples.</exception>
    public static (Profile Profile, IReadOnlyList<Sketch> Sketches) Run(
        string family,
        IEnumerable<Sample> samples,
        SketchBudget budget,
        CancellationToken stop,
        int most = MostSamples
    )
    {
        var profile = new ProfileBuilder(family, budget);
        try
        {
            foreach (var sample in samples)
            {
                stop.ThrowIfCancellationRequested();
                if (profile.Count == most)
                    throw new CliError(
                        $"family '{family}': more than {most:#,0} samples; end the sequence that Samples() returns"
                    );
                profile.Add(sample);
            }
        }
        catch (SampleSetException error)
        {
            throw new CliError(error.Message, error);
        }
        catch (Exception error) when (error is not CliError && !stop.IsCancellationRequested)
        {
            throw new CliError(
                $"family '{family}': its samples failed after {profile.Count:#,0} with {error.GetType().Name}: {error.Message}",
                error
            );
        }

        return profile.Build();
    }
}
