using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Testing.Editing;

namespace TaskSpec.Generators.Tests.Editing;

/// <summary>A family is typed character by character: after every keystroke an editor must show what one that is opened only then shows.</summary>
public sealed class TypingTests
{
    private const string Study = """
        using TaskSpec;

        [assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]

        [Tool("python", Input = Requirement.AnyCorrect)]
        public sealed class Python : Tool;

        [Suite("sums", Version = "1"), Limits(TimeSeconds = 600)]
        public abstract class Sums;

        [TaskFamily("add", Version = "1"), Samples(1), Headline<ExactMatch>, Answer(Tokens = 4)]
        public sealed class Add : Sums;

        """;

    private const string Before = "using TaskSpec;\n\n";

    private const string Typed = """
        /// <summary>Digests & sums.</summary>
        [TaskFamily("adds", Version = "1"), Samples(0100)]
        [Headline<EditSimilarity>, Limits(TimeSeconds = 60)]
        public sealed class Adds : Sums
        {
            [Step(Tokens = 60), Calls<Python>(Need = Need.Essential)]
            public sealed class Script : Step;

            [Step(Tokens = 64), After<Script>, OutputOf<Python>]
            public sealed class Digest : Step;
        }

        """;

    private const string After = """
        [TaskFamily("subtract", Version = "1"), Samples(1), Headline<ExactMatch>, Answer(Tokens = 4), Correlates<Add>(0.3)]
        public sealed class Subtract : Sums;
        """;

    [Theory]
    [InlineData(false, "TSK2003", "TSK4001")]
    // With the closing bracket there at once, what comes and goes is analyzed too: another family's name, a number that cannot be.
    [InlineData(true, "TSK1001", "TSK1002", "TSK1005", "TSK2003", "TSK4001", "TSK4002")]
    public async Task Every_keystroke_shows_what_a_fresh_analysis_shows(bool closesBrackets, params string[] expected)
    {
        using var editor = new Editor([("Study.cs", Study), ("Typed.cs", Before + (closesBrackets ? After : ""))]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keystroke in closesBrackets ? Keystrokes.ClosingBrackets(Typed) : Keystrokes.Plain(Typed))
        {
            await editor.EditAsync("Typed.cs", new(new(Before.Length + keystroke.At, 0), keystroke.Text));
            seen.UnionWith(await CompareAsync(editor));
        }

        Assert.Equal(Before + Typed + (closesBrackets ? After : ""), await editor.TextAsync("Typed.cs"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Intersect(expected).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deleted_text_leaves_nothing_behind()
    {
        using var editor = new Editor([("Study.cs", Study), ("Typed.cs", Before + After)]);
        var (underlined, generated) = (await ShownAsync(editor), await editor.GeneratedAsync());
        await editor.EditAsync("Typed.cs", new(new(Before.Length, 0), Typed));
        Assert.NotEqual(underlined, await ShownAsync(editor));
        for (var end = Before.Length + Typed.Length; end > Before.Length; end--)
        {
            await editor.EditAsync("Typed.cs", new(new(end - 1, 1), ""));
            await editor.UnderlinedAsync("Typed.cs");
        }

        Assert.Equal(underlined, await ShownAsync(editor));
        Assert.Equal(generated, await editor.GeneratedAsync());
        Assert.Empty(editor.Failures);
    }

    // The ids that were shown.
    private static async Task<IEnumerable<string>> CompareAsync(Editor editor)
    {
        var files = await Task.WhenAll(editor.Files.Select(async name => (name, await editor.TextAsync(name))));
        using var fresh = new Editor(files);
        var ids = new List<string>();
        foreach (var (name, text) in files)
        {
            var underlined = await OursAsync(editor, name);
            var shown = underlined.ConvertAll(Shown);
            Assert.Equal((await OursAsync(fresh, name)).ConvertAll(Shown), shown);
            Assert.Equal(shown.Distinct(), shown);
            Assert.All(
                underlined,
                diagnostic => Assert.True(new TextSpan(0, text.Length).Contains(diagnostic.Location.SourceSpan))
            );
            ids.AddRange(underlined.Select(diagnostic => diagnostic.Id));
        }

        Assert.Equal(await fresh.GeneratedAsync(), await editor.GeneratedAsync());
        Assert.NotEmpty(await editor.GeneratedAsync());
        Assert.Empty(fresh.Failures);
        Assert.Empty(editor.Failures);
        return ids;
    }

    private static async Task<List<string>> ShownAsync(Editor editor)
    {
        var shown = new List<string>();
        foreach (var name in editor.Files)
            shown.AddRange((await OursAsync(editor, name)).ConvertAll(Shown));
        return shown;
    }

    // The compiler's own are its affair: it may say one thing twice, and says another after it has parsed a part again.
    private static async Task<List<Diagnostic>> OursAsync(Editor editor, string name) =>
        [
            .. (await editor.UnderlinedAsync(name))
                .Where(diagnostic => !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
                .OrderBy(Shown, StringComparer.Ordinal),
        ];

    private static string Shown(Diagnostic diagnostic) => diagnostic.ToString();
}
