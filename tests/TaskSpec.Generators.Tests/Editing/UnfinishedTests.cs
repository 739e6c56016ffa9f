using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;
using TaskSpec.Testing.Editing;

namespace TaskSpec.Generators.Tests.Editing;

/// <summary>
/// Each attribute list of sound declarations is typed character by character, with everything else there already: nothing is said of what is
/// not there yet, and other files go on to compile.
/// </summary>
public sealed class UnfinishedTests
{
    // All of them take two minutes; of each page some are drawn.
    private static readonly int most = int.TryParse(Environment.GetEnvironmentVariable("TASKSPEC_PREFIXES"), out var count)
        ? count
        : 12;

    private static readonly string[] figures = ["Id", "Version", "Items", "Family", "Limits", "Forecast"];

    public static TheoryData<string> Pages => [.. RuleBook.All.Where(rule => Sound(rule.Id).Length > 0).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_said_of_what_is_not_there_yet(string id)
    {
        var source = Sound(id);
        using var editor = new Editor([("Sound.cs", source)]);
        var complete = await SaidAsync(editor);
        var members = await MembersAsync(editor);
        var typed = source;
        foreach (
            var (list, length) in Prefixes(
                source,
                new Random(int.Parse(id[3..], System.Globalization.CultureInfo.InvariantCulture))
            )
        )
        {
            var prefix = source.Remove(list.Start + length, list.Length - length);
            await editor.EditAsync("Sound.cs", new(new(0, typed.Length), typed = prefix));
            var further = (await SaidAsync(editor)).Except(complete).ToList();
            Assert.True(further.Count == 0, $"{string.Join("\n", further)}\n\n{prefix}");
            var now = await MembersAsync(editor);
            foreach (var family in members.Where(family => now.Contains(family.Key)))
                Assert.Empty(family.Except(now[family.Key]));
        }

        Assert.Empty(editor.Failures);
    }

    [Theory]
    [InlineData("[Samples(100", "[Headline<ExactMatch>, Records<EditSimilarity>, Answer(Tokens = 4), Limits(TimeSeconds = 9)]")]
    [InlineData("[Headline<", "[Samples(5_000), Answer(Tokens = 4), Limits(TimeSeconds = 9)]")]
    [InlineData("[Headline<ExactMa>]", "[Samples(5_000), Answer(Tokens = 4), Limits(TimeSeconds = 9)]")]
    [InlineData("[Headline<>]", "[Samples(5_000), Answer(Tokens = 4), Limits(TimeSeconds = 9)]")]
    [InlineData("[Headline<Foo>]", "[Samples(5_000), Answer(Tokens = 4), Limits(TimeSeconds = 9)]")]
    [InlineData("[Headline<ExactMatch>, Limits(Time = 9)]", "[Samples(5_000)]")]
    [InlineData("[Headline<ExactMatch>, Limits(TimeSeconds = N)]", "[Samples(5_000)]")]
    [InlineData("[Headline<ExactMatch>, Limi]", "[Samples(5_000)]")]
    public async Task Family_that_is_half_typed(string half, string rest)
    {
        using var editor = new Editor([
            (
                "A.cs",
                $"using TaskSpec;\n[TaskFamily(\"f\", Version = \"1\")]\n{half}\n{rest}\npublic sealed class F : Foo;\npublic class Foo;"
            ),
        ]);
        Assert.Empty(await SaidAsync(editor, "A.cs"));
    }

    [Theory]
    [InlineData("[assembly: Limits(TimeSeconds = 60")]
    [InlineData("[assembly: Limits(TimeSeconds = )]")]
    [InlineData("[assembly: Limi]")]
    [InlineData("[assembly: Limits(TimeSeconds = 60), ScalingPlan(1e18")]
    [InlineData("[assembly: ")]
    public async Task Assembly_that_is_half_typed(string half)
    {
        const string families = """
            using TaskSpec;
            [TaskFamily("f", Version = "1"), Headline<ExactMatch>, Samples(5_000)]
            public sealed class F;
            """;
        using var editor = new Editor([("A.cs", $"using TaskSpec;\n{half}\npublic class Other;"), ("B.cs", families)]);
        Assert.Empty(await SaidAsync(editor, "A.cs"));
        Assert.Empty(await SaidAsync(editor, "B.cs"));
    }

    [Fact]
    public async Task Family_is_told_of_while_another_is_half_typed()
    {
        const string half =
            "using TaskSpec;\n[TaskFamily(\"g\", Version = \"1\"), Samples(\npublic sealed class G { void M() { Samp( } }";
        const string families = """
            using TaskSpec;
            [TaskFamily("f", Version = "1"), Samples(5_000)]
            public sealed class F;
            """;
        using var editor = new Editor([("A.cs", half), ("B.cs", families)]);
        Assert.Equal(["TSK1003"], await SaidAsync(editor, "B.cs"));
    }

    [Fact]
    public async Task What_stands_is_told_of()
    {
        using var editor = new Editor([
            ("A.cs", "using TaskSpec;\n[TaskFamily(\"f g\", Version = \"1\"), Samples(-1), Headline<]\npublic sealed class F;"),
        ]);
        Assert.Equal(
            ["TSK1002", "TSK1005"],
            (await OursAsync(editor, "A.cs")).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)
        );
    }

