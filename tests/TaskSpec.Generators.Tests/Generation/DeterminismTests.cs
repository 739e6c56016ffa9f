using System.Globalization;
using Microsoft.CodeAnalysis;
using TaskSpec.Testing;
using TaskSpec.Testing.Editing;

namespace TaskSpec.Generators.Tests.Generation;

public sealed class DeterminismTests
{
    private const string Part1 =
        "using TaskSpec; /// <summary>B.</summary>\n[TaskFamily(\"f\", Version = \"1\"), Records<N>, Metadata(\"k\", 2), Task(\"b\")] public sealed partial class F { [Step] public sealed class B : Step; [Step, After<B>] public sealed class A : Step; }";
    private const string Part2 =
        "using TaskSpec; /// <summary>A.</summary>\n[Records<M>, Headline<M>, Metadata(\"k\", 1), Task(\"a\"), Task(\"b\", Weight = 2), HumanTime(2, HumanSource.Qa), HumanTime(1, HumanSource.Qa)] public sealed partial class F { [Step] public sealed class C : Step; [Step] public sealed class Before : Step; }";
    private const string Metrics =
        "using TaskSpec; [Metric(\"m\", Form.AllRight)] public sealed class M : IMetric; [Metric(\"n\", Form.LogLikelihood, Best = 0.5)] public sealed class N : IMetric;";

    [Fact]
    public void Parts_in_either_order_give_the_same_bytes()
    {
        var (forth, back) = (
            GeneratorRun.Of(Compile.Sources(Part1, Part2, Metrics)),
            GeneratorRun.Of(Compile.Sources(Metrics, Part2, Part1))
        );
        Assert.Equal(forth.Sources, back.Sources);
        Assert.Contains("\"summary\": \"A.\"", forth.Json);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Shuffled_files_give_the_same_bytes_and_findings(int seed)
    {
        string[] files = [Part1, Part2, Metrics, .. Enumerable.Range(0, 12).Select(Related)];
        var named = files.Select((text, index) => ($"{index:00}.cs", text)).ToArray();
        using var editor = new Editor(named);
        new Random(seed).Shuffle(named);
        using var shuffled = new Editor(named);
        Assert.NotEqual(editor.Files, shuffled.Files);
        Assert.Equal(await editor.GeneratedAsync(), await shuffled.GeneratedAsync());
        Assert.Equal(await FoundAsync(editor), await FoundAsync(shuffled));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Culture_changes_nothing(string culture)
    {
        var expected = GeneratorRun.Of(Compile.Files("RealDeclarations.cs")).Sources;
        var (before, changed) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        // The tests run without culture data, as the product does; what the three would do is set by hand.
        changed.NumberFormat.NegativeSign = culture == "fi-FI" ? "\u2212" : "-";
        changed.NumberFormat.NumberDecimalSeparator = culture == "ar-SA" ? "\u066B" : ",";
        try
        {
            CultureInfo.CurrentCulture = changed;
            Assert.Equal(expected, GeneratorRun.Of(Compile.Files("RealDeclarations.cs")).Sources);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Line_ends_change_nothing()
    {
        var source = Compile.Source("FourCases.cs");
        var (lf, crlf) = (source.Replace("\r", ""), source.Replace("\r", "").Replace("\n", "\r\n"));
        Assert.Equal(GeneratorRun.Of(Compile.Sources(lf)).Sources, GeneratorRun.Of(Compile.Sources(crlf)).Sources);
    }

    // Families that share steps, a suite and an id, so that much could depend on which is read first.
    private static string Related(int i) =>
        $$"""
            using TaskSpec;
            [TaskFamily("related-{{i / 2}}", Version = "1"), Samples({{i % 3}}), Headline<M>, Records<N>{{(
                i > 0 ? $", HasStep<Related{i - 1}.Read>" : ""
            )}}]
            public sealed class Related{{i}}{{(i > 0 ? " : Suite0" : "")}}
            {
                [Step(Tokens = {{i + 1}})]
                public sealed class Read : Step;
            }
            [Suite("suite", Version = "1")]
            public abstract class Suite{{i}};
            """;

    private static async Task<List<string>> FoundAsync(Editor editor)
    {
        var found = new List<string>();
        foreach (var file in editor.Files.Order(StringComparer.Ordinal))
            found.AddRange((await editor.UnderlinedAsync(file)).Select(Text).Order(StringComparer.Ordinal));
        Assert.Contains(found, text => text.Contains("TSK1001"));
        return found;

        static string Text(Diagnostic diagnostic) => $"{diagnostic} {string.Join(", ", diagnostic.AdditionalLocations)}";
    }
}
