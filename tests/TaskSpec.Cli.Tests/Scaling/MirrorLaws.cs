using System.Globalization;
using System.Text;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Tests.Scaling;

/// <summary>A metric and its mirror, of which the worst and the best value are exchanged, are one measurement: every analysis says the same of both.</summary>
public sealed class MirrorLaws : CliTest
{
    public static TheoryData<int, string> Draws
    {
        get
        {
            var draws = new TheoryData<int, string>();
            string[] commands =
            [
                "correlate --between tasks",
                "correlate --between models --transform logit",
                "correlate --between tasks --transform log-error --residual ability",
                "correlate --between tasks --residual loss --loss bpb",
                "correlate --between improvements --models m00,m02,m04,m06,m08,m10",
                "backtest --via bpb --holdout largest:2 --gap 2",
                "validity --gap 2",
                "calibrate --out OUT",
                "signal --gap 2",
            ];
            foreach (var (seed, command) in commands.Index())
                draws.Add(seed, command);
            return draws;
        }
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void What_is_taken_as_shares_is_the_same(int seed, string command)
    {
        var table = new Drawn(seed);
        var expected = Told(command, table.Write(this, "m.csv", Form.Range), "m.csv");

        Assert.Equal(expected, Told(command, table.Write(this, "m.csv", Form.Mirror), "m.csv"));
        Assert.Equal(expected, Told($"{command} --range m=128,0", table.Write(this, "m.csv", Form.MirrorUnstated), "m.csv"));
        if (command.StartsWith("correlate", StringComparison.Ordinal))
            Assert.Equal(expected, Told(command, table.Write(this, "m.jsonl", Form.Mirror), "m.jsonl"));
    }

    [Theory]
    [InlineData(1, "correlate --between tasks")]
    [InlineData(2, "correlate --between models")]
    [InlineData(3, "correlate --between improvements --models m00,m02,m04,m06,m08,m10")]
    public void A_direction_alone_turns_raw_scores_round(int seed, string command)
    {
        var table = new Drawn(seed);
        var expected = Told(command, table.Write(this, "m.csv", Form.Share), "m.csv");

        AssertNear(expected, Told(command, table.Write(this, "m.csv", Form.Direction), "m.csv"));
    }

    [Theory]
    [InlineData("correlate --transform logit")]
    [InlineData("backtest --via bpb --holdout largest:2 --gap 2")]
    [InlineData("validity --gap 2")]
    [InlineData("calibrate --out OUT")]
    [InlineData("forecast --via bpb --target-flop 1e24")]
    [InlineData("fit scaling --form sigmoid")]
    [InlineData("fit scaling --form surprisal")]
    public void What_needs_shares_asks_for_the_range(string command)
    {
        var table = new Drawn(3).Write(this, "m.csv", Form.Direction);
        AssertRefused(Run(Arguments(command, table)), "t0", "lower is better", "--range m=WORST,BEST");
        Assert.False(File.Exists(PathOf("OUT")));
        // 0 to 1 is then another range than that of the column direction says.
        Assert.Equal(0, Run(Arguments($"{command} --range m=1,0", table)).ExitCode);
    }

    [Theory]
    [InlineData("sigmoid", 1)]
    [InlineData("surprisal", 2)]
    [InlineData("linear", 3)]
    [InlineData("power --likelihood least-squares", 4)]
    public void Laws_are_mirrored(string form, int seed)
    {
        var table = new Drawn(seed);
        var command = $"fit scaling --form {form} --floors floors.csv";
        table.Floors(this);
        var fits = Fits(command, table.Write(this, "m.csv", Form.Range));
        var mirrored = Fits(command, table.Write(this, "m.csv", Form.Mirror));

        Assert.Contains(fits, fit => fit["parameters"]?.Members.Count > 1);
        foreach (var (fit, other) in fits.Zip(mirrored))
        {
            Assert.Equal(fit["refusals"]?.Items.Count, other["refusals"]?.Items.Count);
            foreach (var same in new[] { "x0", "k", "A", "alpha" })
                Near(Number(fit["parameters"]?[same]), Number(other["parameters"]?[same]));
            foreach (var turned in new[] { "a", "slope" })
                Near(-Number(fit["parameters"]?[turned]), Number(other["parameters"]?[turned]));
            foreach (var level in new[] { "b", "g", "E", "intercept" })
                Near(128 - Number(fit["parameters"]?[level]), Number(other["parameters"]?[level]));
            foreach (var figure in new[] { "objective", "r2", "linearity", "breakthroughness" })
                Near(Number(fit[figure]), Number(other[figure]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Forecasts_are_mirrored(int seed)
    {
        var table = new Drawn(seed);
        const string command = "forecast --via bpb --target-flop 1e24 --floors floors.csv --no-anchor";
        table.Floors(this);
        var forecasts = Items(command, table.Write(this, "m.csv", Form.Range), "forecasts");
        var mirrored = Items(command, table.Write(this, "m.csv", Form.Mirror), "forecasts");

        Assert.Contains(forecasts, forecast => Number(forecast["predicted"]) is not null);
        foreach (var (one, other) in forecasts.Zip(mirrored))
        {
            foreach (
                var (end, turned) in new[]
                {
                    ("predicted", "predicted"),
                    ("low", "high"),
                    ("high", "low"),
                    ("oneStep", "oneStep"),
                }
            )
                Near(128 - Number(one[end]), Number(other[turned]));
            Assert.Equal(one["warnings"]!.Items.Select(warning => warning.Text), other["warnings"]!.Items.Select(w => w.Text));
        }
    }

    [Fact]
    public void Items_are_of_the_same_difficulty()
    {
        var random = new Random(5);
        var rows = (
            from model in Enumerable.Range(0, 12)
            from item in Enumerable.Range(0, 40)
            select (model, item, right: random.NextDouble() < 1 / (1 + Math.Exp(item / 8.0 - model / 2.0)) ? 1 : 0)
        ).ToArray();
        string Table(string name, string columns, Func<int, string> cells) =>
            Write(
                name,
                $"model,task,sample,metric,value{columns}\n"
                    + string.Concat(rows.Select(row => $"m{row.model},t,s{row.item},m,{cells(row.right)}\n"))
            );
        string[] command = ["correlate", PathOf("s.csv"), "--metric", "m", "--between", "samples", "--json"];
        Table("s.csv", "", right => $"{right}");
        var expected = Run(command).Output;

        Table("s.csv", ",worst,best", right => $"{4 - 4 * right},4,0");
        Assert.Equal(expected, Run(command).Output);
        Table("s.csv", ",direction", right => $"{1 - right},lower");
        AssertRefused(Run(command), "lower is better", "--range m=WORST,BEST");
        Assert.Equal(expected, Run([.. command, "--range", "m=1,0"]).Output);
    }

    [Fact]
    public void The_chain_follows_what_is_better()
    {
        var random = new Random(7);
        var rows = (
            from model in Enumerable.Range(0, 9)
            from item in Enumerable.Range(0, 12)
            select (model, item, value: random.Next(64) + 8 * model)
        ).ToArray();
        string Table(string columns, string metric, Func<int, string> cells) =>
            Write(
                "s.csv",
                $"model,flop,task,sample,metric,value{columns}\n"
                    + string.Concat(
                        rows.Select(row => $"m{row.model},1e{18 + row.model},t,s{row.item},{metric},{cells(row.value)}\n")
                    )
            );
        Table("", "m", value => $"{value}");
        var expected = Run("chain", PathOf("s.csv"), "--json").Output;

        Table(",direction", "m", value => $"{-value},lower");
        Assert.Equal(expected, Run("chain", PathOf("s.csv"), "--json").Output);
        Table(",direction", "log_likelihood", value => $"{value},lower");
        AssertRefused(Run("chain", PathOf("s.csv")), "log_likelihood", "turn their sign");
    }

    [Fact]
    public void Rows_and_tables_that_disagree_are_refused_with_both_places()
    {
        var table = new Drawn(1).Write(this, "m.csv", Form.Direction);
        var lines = File.ReadAllLines(table);
        File.WriteAllLines(table, [.. lines[..^1], lines[^1].Replace(",lower", ",higher", StringComparison.Ordinal)]);
        AssertRefused(Run("correlate", table, "--metric", "m"), "m.csv, line", "but line", "higher is better", "lower is better");
        File.WriteAllLines(table, [.. lines[..^1], lines[^1].Replace(",lower", ",", StringComparison.Ordinal)]);
        AssertRefused(Run("correlate", table, "--metric", "m"), "but line", "nothing is stated");
        File.WriteAllLines(table, lines.Select(line => line.Replace(",t2,m,", ",t2,m,", StringComparison.Ordinal)));

        var one = lines.Select(line => line.Contains(",t2,m,") ? line.Replace(",lower", ",", StringComparison.Ordinal) : line);
        File.WriteAllLines(table, one);
        AssertRefused(Run("correlate", table, "--metric", "m"), "lower is better", "in t2 nothing says which way it goes");

        File.WriteAllLines(table, lines);
        Write("s.csv", "model,task,sample,metric,value,direction\nm00,t0,a,m,1,higher\nm01,t0,a,m,0,higher\n");
        AssertRefused(
            Run([.. Arguments("correlate --between improvements --models m00,m01,m02", table), "--samples", PathOf("s.csv")]),
            "s.csv",
            "m.csv"
        );
    }

    [Fact]
    public void A_column_direction_of_other_words_is_metadata()
    {
        var table = new Drawn(1).Write(this, "m.csv", Form.Direction);
        var expected = Told("correlate", new Drawn(1).Write(this, "n.csv", Form.MirrorShare), "n.csv");
        var text = File.ReadAllText(table).Replace(",lower", ",en-de", StringComparison.Ordinal);
        Assert.Equal(expected, Told("correlate", Write("m.csv", text), "m.csv"));
    }

    [Theory]
    [InlineData("perplexity=inf,1", 0)]
    [InlineData("perplexity=-inf,0", 0)]
    [InlineData("perplexity=nan,1", 2)]
    [InlineData("perplexity=1,1", 2)]
    [InlineData("perplexity=inf,inf", 2)]
    public void A_range_may_have_no_end(string range, int code)
    {
        var table = new Drawn(1).Write(this, "m.csv", Form.Share);
        Assert.Equal(code, Run("correlate", table, "--metric", "m", "--range", range).ExitCode);
    }

    private static string[] Arguments(string command, string table)
    {
        var parts = command
            .Split(' ')
            .Select(part => part is "OUT" or "floors.csv" ? Path.Combine(Path.GetDirectoryName(table)!, part) : part);
        var words = command.StartsWith("fit ", StringComparison.Ordinal) ? 2 : 1;
        return [.. parts.Take(words), table, "--metric", "m", .. parts.Skip(words)];
    }

    private string Told(string command, string table, string name)
    {
        var run = Run([.. Arguments(command, table), "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Replace(name, "TABLE", StringComparison.Ordinal);
    }

    private IReadOnlyList<JsonValue> Fits(string command, string table) => Items(command, table, "fits");

    private static IReadOnlyList<JsonValue> Items(string command, string table, string list)
    {
        var run = Run([.. Arguments(command, table), "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonParser.Parse(run.Output)[list]!.Items;
    }

    private static double? Number(JsonValue? value) =>
        double.TryParse(value?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } one)
            Assert.InRange(actual!.Value, one - 1e-3 * Math.Max(1e-3, Math.Abs(one)), one + 1e-3 * Math.Max(1e-3, Math.Abs(one)));
    }

    // The last digits of sums of 1 - x and of x differ.
    private static void AssertNear(string expected, string actual) => Assert.Equal(Rounded(expected), Rounded(actual));

    private static string Rounded(string json) =>
        System.Text.RegularExpressions.Regex.Replace(
            json,
            @"-?\d+\.\d+(E[-+]?\d+)?",
            number =>
                Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 6)
                    .ToString("0.######", CultureInfo.InvariantCulture)
        );

    private enum Form
    {
        Share,
        MirrorShare,
        Direction,
        Range,
        Mirror,
        MirrorUnstated,
    }

    /// <summary>Scores of a drawn ladder, multiples of 1/1024, so that putting them on another range loses nothing.</summary>
    private sealed class Drawn
    {
        private const int Tasks = 6;
        private readonly double[] floors = new double[Tasks];
        private readonly List<(string Model, string Family, double Flop, int Task, double Score, double Loss)> rows = [];

        public Drawn(int seed)
        {
            var random = new Random(seed);
            for (var task = 0; task < Tasks; task++)
            {
                floors[task] = random.Next(3) / 8.0;
                var (half, slope) = (20 + 2 * random.NextDouble(), 1.5 + random.NextDouble());
                for (var model = 0; model < 12; model++)
                {
                    var log = 18 + model * 4.4 / 11;
                    var share = floors[task] + (1 - floors[task]) / (1 + Math.Exp(-slope * (log - half)));
                    var score = Math.Round(1024 * Math.Clamp(share + .03 * (random.NextDouble() - .5), .01, .99)) / 1024;
                    rows.Add(
                        (
                            $"m{model:00}",
                            model % 2 == 0 ? "even" : "odd",
                            Math.Pow(10, log),
                            task,
                            score,
                            .4 + 2 * Math.Pow(10, -.1 * (log - 18)) * (1 + .01 * random.NextDouble())
                        )
                    );
                }
            }
        }

        public void Floors(CliTest test) =>
            File.WriteAllText(
                Path.Combine(((MirrorLaws)test).Folder, "floors.csv"),
                "task,floor\n" + string.Concat(floors.Select((floor, i) => Line($"t{i}", floor)))
            );

        public string Write(CliTest test, string name, Form form)
        {
            var path = Path.Combine(((MirrorLaws)test).Folder, name);
            var csv = new StringBuilder("model,family,flop,task,metric,value,n,worst,best,direction\n");
            var json = new StringBuilder();
            foreach (var row in rows)
            {
                var (value, worst, best, direction) = form switch
                {
                    Form.Share => (row.Score, "", "", ""),
                    Form.MirrorShare => (1 - row.Score, "", "", ""),
                    Form.Direction => (1 - row.Score, "", "", "lower"),
                    Form.Range => (128 * row.Score, "0", "128", ""),
                    Form.Mirror => (128 - 128 * row.Score, "128", "0", ""),
                    _ => (128 - 128 * row.Score, "", "", ""),
                };
                csv.Append(Line(row.Model, row.Family, row.Flop, $"t{row.Task}", "m", value, 500, worst, best, direction));
                csv.Append(Line(row.Model, row.Family, row.Flop, $"t{row.Task}", "bpb", row.Loss, 500, "", "", "lower"));
                json.Append(
                    CultureInfo.InvariantCulture,
                    $$"""{"model":"{{row.Model}}","family":"{{row.Family}}","flop":{{row.Flop:R}},"task":"t{{row.Task}}","metric":"m","value":{{value:R}},"n":500,"worst":128,"best":0}"""
                );
                json.Append(
                    CultureInfo.InvariantCulture,
                    $$"""

                    {"model":"{{row.Model}}","family":"{{row.Family}}","flop":{{row.Flop:R}},"task":"t{{row.Task}}","metric":"bpb","value":{{row.Loss:R}},"n":500,"direction":"lower"}

                    """
                );
            }

            File.WriteAllText(path, name.EndsWith(".jsonl", StringComparison.Ordinal) ? json.ToString() : csv.ToString());
            return path;
        }

        private static string Line(params object[] cells) =>
            string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))) + "\n";
    }
}
