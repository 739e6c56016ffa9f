using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Json;

/// <summary>Whatever a file holds, reading it gives a value or one clear error.</summary>
public sealed class FuzzTests
{
    private static readonly string catalog = GeneratorRun.Of(Compile.Files("RealDeclarations.cs")).Json!;
    private static readonly string profile = new EvidenceFile
    {
        Profiles =
        [
            new Profile("f")
            {
                Samples = 3,
                TargetTokens = new(1, 2, 3.5),
                TargetTokensCv = .5,
                Duplicates = 1,
            },
            new Profile("g"),
        ],
    }.ToJson();

    private static readonly string calibration = new EvidenceFile
    {
        Measured =
        [
            new("f", "exact_match", 7, 1e18, 1e22)
            {
                Version = "1.0.0",
                Fingerprint = ["headline 12345678"],
                Results = ["a.csv", "\u2028\""],
                Since = "2026-11-22",
                AboveFloor = 3,
                AtCeiling = 2,
                Difficulty = new(3e21, .3, .3, .2, -.5),
                Misfit = new(.2, .1, .4),
                Jump = new(.5, 0, 1),
                SpreadDecades = new(.5, .1, .9),
                ItemCorrelation = new(.1, -.1, .2),
                Links = [new("s.log_likelihood", new(.3, .1, .9), 7)],
                Correlations = [new("g", new(.83, .6, .93), 20)],
                Outcomes = [new("exact_match", new(.6, .5, .7), "2026-06-01", 1e24, "m", .4, .01)],
            },
        ],
    }.ToJson();

    [Theory]
    [InlineData("1,", "1]")]
    [InlineData("[],", "[]]")]
    [InlineData("{},", "{}]")]
    public void More_values_than_any_file_has_are_refused_before_memory_holds_them(string value, string last)
    {
        var error = Assert.Throws<JsonFormatException>(() =>
            JsonParser.Parse("[" + string.Concat(Enumerable.Repeat(value, 2_500_000)) + last)
        );
        Assert.Contains("more than 2,500,000 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truncated_catalogs_are_refused()
    {
        for (var length = 0; length < catalog.Length - 1; length += 7)
            Assert.Throws<JsonFormatException>(() => CatalogJson.Read(catalog[..length]));
    }

    [Fact]
    public void Catalogs_with_changed_characters_are_read_or_refused() =>
        Fuzz(catalog, text => CatalogJson.Write(CatalogJson.Read(text)));

    [Fact]
    public void Profiles_with_changed_characters_are_read_or_refused() => Fuzz(profile, text => EvidenceFile.Read(text).ToJson());

    [Fact]
    public void Calibrations_with_changed_characters_are_read_or_refused() =>
        Fuzz(calibration, text => EvidenceFile.Read(text).ToJson());

    [Fact]
    public void Truncated_calibrations_are_refused()
    {
        for (var length = 0; length < calibration.Length - 2; length++)
            Assert.Throws<JsonFormatException>(() => EvidenceFile.Read(calibration[..length]));
    }

    [Fact]
    public void Samples_with_changed_characters_are_read_or_refused() =>
        Fuzz(
            SampleJson.Write(new("a", "1 + 1", "2") { Choices = ["2", "\u2028\"3\""], HumanMinutes = 1e-3 }),
            text => SampleJson.Write(SampleJson.Read(text))
        );

    [Theory]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("\"\\u12\"")]
    [InlineData("1e999")]
    [InlineData("nul")]
    [InlineData("[1,]")]
    [InlineData("{\"schemaVersion\": 1, \"assembly\": \"a\", \"plan\": {\"fromFlop\": 1e999}}")]
    [InlineData("\0")]
    [InlineData("")]
    public void Hostile_texts_are_refused(string text) => Assert.Throws<JsonFormatException>(() => CatalogJson.Read(text));

    [Fact]
    public void Members_of_a_newer_writer_are_left_alone() =>
        Assert.Equal(
            catalog,
            CatalogJson.Write(CatalogJson.Read(catalog.Replace("\"assembly\"", "\"new\": [1, {}], \"assembly\"")))
        );

    private static void Fuzz(string text, Func<string, string> roundTrip)
    {
        const string Characters = "{}[]\",:\\/u0e-+.ntf \n\0\uD800é9";
        var random = new Random(20260101);
        for (var i = 0; i < 3000; i++)
        {
            var changed = text.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                changed[random.Next(changed.Length)] = Characters[random.Next(Characters.Length)];
            string written;
            try
            {
                written = roundTrip(new(changed));
            }
            catch (JsonFormatException problem)
            {
                Assert.True(problem.Line > 0 && problem.Column > 0);
                continue;
            }

            Assert.Equal(written, roundTrip(written));
        }
    }
}
