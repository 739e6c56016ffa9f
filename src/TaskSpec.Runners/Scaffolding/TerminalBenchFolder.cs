using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Folders of tasks as Terminal-Bench has them (<c>task.yaml</c>) or Harbor (<c>task.toml</c>), as rows.</summary>
internal static class TerminalBenchFolder
{
    /// <summary>The rows, in ordinal order of their folders. A task is named after its folder, the suite after the one that is read.</summary>
    public static IReadOnlyList<Row> Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        var rows = FolderState
            .FilesOf(root)
            .Where(file => Path.GetFileName(file) is "task.yaml" or "task.toml")
            .Select(file => Row(root, file))
            .ToList();
        return rows.Count > 0
            ? rows
            : throw new ScaffoldException($"{folder} holds no task: expected are folders with a task.toml or task.yaml");
    }

    private static Row Row(string root, string file)
    {
        var (place, home) = (Path.GetRelativePath(root, file).Replace('\\', '/'), Path.GetDirectoryName(file)!);
        var task = Path.GetExtension(file) == ".toml" ? OfToml(TomlTree.Read(file)) : OfYaml(YamlTree.Read(file));
        task.Set("suite", Path.GetFileName(root));
        task.Set("name", home == root ? Path.GetFileName(root) : Path.GetRelativePath(root, home).Replace('\\', '/'));
        // Both formats bring a Dockerfile with every task.
        task.Set("sandbox", "docker");
        return new(task, place);
    }

    private static JObject OfYaml(JObject yaml)
    {
        var row = new JObject
        {
            { "agent_timeout_sec", yaml.At("max_agent_timeout_sec") },
            { "verifier_timeout_sec", yaml.At("max_test_timeout_sec") },
            { "parser_name", yaml.At("parser_name") },
        };
        return Copy(row, yaml);
    }

    private static JObject OfToml(JObject toml)
    {
        var row = new JObject
        {
            { "agent_timeout_sec", toml.At("agent", "timeout_sec") },
            { "verifier_timeout_sec", toml.At("verifier", "timeout_sec") },
            { "verifier", toml.At("verifier") },
        };
        (row.At("verifier") as JObject)?.Remove("timeout_sec");
        return Copy(row, toml.At("metadata") as JObject ?? []);
    }

    private static JObject Copy(JObject row, JObject metadata)
    {
        foreach (var name in new[] { "difficulty", "category", "tags", "expert_time_estimate_min", "junior_time_estimate_min" })
            row.Set(name, metadata.At(name));
        return row;
    }
}
