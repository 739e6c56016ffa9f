using TaskSpec.Scaling;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Reads one metric of a samples table, and tells what is wrong in one message that names the file.</summary>
internal static class SamplesInput
{
    public static async Task<SampleScores> Read(Invocation run, string path, string metric, string? task, MetricUnits units)
    {
        var kept = new SampleScores(metric, task);
        await ScoresInput.Read(run, ResultTables.Samples, path, row => kept.Add(units.Shared(row, path)));
        try
        {
            return kept.Found();
        }
        catch (ScalingException error)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }
    }
}
