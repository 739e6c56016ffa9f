using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Rules;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Families of one item are judged in their suite, and families that share steps overlap.</summary>
public class SuiteTests
{
    [Fact]
    public void One_item_is_judged_with_the_others_of_its_suite()
    {
        var checkup = Checkup.Of(Suite(40, shared: false), RuleOptions.Default);

        Assert.All(checkup.Assessments, assessment => Assert.Equal(40, assessment.Items));
        var finding = Assert.Single(checkup.Findings);
        Assert.Equal(("TSK6002", new Place("T.Bench", "Suite")), (finding.Rule.Id, finding.Place));
    }

    [Fact]
    public void Suite_of_enough_items_is_silent() =>
        Assert.Empty(Checkup.Of(Suite(400, shared: false), RuleOptions.Default).Findings);

    [Fact]
    public void Suite_that_stands_on_one_step_is_one_task()
    {
        var finding = Assert.Single(Checkup.Of(Suite(40, shared: true), RuleOptions.Default).Findings);

        Assert.Equal("TSK4001", finding.Rule.Id);
        Assert.Equal(new Place("T.Bench", "Suite"), finding.Place);
        Assert.Contains("worth 1.0", finding.Message);
    }

    [Fact]
    public void Families_that_share_a_step_are_a_pair_and_others_none()
    {
        var context = new CatalogContext(Suite(3, shared: true));

        Assert.Equal(["f00-f01", "f00-f02", "f01-f02"], context.Overlaps.Pairs.Select(pair => $"{pair.A}-{pair.B}"));
        Assert.All(context.Overlaps.Pairs, pair => Assert.Equal((1, 1), (pair.Jaccard, pair.Phi)));
        Assert.Empty(new CatalogContext(Suite(3, shared: false)).Overlaps.Pairs);
    }

    [Fact]
    public void Completion_writes_what_the_assessor_says()
    {
        var catalog = CatalogCompletion.Complete(Catalog(Chain(Transfer.Same)));
        var context = new CatalogContext(Catalog(Chain(Transfer.Same)));
        var assessment = Assessor.Of(context, Chain(Transfer.Same), double.PositiveInfinity);
        Assert.Equal(assessment.Forecast, catalog.Families[0].Forecast);
        Assert.Equal(catalog, CatalogJson.Read(CatalogJson.Write(catalog)));
    }

    private static Catalog Suite(int families, bool shared) =>
        Catalog([
            .. Enumerable
                .Range(0, families)
                .Select(i =>
                    Family($"f{i:00}", 1, Exact with { Type = "TaskSpec.TestsPass", By = By.Container }) with
                    {
                        Suite = "bench",
                        Steps = shared ? [new("boot", "T.Boot") { Shared = true, Across = Transfer.Same }] : [],
                    }
                ),
        ]) with
        {
            Suites = [new("bench", "1", "T.Bench")],
        };
}
