using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;
using TaskSpec.Testing.Spelling;

namespace TaskSpec.Generators.Tests.Laws;

/// <summary>What analyzers remember from one edit to the next changes nothing that they say.</summary>
public sealed partial class MemoryTests
{
    private const int Projects = 12;
    private const int Edits = 20;

    [Fact]
    public async Task Remembered_declarations_are_those_of_a_fresh_reading()
    {
        for (var project = 0; project < Projects; project++)
        {
            var random = new Random(41_000 + project);
            var files = Draw(random).ToDictionary();
            var other = Draw(random).ToDictionary();
            for (var edit = 0; edit < Edits; edit++)
            {
                var what = Edit(files, other, random);
                var trees = files.Select(file => Compile.Parse(file.Value, file.Key)).ToArray();
                var compilation = Compile.Sources().AddSyntaxTrees(trees);
                // Of other references nothing is remembered.
                var fresh = compilation.AddReferences(MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location));
                Assert.True(
                    (await SayAsync(fresh)).SequenceEqual(await SayAsync(compilation)),
                    $"Project {project}, edit {edit}: {what}\n{string.Join('\n', files.Select(file => $"// {file.Key}\n{file.Value}"))}"
                );
            }
        }
    }

    private static readonly string[] Shadows =
    [
        "public class SamplesAttribute : System.Attribute { public SamplesAttribute(int n) { } }",
        "public class TaskFamilyAttribute : System.Attribute { public TaskFamilyAttribute(string id) { } public string Version { get; set; } }",
        "public class ExactMatch;",
        "public class Known { public const int K0 = 3; public const int K1 = 5; }",
        "public class Step;",
    ];

    private static IReadOnlyList<(string, string)> Draw(Random random) =>
        new Speller(random).Write(RandomProject.Draw(random, random.Next(2, 5)));

    private static async Task<ImmutableArray<string>> SayAsync(CSharpCompilation compilation)
    {
        var found = await compilation
            .WithAnalyzers(AnalyzerTest.All, new AnalyzerOptions([], new EditorConfig("")))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(x => x.ToString()).Order(StringComparer.Ordinal)];
    }

    private static string Edit(Dictionary<string, string> files, Dictionary<string, string> other, Random random)
    {
        var path = files.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Count));
        var lines = files[path].Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(12))
        {
            case 0:
                lines[at] = Number().Replace(lines[at], "7");
                break;
            case 1:
                lines[at] = Name().Replace(lines[at], $"T{random.Next(1, 9):000}");
                break;
            case 2:
                lines.RemoveAt(at);
                break;
            case 3:
                lines.Insert(at, "// remark");
                break;
            case 4:
                lines[at] = lines[at].Replace(")]", "]", StringComparison.Ordinal);
                break;
            case 5:
                lines.Insert(0, "global using Everywhere0 = TaskSpec.SamplesAttribute;");
                break;
            case 6:
                lines.Insert(0, "using Here0 = TaskSpec.TaskFamilyAttribute;");
                break;
            // A nearer class of the name of an attribute, a metric or an enumeration takes its place.
            case 7:
                var nearer = Shadows[random.Next(Shadows.Length)];
                files["/test/Nearer.cs"] = $"namespace N {{ {nearer} }}";
                return nearer;
            case 8 or 9 when files.Keys.FirstOrDefault(file => Constant().IsMatch(files[file])) is { } known:
                files[known] = Constant().Replace(files[known], $"${{1}}{random.Next(1, 9)};");
                return "constants of " + known;
            case 10 when files.Count > 1:
                files.Remove(path);
                return "remove " + path;
            default:
                var come = other.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(other.Count));
                files["/test/Other" + Path.GetFileName(come)] = other[come];
                return "add " + come;
        }

        files[path] = string.Join('\n', lines);
        return $"change {path} at {at + 1}";
    }

    [GeneratedRegex(@"(const int K\d+ = )\d+;")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"T\d{3}")]
    private static partial Regex Name();
}
