using System.Globalization;

namespace TaskSpec.Package.Tests;

/// <summary>Random changes to one project, one a step. The same number gives the same changes.</summary>
/// <param name="number">Which sequence.</param>
internal sealed class BuildSequence(int number)
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    // What each file may hold; the first family of all stays, and names files that come and go.
    private static readonly IReadOnlyDictionary<string, string[]> Contents = new Dictionary<string, string[]>
    {
        ["Plan.cs"] = ["", "[assembly: TaskSpec.ScalingPlan(1e18, 1e22, Models = 5, TargetFlop = 1e24)]"],
        ["One.cs"] =
        [
            Family("one", "Samples(1000), TasksFile(\"one.tasks.jsonl\")"),
            Family("one", "Samples(100, File = \"data/s.jsonl\"), TasksFile(\"./data/one.tasks.jsonl\")"),
            "",
        ],
        ["Two.cs"] =
        [
            Family("two", "Samples(400, File = \"s.jsonl\")"),
            Family("two", "Samples(40), TasksFile(\"two.tasks.jsonl\")"),
        ],
        ["one.tasks.jsonl"] = ["{\"id\":\"a\"}", "{\"id\":\"b\",\"samples\":7}", "not json"],
        ["data/one.tasks.jsonl"] = ["{\"id\":\"c\"}", "{\"id\":1}\n{\"id\":\"d\"}"],
        ["data/two.tasks.jsonl"] = ["{\"id\":\"e\"}"],
        ["s.jsonl"] = ["{\"id\":\"1\",\"input\":\"a\"}", "{\"id\":\"2\",\"input\":\"b\"}"],
        ["data/s.jsonl"] = ["{\"id\":\"3\",\"input\":\"c\"}", "{\"id\":\"4\",\"input\":\"longer\"}"],
        ["x.taskspec.json"] = [Profile("one", 10), Profile("two", 20), "{"],
        ["data/y.taskspec.json"] = [Profile("one", 30), Profile("three", 40)],
        [".editorconfig"] =
        [
            "root = true\n[*.cs]\ntaskspec.excess_limit = 0.2\n",
            "root = true\n[*.cs]\ndotnet_diagnostic.TSK4001.severity = none\n",
        ],
    };

    private static readonly IReadOnlyDictionary<string, string[]> Values = new Dictionary<string, string[]>
    {
        ["TaskSpecAnalysisMode"] = ["Strict", "Off", "Default"],
        ["TaskCatalogFile"] = ["out/first.json", "out/second.json"],
        ["GenerateTaskCatalogFile"] = ["false"],
        ["EnableDefaultTaskSpecItems"] = ["false"],
    };

    private readonly Random random = new(number);
    private readonly SortedDictionary<string, (string Text, DateTime Date)> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> properties = new(StringComparer.Ordinal);
    private readonly List<string> history = [];

    /// <summary>What was done so far.</summary>
    public string History => $"sequence {number}: {string.Join(", ", history)}";

    /// <summary>The properties, as an MSBuild item gives them to its project.</summary>
    public string Properties => string.Join(';', properties.Select(property => $"{property.Key}={property.Value}"));

    /// <summary>The first step writes some files; each other one changes, dates or removes one, or sets a property.</summary>
    public void Step()
    {
        if (history.Count == 0)
        {
            foreach (var file in Contents.Keys.Where(file => file == "One.cs" || random.Next(2) == 0))
                files[file] = (Contents[file][0], DateTime.UtcNow);
            history.Add(string.Join(" ", files.Keys));
        }
        else if (random.Next(4) == 0)
        {
            SetProperty(Pick(Values.Keys));
        }
        else
        {
            Change(Pick(Contents.Keys));
        }
    }

    /// <summary>Makes a folder hold these files and no others, whatever was built there; what is there already is left alone.</summary>
    public void Write(string folder)
    {
        foreach (var file in Contents.Keys)
        {
            var path = Path.Combine(folder, file);
            var isThere = File.Exists(path);
            if (!files.TryGetValue(file, out var wanted))
            {
                if (isThere)
                    File.Delete(path);
            }
            else if (!isThere || File.ReadAllText(path) != wanted.Text || File.GetLastWriteTimeUtc(path) != wanted.Date)
                Write(path, wanted.Text, wanted.Date);
        }
    }

    private static void Write(string path, string text, DateTime date)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, date);
    }

    private void Change(string file)
    {
        var isThere = files.TryGetValue(file, out var old);
        var text = Pick(Contents[file]);
        switch (random.Next(4))
        {
            case 0 when isThere:
                files.Remove(file);
                history.Add($"{file} removed");
                break;
            case 1 when isThere:
                files[file] = (old.Text, DateTime.UtcNow);
                history.Add($"{file} touched");
                break;
            case 2:
                files[file] = (text, LongAgo.AddDays(random.Next(1000)));
                history.Add($"{file} put back");
                break;
            default:
                files[file] = (text, DateTime.UtcNow);
                history.Add($"{file} written");
                break;
        }
    }

    private void SetProperty(string property)
    {
        if (!properties.Remove(property))
            properties.Add(property, Pick(Values[property]));
        history.Add($"{property} = {properties.GetValueOrDefault(property)}");
    }

    private T Pick<T>(IEnumerable<T> all) => all.ElementAt(random.Next(all.Count()));

    private static string Family(string id, string attributes) =>
        $"""
            using TaskSpec;
            [TaskFamily("{id}", Version = "1"), {attributes}, Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class {CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id)};
            """;

    private static string Profile(string family, int samples) =>
        $$"""{ "schemaVersion": 1, "profiles": [{ "family": "{{family}}", "samples": {{samples}} }] }""";
}
