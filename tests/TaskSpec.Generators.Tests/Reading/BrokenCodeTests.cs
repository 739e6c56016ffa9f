using TaskSpec.Catalogs;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Reading;

/// <summary>Code is read while it is typed: whatever stands there, reading it gives a catalog that can be read back.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public void Code_that_ends_anywhere(string file)
    {
        var source = Compile.Source(file);
        for (var length = 0; length < source.Length; length += 97)
            Survives(source[..length]);
    }

    [Fact]
    public void Code_that_lacks_a_character_anywhere()
    {
        var source = Compile.Source("FourCases.cs");
        for (var at = 5; at < source.Length; at += 89)
            Survives(source.Remove(at, 1));
    }

    [Theory]
    [InlineData("[TaskFamily(")]
    [InlineData("[TaskFamily(null!, Version = null!)] class F;")]
    [InlineData("[TaskFamily(1)] class F;")]
    [InlineData("[TaskFamily(nameof(F), Version = Missing)] class F;")]
    [InlineData(
        "[TaskFamily(\"f\"), Headline<Missing>, Records<>, Samples(N()), Limits(TimeSeconds = )] class F : Missing, ISamples;"
    )]
    [InlineData("[TaskFamily(\"f\"), Headline<F>, Needs<int>, HasStep<F[]>, Choices(-4), Samples(-1)] class F : F;")]
    [InlineData(
        "[TaskFamily(\"f\"), Metadata(\"k\", new[] { 1 }), Metadata(\"t\", typeof(F)), Metadata(null, 1), Metadata(\"n\", double.NaN)] class F;"
    )]
    [InlineData("[TaskFamily(\"f\"), HumanTime(double.NaN, (HumanSource)99), Variant(\"v\", (Items)(-1)), Difficulty] class F;")]
    [InlineData(
        "[TaskFamily(\"f\")] class F { [Step, After<A>] class A : Step; [Step, After<C>] class B : Step; [Step, After<B>] class C : Step; }"
    )]
    [InlineData("[TaskFamily(\"f\")] class F<T> { [Step] class A : Step; } class G { [TaskFamily(\"g\")] class H; }")]
    [InlineData("[assembly: ScalingPlan(1)] [assembly: Limits(TimeSeconds = -1)] [TaskFamily(\"\")] class F;")]
    [InlineData("[TaskFamily(\"\\uD800\", Version = \"\\0\\u2028\")] file class F;")]
    public void Code_that_makes_no_sense(string source) => Survives("using TaskSpec;\n" + source);

    [Fact]
    public void Cyclic_steps_keep_a_fixed_order()
    {
        var family = Read.Family(
            "[TaskFamily(\"f\", Version = \"1\")] class F { [Step, After<B>] class A : Step; [Step, After<A>] class B : Step; [Step, After<A>] class C : Step; }"
        );
        Assert.Equal(["a", "b", "c"], family.Steps.Select(step => step.Id));
    }

    private static void Survives(string source)
    {
        var json = GeneratorRun.Start(Compile.Sources(source)).Json;
        if (json is not null)
            Assert.Equal(json, CatalogJson.Write(CatalogJson.Read(json)));
    }
}
