using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1004ContradictedByProfileTests
{
    private const string Fits = "\"samples\": 1000, \"choices\": { \"min\": 4, \"median\": 4, \"max\": 4 }";

    [Fact]
    public Task Agreement_is_silent() => Test("Samples(1_000)", "Choices(4)", Fits).VerifyAsync();

    [Fact]
    public Task Another_count_fires() => Test("[|Samples(999)|]", "Choices(4)", Fits).VerifyAsync();

    [Fact]
    public Task Another_number_of_choices_fires() => Test("Samples(1_000)", "[|Choices(4, Max = 5)|]", Fits).VerifyAsync();

    [Theory]
    [InlineData("", 7, true)]
    [InlineData("", 6, false)]
    [InlineData("taskspec.length_factor = 3", 8, false)]
    [InlineData("taskspec.length_factor = nonsense", 8, true)]
    [InlineData("taskspec.length_factor = -1", 6, false)]
    public Task Length_may_differ_by_a_factor(string config, int median, bool fires)
    {
        var answer = "Answer(Tokens = 3)";
        var profile = $"\"targetTokens\": {{ \"min\": 1, \"median\": {median}, \"max\": 90 }}";
        return (
            Test("Samples(1_000)", "Choices(4), " + (fires ? $"[|{answer}|]" : answer), profile) with
            {
                Config = config,
            }
        ).VerifyAsync();
    }

    [Fact]
    public Task Profile_of_another_family_says_nothing() =>
        AnalyzerTest
            .Of("TSK1004", Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, Samples(5)]"))
            .WithFile("y.taskspec.json", Profile("y", Fits))
            .VerifyAsync();

    [Fact]
    public Task Suite_elsewhere_is_told_of_on_the_family() =>
        AnalyzerTest
            .Of("TSK1004", "using TaskSpec; [[|TaskFamily(\"x\", Version = \"1\")|]] public sealed class X : S;")
            .And(
                "/test/S.cs",
                "using TaskSpec; [Suite(\"s\", Version = \"1\"), Headline<ExactMatch>, Samples(5)] public abstract class S;"
            )
            .WithFile("x.taskspec.json", Profile("x", Fits))
            .VerifyAsync();

    private static AnalyzerTest Test(string samples, string choices, string profile) =>
        AnalyzerTest
            .Of(
                "TSK1004",
                Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Headline<MultipleChoiceAccuracy>, {samples}, {choices}]")
            )
            .WithFile("x.taskspec.json", Profile("x", profile));

    private static string Profile(string family, string body) =>
        $"{{ \"schemaVersion\": 1, \"profiles\": [{{ \"family\": \"{family}\", {body} }}] }}";
}
