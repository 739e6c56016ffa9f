using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>fit horizon</c> and <c>fit trend</c> show to people.</summary>
internal static class FitHorizonText
{
    public static void Write(Invocation run, HorizonResult result, CurveComparison? comparison)
    {
        Agents(result.Agents).Write(run.Screen);
        run.Screen.WriteLine();
        if (result.Agents.Any(agent => agent.Agent.Release is not null))
            Trends(run, result.Trends);
        else
            run.Screen.WriteLine("no trend: no agent has a release date; --releases names a table of them");
        if (comparison is not null)
        {
            run.Screen.WriteLine();
            ComparisonText.Write(run, comparison);
        }

        if (run.Quiet)
            return;
        var warned = result.Agents.Where(agent => agent.Warnings.Count > 0).ToArray();
        if (warned.Length > 0)
            run.Screen.WriteLine();
        foreach (var agent in warned)
        {
            foreach (var warning in agent.Warnings)
                run.Screen.WriteWrapped($"{agent.Agent.Name}: {warning}", Tone.Notice);
        }
    }

    public static void Trends(Invocation run, IReadOnlyList<QuantileTrend> trends)
    {
        foreach (var (success, trend, apart) in trends)
        {
            var name = $"{Percent(success)} horizons";
            run.Screen.WriteLine(
                trend.DoublingDays is { } days
                    ? $"{name} double in {Number(days)} days{Between(trend.Low, trend.High)}, over {Figure.Of(trend.Agents.Count, "agent")} that were best at their release"
                    : $"{name}: no doubling time"
            );
            if (apart is { } more)
                run.Screen.WriteLine(
                    $"  they grow by {Signed(more.Value)} doublings a year more than the {Percent(trends[0].Success)} ones{(double.IsNaN(more.Low) ? "" : $" [{Signed(more.Low)}, {Signed(more.High)}]")}"
                );
            if (run.Quiet)
                continue;
            foreach (var warning in trend.Warnings)
                run.Screen.WriteWrapped("  " + warning, Tone.Notice);
        }
    }

    private static TextTable Agents(IReadOnlyList<AgentHorizon> agents)
    {
        var quantiles = agents[0].Horizons.Select(horizon => horizon.Success).ToArray();
        var table = new TextTable([
            new Column("agent", Fold: Fold.Above),
            new Column("runs", Right: true),
            .. quantiles.SelectMany(q => new[] { new Column($"{Percent(q)} minutes", Right: true), new Column("95 % interval") }),
            new Column("slope", Right: true),
            new Column("intercept", Right: true),
            new Column("log-likelihood", Right: true, Fold: Fold.Below),
        ]);
        foreach (var agent in agents)
        {
            table.Add([
                new Span(agent.Agent.Name, Tone.Title),
                Figure.Count(agent.Runs),
                .. agent.Horizons.SelectMany(horizon =>
                    new Span[]
                    {
                        horizon.Minutes is { } minutes ? Number(minutes) : new Span("none", Tone.Notice),
                        Between(horizon.Low, horizon.High).Trim(),
                    }
                ),
                agent.Curve is { } curve ? Number(curve.Slope) : "",
                agent.Curve is { } also ? Number(also.Intercept) : "",
                agent.LogLikelihood is { } likelihood ? likelihood.ToString("0.0", CultureInfo.InvariantCulture) : "",
            ]);
        }

        return table;
    }

    private static string Between(double? low, double? high) =>
        low is null && high is null ? "" : $" [{(low is { } from ? Number(from) : "…")}, {(high is { } to ? Number(to) : "…")}]";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.###} %");

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0", CultureInfo.InvariantCulture);

    /// <summary>Four digits.</summary>
    public static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "G4", CultureInfo.InvariantCulture);
}
