using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>Reads promptfoo's output as JSON and JSON lines, one result at a time.</summary>
/// <remarks>
/// Results of exported tests carry their key. Of others the task is <c>metadata.task_id</c>, or the config's description, or the file's name; the sample
/// is <c>metadata.sample_id</c>, or the test's description, or else its variables; the metrics are those with names, or, where none has, <c>pass</c>.
/// promptfoo numbers no repeats: they are the results of one column at one sample, in the order of the log.
/// </remarks>
public sealed class PromptfooReader : LogReader
{
    /// <inheritdoc/>
    public override string Runner => "promptfoo";

    /// <inheritdoc/>
    public override string Reads => "output as .json or .jsonl, of versions up to 0.123";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Head.AsSpan().TrimStart(" \t\r\n").StartsWith("{")
        && (
            file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
                ? file.Names("promptIdx") || file.Names("gradingResult") || file.Names("testIdx")
                : file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                    && file.Names("results")
                    && (
                        file.Names("evalId")
                        || file.Names("namedScores")
                        || file.Names("gradingResult")
                        || file.Names("shareableUrl")
                    )
        );

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        using var log = new PromptfooLog(file, import);
        while (log.Next() is { } result)
        {
            import.At = ("result", import.At.Number + 1);
            foreach (var row in log.Rows(result))
                yield return row;
        }

        import.At = default;
        log.Settle();
    }
}
