using TaskSpec.Catalogs;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK9006UnknownFamiliesTests
{
    private const string Source =
        "using TaskSpec; [TaskFamily(\"x\", Version = \"1\"), Samples(10_000), Headline<ExactMatch>] public sealed class X;";

    [Fact]
    public async Task Foreign_file_has_one_diagnostic_in_it()
    {
        var foreign = Enumerable.Range(0, 9).Select(i => Calibrated.Family($"other{i}")).ToArray();
        var found = await Test(Source, foreign).SingleAsync();
        Assert.Equal("/test/x.taskspec.json", found.Location.GetLineSpan().Path);
        Assert.StartsWith(
            "x.taskspec.json is of no family that is declared here, but of other0, other1, other2, other3, other4 and 4 more: rules do without it.",
            found.GetMessage(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Some_unknown_families_are_named()
    {
        var found = await Test(Source, Calibrated.Family(), Calibrated.Family("a\u0007b\n")).SingleAsync();
        Assert.Equal(
            "x.taskspec.json is also of a?b?, which nobody declares here: rules do without that. Write it anew.",
            found.GetMessage()
        );
    }

    [Fact]
    public Task Known_families_are_silent() => Test(Source, Calibrated.Family(), Calibrated.Family()).VerifyAsync();

    [Fact]
    public Task Project_without_families_is_silent() => Test("class C;", Calibrated.Family("other")).VerifyAsync();

    private static AnalyzerTest Test(string source, params MeasuredFamily[] families) =>
        AnalyzerTest.Of("TSK9006", source).WithFile(Calibrated.Name, Calibrated.File(families));
}
