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
    /// <inheritdoc/>
    public override string Runner => "lm-eval";

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
        LmEvalResults.Load(file.Path, RunOf(file, import)).Aggregate(import);
        return [];
    }

    private static IEnumerable<SampleRow> Rows(LogFile file, Import import)
    {
        var (task, results) = ResultsOf(file, import);
        var reader = new LmEvalSample(file.Path, results, task, import);
        foreach (var (line, sample) in LogLines.Read(file.Path, import))
        {
            foreach (var row in reader.Rows(sample, (int)line))
                yield return row;
        }
    }

    /// <summary>The results that belong to samples, by the moment in both names, or by the task where the names have none.</summary>
    private static (string Task, LmEvalResults Results) ResultsOf(LogFile file, Import import)
    {
        var name = SamplesName.Match(file.Name);
        var date = name.Groups["date"].Value;
        if (name.Success)
        {
            var named = Directory.EnumerateFiles(file.Folder, $"*_{date}.json").Order(StringComparer.Ordinal).FirstOrDefault();
            var path = named ?? import.Files.Beside(file, $"results_{date}.json");
            if (path is not null)
                return (name.Groups["task"].Value, LmEvalResults.Load(path, date));
        }
        else if (import.Files.Beside(file, "results.json") is { } beside)
        {
            // Until 0.4.3 a samples file was named after the model's arguments and the task.
            var results = LmEvalResults.Load(beside, RunOf(LogFile.Open(beside), import));
            var stem = Path.GetFileNameWithoutExtension(file.Name);
            var task = results
                .Tasks.Where(task => stem == task || stem.EndsWith("_" + task, StringComparison.Ordinal))
                .MaxBy(task => task.Length);
            return (task ?? stem, results);
        }

        var model = Path.GetFileName(file.Folder);
        import.Note(
            "no results",
            $"{file.Path}: its {(name.Success ? $"results_{date}" : "results")}.json is not beside it, so the folder's name {model} stands for the model, and how it was asked is not known",
            changes: true
        );
        var run = name.Success ? date : $"file {import.Files.IdentityOf(file)}";
        return (
            name.Success ? name.Groups["task"].Value : Path.GetFileNameWithoutExtension(file.Name),
            new(file.Path, new JObject { ["model_name"] = model }, run)
        );
    }

    private static string RunOf(LogFile file, Import import) =>
        ResultsName.Match(file.Name) is { Success: true } name
            ? name.Groups["date"].Value
            : $"file {import.Files.IdentityOf(file)}";

    [GeneratedRegex(@"^samples_(?<task>.+)_(?<date>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.jsonl$")]
    private static partial Regex SamplesName { get; }

    [GeneratedRegex(@"_(?<date>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.json$")]
    private static partial Regex ResultsName { get; }

    [GeneratedRegex(@"^\s*\[?\s*\{\s*""doc_id""\s*:")]
    private static partial Regex SamplesHead { get; }

    [GeneratedRegex(@"^\s*\{\s*""results""\s*:\s*\{")]
    private static partial Regex ResultsHead { get; }
}
