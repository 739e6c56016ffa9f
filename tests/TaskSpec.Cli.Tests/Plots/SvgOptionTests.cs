using System.Text;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Tests.Plots;

/// <summary>The command lines that draw.</summary>
public sealed class SvgOptionTests : CliTest
{
    [Fact]
    public void Catalogs_are_drawn()
    {
        var catalog = Write(Examples.All);

        Assert.Equal(["excess.csv", "excess.svg"], Files("check", catalog, "--fail-on", "none"));
        Assert.Equal(
            ["overlap-groups.csv", "overlap-groups.svg", "overlap-matrix.csv", "overlap-matrix.svg"],
            Files("overlap", catalog)
        );
        Assert.Equal(["response-addition.csv", "response-addition.svg"], Files("explain", catalog, "addition"));
        Assert.Equal(["plan-addition.csv", "plan-addition.svg"], Files("plan", catalog, "addition"));
    }

    [Fact]
    public void Results_are_drawn()
    {
        var scores = Write("scores.csv", Scores());
        var runs = Write("runs.csv", Runs());
        var samples = Write("samples.csv", Samples());
        var horizons = Write(
            "h.csv",
            "agent,release_date,p50,p50_lo,p50_hi,p80\na,2023-01-01,1,0.5,3,0.2\nb,2024-01-01,9,4,20,2\nc,2025-01-01,60,30,99,\n"
        );

        Assert.Contains("law-t0.svg", Files("fit", "scaling", scores, "--metric", "loss"));
        Assert.Contains(
            "forecast-metric-t0.svg",
            Files("forecast", scores, "--metric", "acc", "--via", "loss", "--target-flop", "1e24")
        );
        Assert.Contains(
            "backtest-persistence.svg",
            Files("backtest", scores, "--metric", "acc", "--via", "loss", "--ladder", "all")
        );
        Assert.Contains("correlations.svg", Files("correlate", scores, "--metric", "acc"));
        Assert.Contains(
            "improvements-m2-m5-m8-",
            string.Join(' ', Files("correlate", scores, "--metric", "acc", "--between", "improvements", "--models", "m2,m5,m8"))
        );
        Assert.Contains("horizon-curve-strong.svg", Files("fit", "horizon", runs, "--bootstrap", "20"));
        Assert.Contains("horizon-trend-p80.svg", Files("fit", "trend", horizons));
        Assert.Contains("chain.svg", Files("chain", samples));
    }

    [Fact]
    public void The_result_is_the_same_with_plots_and_says_beside_it_what_was_drawn()
    {
        var catalog = Write(Examples.All);
        var plain = Run("overlap", catalog, "--json");
        var drawn = Run("overlap", catalog, "--json", "--svg", PathOf("plots"));

        Assert.Equal(plain.Output, drawn.Output);
        Assert.Equal($"taskspec: drew overlap-matrix.svg, overlap-groups.svg in {PathOf("plots")}\n", drawn.Error);
        Assert.Equal("", Run("overlap", catalog, "--quiet", "--svg", PathOf("plots")).Error);
    }

    [Fact]
    public void A_name_from_elsewhere_leads_to_no_other_folder()
    {
        var scores = Scores().Replace("t0", "../../t0", StringComparison.Ordinal);
        var files = Files("fit", "scaling", Write("scores.csv", scores), "--metric", "loss", "--task", "../../t0");

        Assert.All(files, file => Assert.StartsWith("law-t0-", file, StringComparison.Ordinal));
        Assert.Equal(["plots", "scores.csv"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_csv_is_the_table()
    {
        Files("explain", Write(Examples.All), "addition");
        var lines = File.ReadAllLines(PathOf("plots/response-addition.csv"));
        Assert.Equal("what,flop,score,standard error,10 % of difficulties,90 % of difficulties", lines[0]);
        Assert.StartsWith("expected,3.16228E+17,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_with_commas_and_quotes_is_one_cell() =>
        Assert.Equal(
            "a,b\n\"x,\"\"y\"\"\",1.5\n",
            Encoding.UTF8.GetString(
                PlotCsv.Of(
                    PlotTable.Of(
                        ["a", "b"],
                        [
                            ["x,\"y\"", 1.5],
                        ]
                    )
                )
            )
        );

    [Fact]
    public void A_folder_that_cannot_be_is_refused_before_anything_is_said()
    {
        var catalog = Write(Examples.All);
        AssertRefused(Run("overlap", catalog, "--svg", catalog), "which would be lost");
        var file = Write("file", "");
        AssertRefused(Run("overlap", catalog, "--svg", file), "cannot write plots into " + file);
        File.Delete(file);
        if (Directory.Exists("/proc"))
            AssertRefused(Run("overlap", catalog, "--svg", "/proc/plots"), "cannot write plots into /proc/plots");
        AssertRefused(Run("overlap", catalog, "--svg", ""), "--svg");
        Assert.Equal([catalog], Directory.GetFileSystemEntries(Folder));
    }

    /// <summary>The files that a command draws: sound, the same twice, and in the place of what was there.</summary>
    private string[] Files(params string[] args)
    {
        var folder = PathOf("plots");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var outcome = Run([.. args, "--svg", folder]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var written = Directory.GetFiles(folder).ToDictionary(path => path, File.ReadAllText);
        foreach (var (path, text) in written)
        {
            if (path.EndsWith(".svg", StringComparison.Ordinal))
                Drawn.Of(text);
            File.WriteAllText(path, "old");
        }

        Run([.. args, "--svg", folder]);
        Assert.All(written, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
        return [.. written.Keys.Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
    }

    private static string Scores() =>
        "model,family,flop,params,tokens,task,metric,value,stderr,n\n"
        + string.Concat(
            from model in Enumerable.Range(0, 10)
            let flop = Math.Pow(10, 18 + .5 * model)
            from task in Enumerable.Range(0, 6)
            let loss = 1 + .3 * task / 6 + 2 * Math.Pow(flop / 1e18, -.12) + .004 * Math.Sin(7 * model + task)
            let acc = 1 / (1 + Math.Exp(6 * (loss - 1.9 - .1 * task)))
            from row in (string[])
                [FormattableString.Invariant($"loss,{loss},,"), FormattableString.Invariant($"acc,{acc},0.01,500")]
            select FormattableString.Invariant($"m{model},f,{flop},{flop / 1e12},1e10,t{task},{row}\n")
        );

    private static string Runs() =>
        "agent,task,family,human_minutes,score,release_date\n"
        + string.Concat(
            from agent in (string[])["weak", "strong"]
            from task in Enumerable.Range(0, 10)
            from attempt in Enumerable.Range(0, 4)
            let score = attempt > task / (agent == "weak" ? 2 : 3) ? 1 : 0
            select $"{agent},t{task},f{task % 3},{1 << task},{score},{(agent == "weak" ? "2023-01-01" : "2024-01-01")}\n"
        );

    private static string Samples() =>
        "model,family,flop,task,sample,metric,value\n"
        + string.Concat(
            from model in Enumerable.Range(0, 6)
            from sample in Enumerable.Range(0, 5)
            from choice in Enumerable.Range(0, 3)
            let metric = choice == 0 ? "log_likelihood" : $"wrong_log_likelihood.{choice}"
            select FormattableString.Invariant(
                $"m{model},f,{Math.Pow(10, 18 + model)},t,{sample},{metric},{-9 + model * (choice == 0 ? 1 : .5) + Math.Sin(sample * model)}\n"
            )
        );
}