    // The example without a warning; nothing where it is no C# by itself.
    private static string Sound(string id)
    {
        var blocks = new RulePage(id).Blocks;
        return
            blocks.All(block => block.Mark is "fires" or "silent")
            && blocks.First(block => block.Mark == "silent") is { Language: "csharp", Code: var code }
            ? code
            : "";
    }

    private static IEnumerable<(TextSpan List, int Length)> Prefixes(string source, Random random)
    {
        var lists = Compile.Parse(source, "Sound.cs").GetRoot().DescendantNodes().OfType<AttributeListSyntax>();
        var all = lists.SelectMany(list => Enumerable.Range(1, list.Span.Length - 1).Select(length => (list.Span, length)));
        return all.OrderBy(_ => random.Next()).Take(most).OrderBy(prefix => prefix.Span.Start).ThenBy(prefix => prefix.length);
    }

    private static async Task<List<string>> SaidAsync(Editor editor, string file = "Sound.cs") =>
        [
            .. (await OursAsync(editor, file))
                .Where(diagnostic => !RuleBook.All.Single(rule => rule.Id == diagnostic.Id).IsOfWhatStands)
                .Select(diagnostic => diagnostic.Id)
                .Distinct(),
        ];

    private static async Task<IEnumerable<Diagnostic>> OursAsync(Editor editor, string file) =>
        (await editor.UnderlinedAsync(file)).Where(diagnostic => diagnostic.Id.StartsWith("TSK", StringComparison.Ordinal));

    // Of each family's class the members that are there whatever is declared.
    private static async Task<ILookup<string, string>> MembersAsync(Editor editor)
    {
        var compilation = await editor.CompileAsync();
        var root = compilation
            .Assembly.GlobalNamespace.GetNamespaceMembers()
            .SingleOrDefault(space => space.Name == "TaskCatalog");
        return Classes(root)
            .SelectMany(type =>
                type.GetMembers()
                    .Where(member => figures.Contains(member.Name))
                    .SelectMany(member =>
                        member is INamedTypeSymbol inner
                            ? inner.GetMembers().Select(x => $"{inner.Name}.{x.Name}")
                            : [member.Name]
                    )
                    .Select(member => (Type: type.ToDisplayString(), member))
            )
            .ToLookup(x => x.Type, x => x.member);
    }

    private static IEnumerable<INamedTypeSymbol> Classes(INamespaceSymbol? space) =>
        space is null ? [] : space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Classes));
}
