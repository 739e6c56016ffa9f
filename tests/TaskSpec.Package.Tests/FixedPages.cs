using System.Text.RegularExpressions;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Package.Tests;

/// <summary>An example of every rule with a fix, most from their pages, in a few projects of one solution, formatted in one run.</summary>
/// <remarks>In the file of a page no other rule is asked for. An example with attributes of the assembly has a project to itself.</remarks>
public sealed partial class FixedPages
{
    private readonly Workspace workspace;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public FixedPages(Feed feed)
    {
        workspace = new(feed, "fixes");
        foreach (var page in Pages)
            Write(page);
        var projects = files.Values.Select(file => file.Split('/')[0]).Distinct().ToList();
        foreach (var project in projects)
            workspace.Project(project);
        workspace.Write(
            "Fixes.slnx",
            $"<Solution>{string.Concat(projects.Select(x => $"<Project Path=\"{x}/{x}.csproj\" />"))}</Solution>"
        );
        WriteSeverities();
        Dotnet.Run(
            workspace.Folder,
            ["format", "analyzers", "Fixes.slnx", "--no-restore", "--severity", "warn", "--diagnostics", .. Ids]
        );
        Log = string.Concat(projects.Select(project => workspace.Build(project)));
    }

    /// <summary>The pages.</summary>
    public IReadOnlyList<RulePage> Pages => FixExamples.Pages;

    /// <summary>What a build says after the fixes.</summary>
    public string Log { get; }

    private IEnumerable<string> Ids => Pages.Select(page => page.Id);

    /// <summary>The lines that the fix took away and added.</summary>
    public string ChangesOf(RulePage page)
    {
        var (before, after) = (
            Source(page).Split('\n'),
            File.ReadAllText(Path.Combine(workspace.Folder, files[page.Id])).Split('\n')
        );
        var head = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = before[head..].Reverse().Zip(after[head..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Concat(
            before[head..^tail].Select(line => $"- {line}\n").Concat(after[head..^tail].Select(line => $"+ {line}\n"))
        );
    }

    private void Write(RulePage page)
    {
        var source = Source(page);
        var project = source.Contains("[assembly:", StringComparison.Ordinal) ? page.Id : "Pages";
        files[page.Id] = $"{project}/{page.Id}.cs";
        workspace.Write(files[page.Id], source);
        foreach (var file in page.Blocks.Where(block => block.Language == "json" && !block.Mark.StartsWith("silent.")))
            workspace.Write($"{project}/{page.Id}.{file.Mark}", ProfiledFamily().Replace(file.Code, "$1" + page.Id + "-"));
    }

    // Pages use the same names: each gets a namespace, and ids of its own.
    private static string Source(RulePage page)
    {
        var code = FixExamples.Of(page);
        var head = Head().Match(code).Value;
        return $"{head}namespace {page.Id};\n\n{FamilyId().Replace(code[head.Length..], "$1" + page.Id + "-")}";
    }

    private void WriteSeverities()
    {
        var off = Directory
            .EnumerateFiles(RulePage.Folder, "TSK*.md")
            .Select(path => $"dotnet_diagnostic.{Path.GetFileNameWithoutExtension(path)}.severity = none\n");
        var asked = Ids.Select(id => $"[{id}.cs]\ndotnet_diagnostic.{id}.severity = warning\n");
        workspace.Write(".editorconfig", $"root = true\n[*.cs]\n{string.Concat(off)}{string.Concat(asked)}");
    }

    [GeneratedRegex(@"\A(using .*\n|\[assembly:.*\n|\n)*")]
    private static partial Regex Head();

    [GeneratedRegex("((?:TaskFamily|Tool)\\(\")")]
    private static partial Regex FamilyId();

    [GeneratedRegex("(\"(?:family|with)\": \")")]
    private static partial Regex ProfiledFamily();
}
