using System.Globalization;
using TaskSpec.Measurement;
using TaskSpec.Testing.Simulation;

namespace TaskSpec.Benchmarks;

/// <summary>A point of the grid, and what became of it.</summary>
internal sealed record SimulatedPoint(Experiment Experiment, double Forecast, Missed Simulated)
{
    public double Ratio => Simulated.Error / Forecast;
}

/// <summary>The forecast error against simulation, on the whole grid: <c>simulate [LADDERS] [--learnt 0|1] [--csv FILE] [--svg FILE]</c>: under plain beliefs, or the learnt ones with the smaller or larger misfit.</summary>
internal static class SimulationCommand
{
    private const int Ladders = 1500;
    private const int Seed = 20240611;

    /// <summary>Prints one row per point, and writes the files that are asked for.</summary>
    public static void Run(string[] args)
    {
        string? After(string option) => Array.IndexOf(args, option) is >= 0 and var at ? args[at + 1] : null;
        var ladders = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var number) ? number : Ladders;
        Console.WriteLine(
            $"{"form", -27} {"length", 6} {"samples", 7} {"T_eff", 6} {"jump", 4} {"corr", 4} {"spread", 6} forecast simulated     se ratio"
        );
        var points = new List<SimulatedPoint>();
        int? misfit = After("--learnt") is { } which ? int.Parse(which, CultureInfo.InvariantCulture) : null;
        foreach (var point in Points(ladders, misfit))
        {
            points.Add(point);
            Console.WriteLine(Row(point));
        }
        var outside = points.Count(point => point.Ratio is < .9 or > 1.1);
        Console.WriteLine($"{points.Count} points of {ladders} ladders, {outside} of them more than 10 % off");
        if (After("--csv") is { } csv)
            File.WriteAllLines(csv, [Header, .. points.Select(Line)]);
        if (After("--svg") is { } svg)
            File.WriteAllText(svg, SimulationChart.Of(points));
    }

    // A stream for each point, so that neither their order nor the number of cores matters.
    private static ParallelQuery<SimulatedPoint> Points(int ladders, int? misfit) =>
        SimulationGrid
            .All.Select(
                (experiment, index) =>
                    (
                        experiment: misfit is { } which
                            ? experiment with
                            {
                                Believed = (Assumptions.Default.CurvesOf(experiment.Headline), which),
                            }
                            : experiment,
                        index
                    )
            )
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(p => new SimulatedPoint(
                p.experiment,
                p.experiment.Forecast(),
                new LadderSimulation(p.experiment, Seed + p.index).Error(ladders)
            ));

    private const string Header = "form,length,samples,t_eff,jump,correlation,spread,forecast,simulated,se,ratio";

    private static string Line(SimulatedPoint point) =>
        point.Experiment is var e
            ? FormattableString.Invariant(
                $"{e.Form},{e.Length},{e.Samples},{e.Tasks},{e.Jump},{e.AttemptCorrelation},{e.Spread},{point.Forecast:F5},{point.Simulated.Error:F5},{point.Simulated.StandardError:F5},{point.Ratio:F4}"
            )
            : "";

    private static string Row(SimulatedPoint point) =>
        point.Experiment is var e
            ? FormattableString.Invariant(
                $"{e.Form, -27} {e.Length, 6} {e.Samples, 7} {e.Tasks, 6} {e.Jump, 4} {e.AttemptCorrelation, 4} {e.Spread, 6} {point.Forecast, 8:F4} {point.Simulated.Error, 9:F4} {point.Simulated.StandardError:F4} {point.Ratio:F3}"
            )
            : "";
}
