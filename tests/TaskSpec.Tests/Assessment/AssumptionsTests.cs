using System.Reflection;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using static TaskSpec.Testing.Catalogs.HashingSteps;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>What is believed by default is what Priors says, and nothing is believed in vain.</summary>
public class AssumptionsTests
{
    // Between them their figures hang on everything.
    private static readonly Family[] Families =
    [
        Chain(null) with
        {
            Records = [Edit, Likelihood],
        },
        Family("digest", 100, Edit) with
        {
            Steps = ScriptAndDigest(Transfer.Distinct),
        },
        Family("text", 100, Exact, Edit) with
        {
            Answer = new() { Tokens = 4 },
        },
        Family("likelihood", 100, Exact, Likelihood) with
        {
            Answer = new() { Tokens = 4 },
        },
        Family("makers", 100, Exact) with
        {
            Plan = ScalingPlan.Default with { Makers = true },
        },
        Family("clusters", 100, Exact) with
        {
            Samples = new(SampleKind.Method) { Count = 100, Clusters = 10 },
        },
        Family("minutes", 100, Exact) with
        {
            Steps =
            [
                new("short", "T.Short") { HumanMinutes = 1, Across = Transfer.Same },
                new("long", "T.Long") { HumanMinutes = 100, Across = Transfer.Distinct },
            ],
        },
    ];

    public static TheoryData<string> Members =>
        [.. typeof(Assumptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Default_is_the_prior(string member)
    {
        var prior = typeof(Priors).GetField(member)?.GetValue(null) ?? typeof(Priors).GetProperty(member)?.GetValue(null);

        Assert.NotNull(prior);
        Assert.Equal(prior, typeof(Assumptions).GetProperty(member)!.GetValue(Assumptions.Default));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_changes_some_figure(string member)
    {
        var other = Assumptions.Default with { };
        var property = typeof(Assumptions).GetProperty(member)!;
        object changed = property.GetValue(other) switch
        {
            double value => value == 0 ? .2 : value / 2,
            CurveBeliefs curves => curves.Scaled(exponents: .5),
            _ => throw new InvalidOperationException($"no other value of {member} is known"),
        };
        property.SetValue(other, changed);

        Assert.NotEqual(Excesses(Assumptions.Default), Excesses(other));
    }

    private static double[] Excesses(Assumptions assumptions)
    {
        var context = new CatalogContext(Catalog(Families), assumptions);
        return [.. Families.Select(family => Assessor.Of(context, family, double.PositiveInfinity).Forecast!.Excess)];
    }
}
