using System.Diagnostics;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Testing.Catalogs;

namespace TaskSpec.Benchmarks;

/// <summary>What the overlap of a whole catalog costs: totals, clusters, the strongest pairs, and the suites' curves.</summary>
internal static class OverlapMeasurement
{
    private const int Shown = 20;

    public static void Run(int families, int tasks)
    {
        var catalog = SharingCatalog.Of(families, tasks);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var context = new CatalogContext(catalog);
        var totals = context.Overlaps.Totals();
        var clusters = context.Overlaps.Clusters();
        var shown = context.Overlaps.Strongest(Shown);
        var pairs = context.Overlaps.Count;
        var suites = SuiteOverlap.Of(context);
        watch.Stop();
        process.Refresh();
        var busy = process.TotalProcessorTime - before;
        Console.WriteLine(
            $"{families} families of {tasks} tasks: {totals.Items:#,0} items worth {totals.Effective:0.0}, {pairs:#,0} pairs ({shown.Count} shown),"
                + $" {clusters.Count} clusters, {suites.Count} suites: {watch.Elapsed.TotalSeconds:0.00} s ({busy.TotalSeconds:0.00} s of processor time),"
                + $" peak memory {process.PeakWorkingSet64 / 1e6:0} MB"
        );
    }
}
