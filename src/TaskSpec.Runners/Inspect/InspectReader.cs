using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>Reads Inspect's logs (log version 2, and what is left of version 1), as JSON and as zip archives.</summary>
/// <param name="zstd">The Zstandard library's file; null for the system's.</param>
public sealed partial class InspectReader(string? zstd = null) : LogReader
{
    private const string StartMember = "_journal/start.json";
    private const string ShellName = "/sample.json";

    private readonly Zstd zstd = new(zstd);

    /// <summary>The runner's name.</summary>
    internal const string Name = "inspect";

    /// <inheritdoc/>
    public override string Runner => Name;

    /// <inheritdoc/>
    public override string Reads => "*.eval and *.json logs of inspect_ai 0.3";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        IsArchive(file)
            ? file.Name.EndsWith(".eval", StringComparison.OrdinalIgnoreCase)
                || file.Head.Contains(StartMember, StringComparison.Ordinal)
            : JsonHead().IsMatch(file.Head);

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import) =>
        IsArchive(file) ? ReadArchive(file.Path, import) : ReadJson(file.Path, import);

    private static bool IsArchive(LogFile file) => file.Head.StartsWith("PK\u0003\u0004", StringComparison.Ordinal);

    private static IEnumerable<SampleRow> ReadJson(string path, Import import)
    {
        InspectRows? rows = null;
        InspectResults? results = null;
        string? status = null;
        JToken? plan = null;
        using var json = LogJson.Open(path, import.Stop);
        json.Next();
        foreach (var member in json.Members())
        {
            switch (member)
            {
                case "eval":
                    rows ??= new(InspectHeader.Of(json.Load(), path, import.Names), path, import);
                    break;
                case "results":
                    results = InspectResults.Of(json.Load());
                    break;
                case "status":
                    status = json.Load().Text();
                    Noted(status, path, import);
                    break;
                case "plan":
                    plan = json.Load();
                    break;
                case "samples":
                    rows ??= new(InspectHeader.Of(Find("eval", path, import.Stop), path, import.Names), path, import);
                    rows.Results ??= results ?? InspectResults.Of(Find("results", path, import.Stop));
                    if (json.Token is not (JsonToken.StartArray or JsonToken.Null))
                        import.Refuse(path, "samples is no list");
                    foreach (var _ in json.Items())
                    {
                        foreach (var row in rows.Of(InspectSample.Read(json)))
                            yield return row;
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.End();
        rows ??= new(InspectHeader.Of(null, path, import.Names), path, import);
        rows.Header.Ended(status);
        rows.Header.Planned(plan);
        rows.Results ??= results;
        foreach (var row in rows.Rest())
            yield return row;
    }

    /// <summary>A member that may come after the samples, which cannot be held until then.</summary>
    private static JToken? Find(string name, string path, CancellationToken stop)
    {
        using var json = LogJson.Open(path, stop);
        json.Next();
        foreach (var member in json.Members())
        {
            if (member == name)
                return json.Load();
            json.Skip();
        }

        return null;
    }

    private IEnumerable<SampleRow> ReadArchive(string path, Import import)
    {
        using var archive = new ZipArchiveFile(path);
        var whole = archive.Members.TryGetValue("header.json", out var start);
        if (!whole && !archive.Members.TryGetValue(StartMember, out start))
            throw new TableException($"{path}: it is no log of Inspect: it has neither header.json nor {StartMember}");
        var header = Load(start!) as JObject;
        var status = whole ? header.At("status").Text() : "started";
        Noted(status, path, import);
        var rows = new InspectRows(InspectHeader.Of(header.At("eval"), path, import.Names), path, import)
        {
            Results = InspectResults.Of(header.At("results")),
        };
        rows.Header.Ended(status);
        rows.Header.Planned(header.At("plan"));
        foreach (var member in archive.Members.Values)
        {
            if (!SampleMember().IsMatch(member.Name))
                continue;
            InspectSample sample;
            using (var json = Open(member))
            {
                json.Next();
                sample = InspectSample.Read(json);
                json.End();
            }

            // A sample in chunks keeps its metadata beside its shell.
            if (
                member.Name.EndsWith(ShellName, StringComparison.Ordinal)
                && archive.Members.TryGetValue(member.Name[..^ShellName.Length] + "/metadata.json", out var beside)
            )
                sample.Metadata ??= Load(beside) as JObject;
            foreach (var row in rows.Of(sample))
                yield return row;
        }

        foreach (var row in rows.Rest())
            yield return row;

        LogJson Open(ZipMember member) =>
            new(archive.Open(member, zstd, import.Stop), $"{path}, {ZipArchiveFile.Shown(member.Name)}", import.Stop);

        JToken Load(ZipMember member)
        {
            using var json = Open(member);
            json.Next();
            var value = json.Load();
            json.End();
            return value;
        }
    }

    private static void Noted(string? status, string path, Import import)
    {
        if (status is not null and not "success")
            import.Note(
                "unfinished",
                $"{path}: the run did not succeed ({(status == "started" ? "it was still going, or crashed" : status)}); what it logged is taken, and the rest is missing",
                changes: true
            );
    }

    [GeneratedRegex(
        """^\s*\{.*"eval"\s*:\s*\{\s*("(eval_set_id|eval_id|run_id|created|task|model)"|.*"task_id"\s*:)|^\s*\{\s*"samples"\s*:\s*\[\s*\{.*"epoch"\s*:""",
        RegexOptions.Singleline
    )]
    private static partial Regex JsonHead();

    [GeneratedRegex("""^samples/.+_epoch_[0-9]+(\.json|/sample\.json)$""", RegexOptions.Singleline)]
    private static partial Regex SampleMember();
}
