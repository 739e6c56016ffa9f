using TaskSpec.Catalogs;
using TaskSpec.Scaling.Simulation;
using Tour;

namespace TaskSpec.Tour.Tests;

public sealed class SimulatedTests
{
    [Fact]
    public void Every_family_has_results_to_try_a_study_with()
    {
        var catalog = CatalogReader.FromAssembly(typeof(Sha256Chain).Assembly)!;
        var simulation = new CatalogSimulation(catalog, new(CatalogSimulation.LadderOf(catalog), 1) { Samples = 10 });
        Assert.Empty(simulation.LeftOut);
        Assert.Equal(catalog.Families.Select(family => family.Id), simulation.Families.Select(family => family.Task));
        var rows = simulation.Batches().SelectMany(batch => batch).ToArray();
        foreach (var family in catalog.Families)
        {
            var named = family
                .Records.Prepend(family.Headline!)
                .Select(use => (Name: use.ResultName(), Use: use))
                .Concat(family.Steps.SelectMany(step => step.Records.Select(use => (Name: use.ResultName(step), Use: use))))
                .ToDictionary(pair => pair.Name, pair => pair.Use);
            var own = rows.Where(row => row.Task == family.Id).ToArray();
            Assert.Equal(named.Keys.Order(), own.Select(row => row.Metric).Distinct().Order());
            Assert.All(
                own,
                row =>
                    Assert.InRange(
                        row.Value!.Value,
                        named[row.Metric].Worst ?? double.MinValue,
                        named[row.Metric].Best ?? double.MaxValue
                    )
            );
        }
    }
}
