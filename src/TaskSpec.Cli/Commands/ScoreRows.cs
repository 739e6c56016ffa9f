using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The scores of a table: its rows, or what its rows sum up to where they are samples.</summary>
internal static class ScoreRows
{
    /// <exception cref="CliError">Samples hold what only 'taskspec import' can make scores of.</exception>
    public static IEnumerable<ScoreRow> Read(string path, TableQuery query) =>
        TableReader.SummedScores(path, query) ?? OneByOne(path, query);

    private static IEnumerable<ScoreRow> OneByOne(string path, TableQuery query)
    {
        ScoreTable? summed = null;
        foreach (var row in TableReader.Read(ResultTables.ScoresOrSamples, path, query))
        {
            if (row is ScoreRow score)
            {
                yield return score;
                continue;
            }

            var sample = (SampleRow)row;
            if (sample is { State: ResultState.Limit, Value: null })
                throw new CliError(
                    $"{path}: a limit ended an attempt at {sample.Sample} of {sample.Task} before there was a score; make scores of the samples with 'taskspec import', whose --limits says whether that is a failure"
                );
            (summed ??= new()).Add(sample);
        }

        foreach (var row in summed?.Rows() ?? [])
            yield return row;
    }
}
