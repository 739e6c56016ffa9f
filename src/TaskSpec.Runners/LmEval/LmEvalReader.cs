using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.LmEval;

/// <summary>
/// Reads what lm-evaluation-harness leaves in a folder for each model: samples give the rows, results say which model and version it was, and are
/// the cross-check.
/// </summary>
/// <remarks>
/// A metric goes by its name, and by <c>metric,filter</c> where its filter is not <c>none</c>, as in the results. Tasks that TaskSpec did not
/// write go by lm-eval's own name and number of the document.
/// </remarks>
public sealed partial class LmEvalReader : LogReader
{
    /// <summary>The runner's name.</summary>
    internal const string Name = "lm-eval";

    /// <inheritdoc/>
    public override string Runner => Name;

    /// <inheritdoc/>
    public override string Reads => "results_*.json and samples_*.jsonl of lm-evaluation-harness 0.4";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? SamplesHead.IsMatch(file.Head) && (SamplesName.IsMatch(file.Name) || file.Names("resps"))
            : ResultsHead.IsMatch(file.Head) && (file.Names("alias") || file.Head.Contains("_stderr", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        if (file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return Rows(file, import);
        LmEvalResults.Load(file.Path, import).Aggregate(import);
        return [];
    }

    private static IEnumerable<SampleRow> Rows(LogFile file, Import import)
    {
        if (ResultsOf(file, import) is not var (task, results))
            yield break;
        var reader = new LmEvalSample(file.Path, results, task, import);
        foreach (var (line, sample) in LogLines.Read(file.Path, import))
        {
            foreach (var row in reader.Rows(sample, (int)line))
                yield return row;
        }
    }

    /// <summary>The results that belong to samples, by what both say; null where those that lie there are of others.</summary>
    private static (string Task, LmEvalResults Results)? ResultsOf(LogFile file, Import import)
    {
        if (SamplesName.Match(file.Name) is { Success: true } name)
        {
            var (of, date) = (name.Groups["task"].Value, name.Groups["date"].Value);
            var dated = Dated(file, of, date, import);
            if (dated is [var one, var another, ..])
            {
                import.Refuse(
                    file.Path,
                    $"{one} and {another} are both of its moment, and nothing says of which model it is; give each run a folder of its own"
                );
                return null;
            }

            return (of, dated is [var path] ? LmEvalResults.Load(path, import) : Unknown(file, $"results_{date}", date, import));
        }

        const string Beside = "results.json";
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        if (
            import.Files.Beside(file, Beside, path => LmEvalResults.Load(path, import).TaskOf(stem) is not null) is { } known
            && LmEvalResults.Load(known, import) is var results
        )
            return (results.TaskOf(stem)!, results);
        var other = file.Beside(Beside);
        if (!File.Exists(other))
            return (stem, Unknown(file, "results", null, import));
        import.Refuse(
            $"{file.Path} and {other}",
            "the samples are called after another model or task than the results are of, so nobody knows whose they are; put each run into a folder of its own"
        );
        return null;
    }

    /// <summary>The results of a moment: in the folder of the samples, else anywhere, of the folder's model where there are several.</summary>
    /// <exception cref="TableException">Those that may be it are damaged.</exception>
    private static string[] Dated(LogFile file, string task, string date, Import import)
    {
        TableException? damage = null;
        var near = LmEvalFiles.Of(import).Beside(file, date).Where(IsOf).ToArray();
        var results = $"results_{date}.json";
        string[] found =
        [
            .. near.Length > 0 ? near.DistinctBy(import.Files.Content)
            : (
                import.Files.Beside(file, results, path => IsOf(path) && IsOfFolder(path))
                ?? import.Files.Beside(file, results, IsOf)
            )
                is { } far
                ? [far]
            : import.Files.Named(results).Where(IsOf),
        ];
        return found.Length > 0 || damage is null ? found : throw damage;

        // What is damaged may be of others.
        bool IsOf(string path)
        {
            try
            {
                return LmEvalResults.Load(path, import).Has(task);
            }
            catch (TableException error)
            {
                damage ??= error;
                return false;
            }
        }

        bool IsOfFolder(string path) => LmEvalResults.Load(path, import).FolderName == Path.GetFileName(file.Folder);
    }

    private static LmEvalResults Unknown(LogFile file, string missing, string? date, Import import)
    {
        var model = Path.GetFileName(file.Folder);
        import.Note(
            "no results",
            $"{file.Path}: its {missing}.json is not beside it, so the folder's name {model} stands for the model, and how it was asked is not known",
            changes: true
        );
        return new(file.Path, new JObject { { "model_name", model } }, date ?? import.Files.RunOf(file.Path), date, import.Names);
    }

    [GeneratedRegex(@"^samples_(?<task>.+)_(?<date>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.jsonl$")]
    private static partial Regex SamplesName { get; }

    [GeneratedRegex(@"^\s*\[?\s*\{\s*""doc_id""\s*:")]
    private static partial Regex SamplesHead { get; }

    [GeneratedRegex(@"^\s*\{\s*""results""\s*:\s*\{")]
    private static partial Regex ResultsHead { get; }
}
