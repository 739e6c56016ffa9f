using System.Globalization;
using System.Reflection;
using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Reading;

/// <summary>Every number that an author can write has a range, and what is out of it never reaches the catalog's figures.</summary>
public sealed class ValueRangeTests
{
    private static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(double)];

    public static TheoryData<string> Attributes =>
        [
            .. typeof(Sample)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(CatalogFragmentAttribute))
                .Where(type => Declared(type).Any())
                .Select(type => type.FullName!),
        ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_number_has_a_range_that_refuses_something(string attribute)
    {
        var type = typeof(Sample).Assembly.GetType(attribute)!;
        foreach (var property in Declared(type))
        {
            var range = ValueRanges.Of(type.Name.Split('`')[0][..^"Attribute".Length], property.Name);
            Assert.NotNull(range);
            Assert.False(range.Contains(double.NaN));
            Assert.True(range.MayBeInfinite || !range.Contains(double.PositiveInfinity));
        }
    }

    [Theory]
    [InlineData(0, 1, false, false, "from 0 to 1")]
    [InlineData(0, 1, false, true, "from 0 to below 1")]
    [InlineData(0, 1, true, false, "above 0 and at most 1")]
    [InlineData(0, 1e15, true, false, "finite and above 0")]
    [InlineData(-1e15, 1e15, false, false, "finite")]
    [InlineData(1, 1e40, false, false, "from 1 to 1e40")]
    [InlineData(2, int.MaxValue, false, false, "at least 2")]
    [InlineData(0, 1e15, false, false, "finite and at least 0")]
    public void Ranges_say_what_they_hold(double least, double most, bool above, bool below, string said)
    {
        var range = new ValueRange(least, most) { AboveLeast = above, BelowMost = below };
        Assert.Equal(said, range.ToString());
        Assert.Equal(!above, range.Contains(least));
        Assert.Equal(!below, range.Contains(most));
        Assert.False(range.Contains(double.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Bound_that_a_number_passes_is_named(string attribute)
    {
        var type = typeof(Sample).Assembly.GetType(attribute)!;
        foreach (var property in Declared(type))
        {
            var range = ValueRanges.Of(type.Name.Split('`')[0][..^"Attribute".Length], property.Name)!;
            foreach (var number in (double[])[-1e300, -1e16, -2, -1, -.5, 0, .5, 1, 1.5, 2, 65, 101, 1e16, 1e41, 1e300])
            {
                if (range.Contains(number))
                    continue;
                var isOver = number > range.Least || (number == range.Least && !range.AboveLeast);
                var bounds = range
                    .Words(number)
                    .Split(' ')
                    .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var bound) ? bound : double.NaN);
                Assert.Contains(isOver ? range.Most : range.Least, bounds);
            }
        }
    }

    [Fact]
    public void What_nothing_can_do_without_is_no_number_or_an_id()
    {
        var texts = typeof(Sample)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(CatalogFragmentAttribute))
            .SelectMany(type => type.GetConstructors().SelectMany(made => made.GetParameters()))
            .Where(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType.IsEnum);
        Assert.All(
            texts,
            parameter =>
            {
                var attribute = parameter.Member.DeclaringType!.Name.Split('`')[0][..^"Attribute".Length];
                var argument = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
                var isId = (attribute, argument) is ("TaskFamily" or "Suite" or "Task" or "Variant", "Id");
                Assert.NotEqual(isId, ValueRanges.IsRequired(attribute, argument));
            }
        );
    }

    [Theory]
    [InlineData("[TaskFamily(null, Version = \"1\")] public sealed class F;")]
    [InlineData("[TaskFamily(\"f\", Version = \"1\"), Task(null)] public sealed class F;")]
    [InlineData("[TaskFamily(\"f\", Version = \"1\"), Variant(null, Items.Same)] public sealed class F;")]
    [InlineData(
        "[Suite(null, Version = \"1\")] public abstract class U; [TaskFamily(\"f\", Version = \"1\")] public sealed class F : U;"
    )]
    public void Id_that_is_null_is_told_of(string source) =>
        Assert.Contains(
            TaskSpec.Rules.Checkup.Of(Read.Catalog("using TaskSpec;\n" + source), TaskSpec.Rules.RuleOptions.Default).Findings,
            finding => finding.Rule.Id == "TSK1002"
        );

    [Fact]
    public void Nothing_impossible_is_in_a_catalog_that_was_read()
    {
        foreach (var bad in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e300, -1e300])
        {
            var number =
                double.IsNaN(bad) ? "double.NaN"
                : double.IsInfinity(bad) ? (bad > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity")
                : bad.ToString("R", CultureInfo.InvariantCulture);
            var whole = Math.Abs(bad) <= 1 ? number : "-5";
            CatalogValidation.Check(Read.Catalog(Everything(number, whole)));
        }
    }

    [Fact]
    public void Catalog_says_what_was_left_out_and_where()
    {
        var catalog = Read.Catalog(Everything("-1", "-5"));
        var family = Assert.Single(catalog.Families);
        Assert.Contains(new InvalidValue("F", "Samples", "Count", "-5", "at least 1"), family.Invalid);
        Assert.Contains(new InvalidValue("F+S", "Step", "Recovery", "-1", "from 0 to 1"), family.Invalid);
        Assert.Contains(new InvalidValue("F", "Task", "Weight", "-1", "at least 0") { Of = "a" }, family.Invalid);
        Assert.Contains(new InvalidValue("M", "Metric", "K", "-5", "at least 1") { Of = "m" }, catalog.Invalid);
        Assert.Contains(new InvalidValue("U", "Usage", "Factor", "-1", "at least 1"), catalog.Invalid);
        Assert.Contains(new InvalidValue(null, "ScalingPlan", "FromFlop", "-1", "from 1 to 1e40"), catalog.Invalid);
        Assert.Null(family.Samples!.Count);
        Assert.Null(catalog.Plan);
    }

    private static IEnumerable<PropertyInfo> Declared(Type attribute) =>
        attribute
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => Numbers.Contains(property.PropertyType));

    private static string Everything(string number, string whole) =>
        $$"""
            using TaskSpec;
            [assembly: ScalingPlan({{number}}, {{number}}, Models = {{whole}}, TargetFlop = {{number}})]
            [assembly: Limits(TimeSeconds = {{whole}}, Tokens = {{whole}}, CostUsd = {{number}})]
            [Metric("m", Form.PassAtK, K = {{whole}}, Floor = {{number}}, Best = {{number}}, Worst = {{number}}, Levels = {{whole}}, Order = {{whole}})]
            public sealed class M : IMetric;
            [Tool("t", SecondsPerCall = {{number}}, UsdPerCall = {{number}})] public sealed class T : Tool;
            [Suite("u", Version = "1"), Usage(Seconds = {{number}}, Tokens = {{number}}, Factor = {{number}})] public abstract class U;
            [TaskFamily("f", Version = "1"), Samples({{whole}}, Clusters = {{whole}}, ClusterCorrelation = {{number}}), Choices({{whole}}, Max = {{whole}})]
            [Headline<M>(Ceiling = {{number}}), Records<M>(TokenCorrelation = {{number}}), Task("a", Weight = {{number}}, HumanMinutes = {{number}})]
            [HumanTime({{number}}, HumanSource.Qa), HumanTime(1, HumanSource.Qa, Factor = {{number}}), Answer(Tokens = {{whole}}, TokensCv = {{number}})]
            [Difficulty(HalfAtFlop = {{number}}, Decades = {{number}}), Sampling(Attempts = {{whole}}, Temperature = {{number}})]
            [Correlates<F>({{number}}), Metadata("k", {{number}})]
            public sealed class F : U
            {
                [Step(Tokens = {{whole}}, TokensCv = {{number}}, Weight = {{number}}, Recovery = {{number}}), Calls<T>(MaxCalls = {{whole}})]
                public sealed class S : Step;
            }
            """;
}
