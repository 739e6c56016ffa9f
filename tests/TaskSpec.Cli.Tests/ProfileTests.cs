using TaskSpec.Catalogs;
using TaskSpec.Cli.Profiling;

namespace TaskSpec.Cli.Tests;

public sealed class ProfileTests : CliTest
{
    private string Target => PathOf("out.taskspec.json");

    [Fact]
    public void Counts_lengths_choices_minutes_and_duplicates()
    {
        var assembly = Build(
            """
            yield return new("a", "What  is 1?", "12") { Choices = ["12", "13"], HumanMinutes = 2 };
            yield return new("b", "what is 1? ", "1234") { Choices = ["1", "2", "3", "4"], HumanMinutes = 4 };
            yield return new("c", "other", "1");
            """
        );
        var outcome = Run("profile", assembly, "--out", Target, "--json");

        Assert.Equal(0, outcome.ExitCode);
        var profile = Assert.Single(EvidenceFile.Read(File.ReadAllText(Target)).Profiles);
        Assert.Equal(
            new Profile("probe")
            {
                Version = Examples.Addition.Version,
                Fingerprint = Fingerprint.Of(Examples.Addition with { Samples = new(SampleKind.Method) }),
                Samples = 3,
                TargetTokens = new(1, 2, 4),
                TargetTokensCv = .535,
                Choices = new(2, 3, 4),
                HumanMinutes = new(2, 3, 4),
                Duplicates = 1,
                Distinct = 3,
                LargestRepeat = 1,
            },
            profile
        );
        Assert.Equal(File.ReadAllText(Target), outcome.Output);
    }

    [Fact]
    public void What_the_file_has_besides_stays()
    {
        var measured = new MeasuredFamily("probe", "exact_match", 3, 1e18, 1e20);
        Write("out.taskspec.json", new EvidenceFile { Profiles = [new("gone")], Measured = [measured] }.ToJson());
        Assert.Equal(0, Run("profile", Build("yield return new(\"a\", \"b\", \"c\");"), "--out", Target).ExitCode);
        var file = EvidenceFile.Read(File.ReadAllText(Target));
        Assert.Equal((measured, "probe"), (Assert.Single(file.Measured), Assert.Single(file.Profiles).Family));
    }

    [Fact]
    public void What_the_author_prints_stays_out_of_the_result()
    {
        var assembly = Build("System.Console.WriteLine(\"noise\"); yield return new(\"a\", \"b\", \"c\");");

        Assert.Equal(0, Run("profile", assembly, "--out", Target, "--quiet").ExitCode);
        Assert.Equal("", Run("profile", assembly, "--out", Target, "--quiet").Output);
    }

    [Theory]
    [InlineData("yield return new(\"a\", \"b\", \"c\"); throw new System.Exception(\"boom\");", "after 1 with Exception: boom")]
    [InlineData(
        "yield return new(\"a\", \"b\", \"c\"); yield return new(\"a\", \"b\", \"c\");",
        "sample 2 has the id 'a', which an earlier one has"
    )]
    [InlineData("yield return new(\"../x\", \"b\", \"c\");", "sample 1 has the id '../x'")]
    [InlineData("yield return null!;", "sample 1 is null")]
    [InlineData("yield return new(\"a\", null!, \"c\");", "sample 'a' has no input")]
    [InlineData("yield return new(\"a\", \"b\", \"c\") { HumanMinutes = double.NaN };", "which is no time")]
    public void Bad_samples_are_refused_and_nothing_is_written(string body, string said)
    {
        AssertRefused(Run("profile", Build(body), "--out", Target), "family 'probe'", said);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Endless_samples_are_refused()
    {
        var endless = Enumerable.Range(0, int.MaxValue).Select(i => new Sample($"s{i}", "in", "out"));

        var error = Assert.Throws<CliError>(() => Profiler.Run("endless", endless, new(), CancellationToken.None, most: 1_000));
        Assert.Contains("more than 1,000 samples", error.Message);
    }

    [Fact]
    public async Task Endless_samples_can_be_interrupted()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var assembly = Build("for (var i = 0; ; i++) { yield return new(\"s\" + i, \"b\", \"c\"); }");
        using StringWriter output = new();
        var code = await CommandLine.Run(["profile", assembly, "--out", Target], new(output, output), stop.Token);

        Assert.Equal(130, code);
        Assert.DoesNotContain(Directory.GetFiles(Folder), file => file.EndsWith(".taskspec-partial") || file == Target);
    }

    [Fact]
    public void Samples_in_a_file_are_read_beside_the_assembly()
    {
        var source = new SampleSource(SampleKind.File) { File = "samples.jsonl" };
        var assembly = Build("yield break;", source);
        AssertRefused(Run("profile", assembly, "--out", Target), "'samples.jsonl' cannot be read");

        Write("samples.jsonl", "{\"id\":\"a\",\"input\":\"b\",\"target\":\"cc\"}\n\n{\"id\":\"b\",\"input\":\"c\"}\n");
        AssertRefused(
            Run("profile", assembly, "--out", Target),
            "samples.jsonl, line 3, column 1: this object needs the member \"target\""
        );

        Write("samples.jsonl", "{\"id\":\"a\",\"input\":\"b\",\"target\":\"cc\"}\n");
        Assert.Equal(0, Run("profile", assembly, "--out", Target).ExitCode);
        Assert.Equal(1, EvidenceFile.Read(File.ReadAllText(Target)).Profiles[0].Samples);
    }

    [Fact]
    public void Without_samples_there_is_nothing_to_profile() =>
        AssertRefused(
            Run("profile", Build("yield break;", new SampleSource(SampleKind.Declared) { Count = 3 }), "--out", Target),
            "no family",
            "implement ISamples"
        );

    private string Build(string body, SampleSource? source = null)
    {
        var family = Examples.Addition with
        {
            Id = "probe",
            Type = "Probe",
            Samples = source ?? new SampleSource(SampleKind.Method),
        };
        return Assemblies.Emit(PathOf("probe.dll"), Examples.Of(family), body);
    }
}
