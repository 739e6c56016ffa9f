namespace TaskSpec.Cli.Tests;

/// <summary>From logs in a folder to fits, without editing anything by hand.</summary>
public sealed class ImportTests : CliTest
{
    private static readonly string[] sizes = ["14m", "70m", "160m", "410m"];
    private static readonly string[] steps = ["step1000", "step8000", "step64000"];

    [Fact]
    public void Sizes_checkpoints_and_shots_are_models_and_variants_that_fits_take()
    {
        var logs = Ladder();
        var models = Write(
            "models.csv",
            "model,tokens,family\nlab/tiny-*@step1000,2e9,tiny\nlab/tiny-*@step8000,16e9,tiny\n*@step64000,128e9,tiny\n"
        );
        var scores = PathOf("scores.csv");

        var first = Run("import", logs, "--out", scores);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("12 models without flop", first.Output);
        Assert.Contains("'model,flop,params,tokens,family,release_date' and give it with --models", first.Output);
        Assert.Equal(0, Run("import", logs, "--models", models, "--out", scores).ExitCode);
        var rows = File.ReadAllLines(scores).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal((24, 12), (rows.Length, rows.Select(row => row[0]).Distinct().Count()));
        Assert.Equal(["0-shot", "5-shot"], rows.Select(row => row[11]).Distinct().Order());
        // 6ND, with the size that the log states.
        Assert.Contains(rows, row => row[0] == "lab/tiny-70m@step8000" && row[2] == "6.72E+18" && row[3] == "70000000");

        AssertRefused(
            Run("fit", "scaling", scores, "--metric", "acc", "--form", "sigmoid"),
            "'0-shot', '5-shot'; choose one with --variant"
        );
        AssertRefused(
            Run("fit", "scaling", scores, "--metric", "acc", "--variant", "few"),
            "no variant 'few'; it has '0-shot', '5-shot'"
        );
        Assert.Equal(0, Run("fit", "scaling", scores, "--metric", "acc", "--form", "linear", "--variant", "5-shot").ExitCode);
        Assert.Equal(
            0,
            Run("calibrate", scores, "--metric", "acc", "--variant", "5-shot", "--out", PathOf("m.taskspec.json")).ExitCode
        );
    }

    [Fact]
    public void Conditions_are_columns_where_they_are_kept()
    {
        Assert.Equal(0, Run("import", Ladder(), "--keep", "--out", PathOf("scores.csv")).ExitCode);
        var lines = File.ReadAllLines(PathOf("scores.csv"));
        var header = lines[0].Split(',');
        var row = lines[1].Split(',');
        Assert.Equal("step1000", row[Array.IndexOf(header, "revision")]);
        Assert.Equal("0", row[Array.IndexOf(header, "shots")]);
        Assert.Equal("lm-eval", row[Array.IndexOf(header, "runner")]);
    }

    [Fact]
    public void A_metric_on_another_range_is_analysed_on_its_own()
    {
        Run(
            "import",
            Ladder(),
            "--models",
            Write("models.csv", "model,tokens\n*@step1000,2e9\n*@step8000,16e9\n*@step64000,128e9\n"),
            "--out",
            PathOf("acc.csv")
        );
        var lines = File.ReadAllLines(PathOf("acc.csv")).Select(line => line.Split(',')).ToArray();
        string[] rows = [.. lines.Skip(1).Where(row => row[11] == "5-shot").Select(row => string.Join(',', row[..11]))];
        Write("share.csv", string.Join('\n', rows.Prepend(string.Join(',', lines[0][..11]))));
        Write(
            "bleu.csv",
            string.Join(
                '\n',
                lines
                    .Skip(1)
                    .Where(row => row[11] == "5-shot")
                    .Select(row =>
                    {
                        row[7] = (128 * double.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture)).ToString(
                            "R",
                            System.Globalization.CultureInfo.InvariantCulture
                        );
                        row[8] = "";
                        return string.Join(',', row[..11]);
                    })
                    .Prepend(string.Join(',', lines[0][..11]))
            )
        );

