using Newtonsoft.Json;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>Finds what a log calls itself, which stands behind its results: they are read over, not kept.</summary>
internal static class PromptfooDescription
{
    /// <summary>The description in the log's config, or else the file's name without its ending.</summary>
    public static string Of(LogFile file, CancellationToken stop)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        if (file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return name;
        using var json = LogJson.Open(file.Path, stop);
        return Find(json) ?? name;
    }

    private static string? Find(LogJson json)
    {
        while (json.Next())
        {
            if (json.Token != JsonToken.PropertyName)
                continue;
            var member = json.Path;
            json.Next();
            if (member == "config.description" && json.Load().Text() is { Length: > 0 } description)
                return description;
            if (member != "config")
                json.Skip();
        }

        return null;
    }
}
