using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>A configuration of promptfoo: a family for each set of assertions, its tests as samples in a file.</summary>
public sealed class PromptfooSource : ScaffoldSource
{
    /// <inheritdoc/>
    public override string Name => "promptfoo";

    /// <inheritdoc/>
    public override string Reads => "promptfooconfig.yaml or .json, with its prompts and tests written out in it";

    /// <inheritdoc/>
    public override string Project => "PromptfooEvals";

    /// <inheritdoc/>
    public override ProjectDraft Read(string input, string revision)
    {
        if (Directory.Exists(input))
            throw new ScaffoldException($"{input} is a folder; name its promptfooconfig.yaml");
        var config = new Row(Load(input), "config");
        if (config["prompts"] is null || config["tests"] is not JArray tests)
            throw new ScaffoldException(
                $"{input} is no configuration of promptfoo with prompts and a list of tests; tests that stand in other files have to be written out in it"
            );
        if (tests.Count == 0)
            throw new ScaffoldException($"{input} has no tests; nothing is declared in it");
        var reading = new RowReading();
        try
        {
            var prompts = Prompts(config);
            var defaults = config.Object("defaultTest");
            var taken = new List<(PromptfooTest Test, string Name)>();
            for (var i = 0; i < tests.Count; i++)
            {
                var place = $"tests[{i.ToString(CultureInfo.InvariantCulture)}]";
                var name = tests.At(i).At("description").Text() is { } text ? Row.Clean(text) : place;
                try
                {
                    var row = tests.At(i) is JObject test
                        ? new Row(test, place)
                        : throw new RowException("it is no test written out, but a reference");
                    taken.Add((PromptfooTest.Of(row, defaults, prompts[0].Text), name));
                }
                catch (RowException error)
                {
                    reading.Refuse(name, error.Message);
                }
            }

            return new([Suite(config, prompts, taken, revision)], reading.Refused);
        }
        catch (RowException error)
        {
            throw new ScaffoldException($"{input}: {error.Message}", error);
        }
    }

    private static SuiteDraft Suite(
        Row config,
        IReadOnlyList<(string Id, string Text)> prompts,
        List<(PromptfooTest Test, string Name)> tests,
        string revision
    )
    {
        var (description, ids) = (config.Text("description"), new SafeIds());
        var id = Ids.Safe(string.IsNullOrWhiteSpace(description) ? "promptfoo" : description);
        return new(
            id,
            revision,
            [.. tests.GroupBy(test => test.Test.Scored).Select(group => Family(id, [.. group], prompts, ids, revision))]
        )
        {
            Summary = description,
        };
    }

    private static FamilyDraft Family(
        string suite,
        (PromptfooTest Test, string Name)[] tests,
        IReadOnlyList<(string Id, string Text)> prompts,
        SafeIds ids,
        string revision
    )
    {
        var metrics = PromptfooMetrics.Of(tests[0].Test.Scored);
        var id = ids.Of($"{suite}.{metrics[0].Use.Metric}");
        var samples = new SafeIds();
        return new(
            new()
            {
                Id = id,
                Version = revision,
                Type = "",
                Samples = new(SampleKind.File) { Count = tests.Length },
                Variants =
                    prompts.Count > 1
                        ?
                        [
                            .. prompts.Select(
                                (prompt, i) => new Variant(prompt.Id, Items.Same) { Default = i == 0 ? true : null }
                            ),
                        ]
                        : [],
            }
        )
        {
            Headline = metrics[0],
            Records = [.. metrics.Skip(1)],
            Samples = [.. tests.Select(test => new Sample(samples.Of(test.Name), test.Test.Input, test.Test.Target))],
            // The file has the first prompt's inputs; the others are kept as they are written.
            Notes = [.. prompts.Skip(1).Select(prompt => new Note($"prompt/{prompt.Id}", prompt.Text))],
        };
    }

    private static List<(string Id, string Text)> Prompts(Row config)
    {
        var ids = new SafeIds();
        var prompts = new List<(string, string)>();
        foreach (var prompt in config["prompts"] is JArray list ? list : new JArray(config["prompts"]!))
        {
            var row = prompt as JObject is { } described ? new Row(described, "prompt") : null;
            var text = row is null ? Row.Clean(prompt.ToString()) : row.Text("raw") ?? row.Text("content") ?? "";
            if (
                text.Length == 0
                || text.StartsWith("file://", StringComparison.Ordinal)
                || text.TrimStart().StartsWith("[{", StringComparison.Ordinal)
            )
                throw new RowException(
                    $"the prompt {Ids.Shown(text)} is no text written out (but empty, a file or a chat); write it out as one text"
                );
            prompts.Add((ids.Of(row?.Text("label") ?? row?.Text("id") ?? $"prompt-{prompts.Count + 1}"), text));
        }

        return prompts.Count > 0 ? prompts : throw new RowException("it has no prompts");
    }

    private static JObject Load(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return YamlTree.Read(path);
        try
        {
            return LogLines.Document(path, CancellationToken.None);
        }
        catch (TableException error)
        {
            throw new ScaffoldException(error.Message, error);
        }
    }
}
