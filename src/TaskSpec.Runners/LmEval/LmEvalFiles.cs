using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.LmEval;

/// <summary>The results files of an import, which all samples of their moment ask for.</summary>
internal sealed class LmEvalFiles(CancellationToken stop)
{
    // Samples lie beside their results, so that the last few are those that are asked for again.
    private const int Kept = 16;

    private readonly Dictionary<string, JObject> documents = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];
    private readonly Dictionary<string, string[]> folders = new(StringComparer.Ordinal);

    /// <summary>Those of an import.</summary>
    public static LmEvalFiles Of(Import import) => import.Files.Once(_ => new LmEvalFiles(import.Stop));

    /// <summary>What a file holds; nobody may change it.</summary>
    /// <exception cref="Tables.TableException">It is damaged.</exception>
    public JObject Document(string path)
    {
        var key = Path.GetFullPath(path);
        if (documents.TryGetValue(key, out var known))
            return known;
        var document = LogLines.Document(path, stop);
        if (order.Count == Kept)
            documents.Remove(order.Dequeue());
        order.Enqueue(key);
        return documents[key] = document;
    }

    /// <summary>The places of the files beside samples that are of their moment.</summary>
    public IEnumerable<string> Beside(LogFile samples, string date)
    {
        if (!folders.TryGetValue(samples.Folder, out var all))
            folders[samples.Folder] = all = [.. samples.AllBeside("*.json").Select(path => Path.GetFileName(path))];
        return all.Where(name => name.EndsWith($"_{date}.json", StringComparison.Ordinal)).Select(samples.Beside);
    }
}
