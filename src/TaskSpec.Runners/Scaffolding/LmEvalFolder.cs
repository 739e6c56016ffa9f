using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Task files of lm-evaluation-harness as rows of its table. A task's family is the folder right under the one that is named.</summary>
internal static class LmEvalFolder
{
    /// <summary>The rows, in ordinal order of their files.</summary>
    public static IReadOnlyList<Row> Read(string folder, RowReading reading)
    {
        var root = Path.GetFullPath(folder);
        var files = FolderState.FilesOf(root).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").ToArray();
        if (files.Length == 0)
            throw new ScaffoldException($"{folder} holds no task file; expected are files that end in .yaml");
        var rows = new List<Row>();
        foreach (var file in files)
        {
            var place = Path.GetRelativePath(root, file).Replace('\\', '/');
            try
            {
                var whole = Included(root, file, []);
                // What names no task is there to be included by others.
                if (whole.At("task") is JValue { Type: JTokenType.String })
                    rows.Add(new(Tabled(whole, FamilyOf(root, file)), place));
                else if (whole.At("group") is not null || whole.At("task") is not null)
                    reading.Refuse(place, "it is a group of tasks, whose members are declared by themselves");
            }
            catch (RowException error)
            {
                reading.Refuse(place, error.Message);
            }
        }

        return rows.Count > 0
            ? rows
            : throw new ScaffoldException($"{folder} holds no task: no file in it has a task with a name");
    }

    private static string FamilyOf(string root, string file)
    {
        var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : Path.GetFileName(root);
    }

    /// <summary>A file with what it includes, whose members stand where it has none of its own.</summary>
    private static JObject Included(string root, string file, HashSet<string> above)
    {
        if (!above.Add(file))
            throw new RowException("it includes itself");
        var own = YamlTree.Read(file);
        if (own.At("include") is not { Type: not JTokenType.Null } include)
            return own;
        own.Remove("include");
        var names = include is JArray list ? list.Select(one => one.Text()) : [include.Text()];
        var whole = new JObject();
        foreach (var name in names)
        {
            if (name is null)
                throw new RowException("it includes something that is no file's name");
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, name));
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new RowException($"it includes {Ids.Shown(name)}, which is outside the folder");
            if (!File.Exists(path))
                throw new RowException($"it includes {Ids.Shown(name)}, which is not there");
            foreach (var member in Included(root, path, above).Properties())
                whole.Set(member.Name, member.Value);
        }

        foreach (var member in own.Properties())
            whole.Set(member.Name, member.Value);
        above.Remove(file);
        return whole;
    }

    private static JObject Tabled(JObject task, string family)
    {
        var row = new JObject
        {
            { "task", task.At("task") },
            { "family", family },
            { "metrics", task.At("metric_list") },
            { "filters", task.At("filter_list") },
            { "max_gen_toks", task.At("generation_kwargs", "max_gen_toks") },
            { "version", task.At("metadata", "version") },
            { "tags", task.At("tag") },
            // Only a list that is written out says how many there are; else it is a template or a function.
            { "choices", task.At("doc_to_choice") is JArray { Count: > 1 } choices ? choices.Count : null },
        };
        foreach (
            var name in LmEvalRows.Members.Concat([
                "output_type",
                "dataset_path",
                "dataset_name",
                "num_fewshot",
                "unsafe_code",
                "process_results",
            ])
        )
            row.Set(name, task.At(name));
        return row;
    }
}
