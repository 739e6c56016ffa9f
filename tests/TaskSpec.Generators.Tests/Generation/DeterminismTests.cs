using System.Globalization;
using TaskSpec.Testing;

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
}
