using System.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

public sealed class BadInputTests : CliTest
{
    private static readonly string Real = CatalogJson.Write(Examples.All);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("{", "(1,2): ")]
    [InlineData("[]", "(1,1): this is no catalog")]
    [InlineData("{\"schemaVersion\": 2, \"assembly\": \"x\"}", "schema version 2")]
    [InlineData("{\"schemaVersion\": 1}", "\"assembly\"")]
    [InlineData("{\"schemaVersion\": 1, \"assembly\": NaN}", "(1,34): expected a value")]
    [InlineData("{\"schemaVersion\": 1, \"assembly\": \"x\",\n \"families\": 3}", "(2,14): \"families\" must be an array")]
    public void Json_that_is_no_catalog_is_refused_with_its_place(string text, string said) =>
        AssertRefused(Run("check", Write("catalog.json", text)), "catalog.json", said);

    [Theory]
    [InlineData(1e18, 1e22, 0, 1e24, "plan.models is 0, but must be from 1 to 64")]
    [InlineData(-1, 1e22, 7, 1e24, "plan.fromFlop is -1")]
    [InlineData(1e22, 1e18, 7, 1e24, "plan.toFlop is 1e18, but must be above 1e22")]
    [InlineData(1e18, 1e18, 7, 1e24, "plan.toFlop is 1e18, but must be above 1e18")]
    [InlineData(1e18, 1e22, 7, 1e308, "plan.targetFlop is 1e308")]
    public void A_plan_that_means_nothing_is_refused(double from, double to, int models, double target, string said) =>
        AssertRefused(Run("check", Write(Examples.All with { Plan = new ScalingPlan(from, to, models, target) })), said);

    [Fact]
    public void A_number_out_of_range_is_refused_with_its_family()
    {
        var family = Examples.Addition with { Headline = Examples.Addition.Headline! with { Floor = 1.5 } };
        AssertRefused(
            Run("check", Write(Examples.Of(family))),
            "families[0] (addition).headline.floor is 1.5",
            "from 0 to below 1"
        );
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        File.WriteAllBytes(PathOf("catalog.json"), [0x7B, 0xFF, 0xFE, 0x00, 0x80]);
        AssertRefused(Run("check", PathOf("catalog.json")), "UTF-8");
    }

    [Fact]
    public void Paths_that_hold_nothing_are_refused_with_what_was_found()
    {
        AssertRefused(Run("check", PathOf("missing")), "does not exist");
        AssertRefused(Run("check", Folder), "holds no .csproj, but nothing at all");
        Directory.CreateDirectory(PathOf("catalog.json"));
        AssertRefused(Run("check", PathOf("catalog.json")), "holds no .csproj");
        AssertRefused(Run("check", Write("catalog.txt", Real)), "of no kind");
        Write("b.csproj", "");
        AssertRefused(Run("check", Write("a.csproj", "")[..^9]), "holds 2 projects: a.csproj, b.csproj");
    }

    [Fact]
    public void Files_that_are_no_assembly_with_a_catalog_are_refused()
    {
        AssertRefused(Run("check", Write("x.dll", "MZ")), "no .NET assembly");
        AssertRefused(Run("check", Write("empty.dll", "")), "no .NET assembly");
        AssertRefused(Run("check", typeof(Catalog).Assembly.Location), "holds no catalog; reference the TaskSpec package");
        AssertRefused(Run("profile", Write(Examples.All), "--out", PathOf("x.json")), "name the project or assembly");
    }

    [Fact]
    public void Every_truncation_is_refused_in_one_line()
    {
        var text = Real.TrimEnd();
        for (var length = 0; length < text.Length; length += 7)
            AssertRefused(Run("check", Write("catalog.json", text[..length])), "catalog.json");
    }

    [Fact]
    public void Random_edits_never_end_in_an_unhandled_exception()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Real);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(PathOf("catalog.json"), bytes);
            var outcome = Run("check", PathOf("catalog.json"));
            if (outcome.ExitCode == 2)
                AssertRefused(outcome);
            else
                Assert.InRange(outcome.ExitCode, 0, 1);
        }
    }
}