        AssertRefused(
            Run("fit", "scaling", PathOf("bleu.csv"), "--metric", "acc", "--form", "sigmoid"),
            "--range says another range"
        );
        AssertRefused(Run("backtest", PathOf("bleu.csv"), "--metric", "acc", "--range", "acc=0"), "such as bleu=0,100");
        foreach (var command in new[] { "backtest", "correlate" })
        {
            string[] arguments = [command, PathOf("share.csv"), "--metric", "acc", "--json"];
            Assert.Equal(
                Run(arguments).Output,
                Run([.. arguments[..1], PathOf("bleu.csv"), .. arguments[2..], "--range", "acc=0,128"]).Output
            );
        }
    }

    [Fact]
    public void A_direction_stays_with_the_table_however_often_it_is_read_back()
    {
        var table = Write(
            "s.csv",
            "model,task,sample,metric,value,direction\nm,t,a,wer,0.25,lower\nm,t,a,acc,0.5,\nn,t,a,wer,0.5,lower\n"
        );
        Run("import", table, "--table", "samples", "--out", PathOf("again.jsonl"));
        Run("import", PathOf("again.jsonl"), "--out", PathOf("scores.csv"));
        Assert.Equal(["direction", "", "lower", "lower"], Column("scores.csv", "direction"));
        Run("import", PathOf("again.jsonl"), "--out", PathOf("scores.csv"), "--range", "wer=1,0", "--keep");
        Assert.Equal(["worst", "", "1", "1"], Column("scores.csv", "worst"));
        Assert.Equal(["direction", "", "lower", "lower"], Column("scores.csv", "direction"));

        Write("s.csv", "model,task,sample,metric,value,direction\nm,t,a,acc,0.25,higher\n");
        Run("import", table, "--table", "samples", "--out", PathOf("samples.csv"));
        Assert.DoesNotContain("direction", File.ReadAllText(PathOf("samples.csv")), StringComparison.Ordinal);
    }

    private string[] Column(string table, string name)
    {
        var rows = File.ReadAllLines(PathOf(table)).Select(line => line.Split(',')).ToArray();
        return [.. rows.Select(row => row[Array.IndexOf(rows[0], name)])];
    }

    private string Ladder()
    {
        var (number, random) = (0, new Random(7));
        foreach (var (s, size) in sizes.Index())
        foreach (var (t, step) in steps.Index())
        foreach (var shots in new[] { 0, 5 })
        {
            var date = FormattableString.Invariant($"2026-03-{++number:00}T10-00-00.000001");
            var folder = $"logs/lab__tiny-{size}";
            Directory.CreateDirectory(PathOf(folder));
            double parameters = double.Parse(size[..^1]) * 1e6;
            Write(
                $"{folder}/results_{date}.json",
                FormattableString.Invariant(
                    $$"""
                    {"results": {"colours": {"alias": "colours"}, "shapes": {"alias": "shapes", "x_stderr": 1} }, "n-shot": {"colours": {{shots}} },
                     "config": {"model_args": {"pretrained": "lab/tiny-{{size}}", "revision": "{{step}}"}, "model_num_parameters": {{parameters}} }, "model_name": "lab/tiny-{{size}}"}
                    """
                )
            );
            Write(
                $"{folder}/samples_colours_{date}.jsonl",
                string.Join(
                    '\n',
                    Enumerable
                        .Range(0, 60)
                        .Select(document =>
                            FormattableString.Invariant(
                                $$"""{"doc_id": {{document}}, "filter": "none", "metrics": ["acc"], "acc": {{(random.NextDouble() < .1 + .1 * s + .15 * t ? 1 : 0)}} }"""
                            )
                        )
                )
            );
        }

        return PathOf("logs");
    }
}
