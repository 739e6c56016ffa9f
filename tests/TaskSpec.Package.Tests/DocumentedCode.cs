using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>
/// The C# blocks of the README and the pages, each made a file of one project by rule. A block without a namespace gets one of its own. Statements run in an
/// async method that has a <c>client</c>, an IChatClient, and a family Tour.SortNumbers. An attribute on the assembly that an earlier block has too stands on a
/// class instead, and not again where it says the same. A block that is marked as a file is another library's.
/// </summary>
internal sealed partial class DocumentedCode
{
    private const string Preamble = """
        global using TaskSpec.Runners;
        global using TaskSpec.Tables;
        global using Tour;

        namespace Tour;

        [TaskFamily("sort-numbers", Version = "1.0.0"), Samples(1), Headline<ExactMatch>]
        public sealed class SortNumbers : ISamples
        {
            public static IEnumerable<Sample> Samples() => [new("a", "3 1 2", "1 2 3")];
        }
        """;

    private readonly HashSet<string> onAssembly = [];
    private readonly List<(string Name, string Text)> files = [("Preamble.cs", Preamble)];

    private DocumentedCode()
    {
        // What the template says already.
        OnAssembly(Parse(File.ReadAllText(Path.Combine(Snapshot.Root, "templates", "taskspec", "Study.cs"))));
        foreach (var page in Pages())
        {
            var text = File.ReadAllText(page);
            foreach (var (i, block) in Block().Matches(text).Index())
                Add(page, i, text[..block.Groups[1].Index].Count(letter => letter == '\n') + 1, block.Groups[1].Value);
        }
    }

    /// <summary>The files, with their names.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files() => new DocumentedCode().files;

    private static CompilationUnitSyntax Parse(string code) => CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Path.Combine(Snapshot.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Snapshot.Root, "src"), "README.md", SearchOption.AllDirectories))
            .Append(Path.Combine(Snapshot.Root, "README.md"))
            .Order(StringComparer.Ordinal);

    private void Add(string page, int i, int line, string code)
    {
        var path = Path.GetRelativePath(Snapshot.Root, page);
        var name = $"{Letters().Replace(path, "_")}_{i}";
        var unit = Parse(code);
        var at = unit.Members.Count == 0 ? code.Length : unit.Members[0].FullSpan.Start;
        var rest = $"#line {line + code[..at].Count(letter => letter == '\n')} \"{path}\"\n{code[at..]}";
        var (above, below) = OnAssembly(unit);
        if (unit.Members.Any(member => member is GlobalStatementSyntax))
            rest =
                $"static class Use {{ static async Task Run(Microsoft.Extensions.AI.IChatClient client) {{ await Task.CompletedTask;\n{rest}\n}} }}";
        var space = unit.Members.Any(member => member is BaseNamespaceDeclarationSyntax) ? "" : $"namespace {name};\n";
        files.Add(($"{name}.cs", $"{unit.Usings}\n{above}\n{space}{below}\n{rest}"));
    }

    private (string Above, string Below) OnAssembly(CompilationUnitSyntax unit)
    {
        var (above, below) = ("", "");
        foreach (var attribute in unit.AttributeLists.SelectMany(list => list.Attributes))
        {
            if (!onAssembly.Add($"{attribute}"))
                continue;
            if (onAssembly.Add($"{attribute.Name} anywhere"))
                above += $"[assembly: {attribute}]\n";
            else
                below += $"[{attribute}] static class OnAssembly{below.Length};\n";
        }

        return (above, below);
    }

    [GeneratedRegex("^```csharp(?! \\S+\\.cs$)[^\n]*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Letters();
}
