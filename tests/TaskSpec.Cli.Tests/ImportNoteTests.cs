namespace TaskSpec.Cli.Tests;

/// <summary>What an import does not take, or what changes nothing, is told with what to do.</summary>
public sealed class ImportNoteTests : CliTest
{
    [Fact]
    public void A_damaged_log_of_a_folder_is_listed_and_the_others_are_imported()
    {
        Logs(("good", Inspect("\"acc\":{\"value\":1}")), ("cut", Inspect("\"acc\":{\"value\":1}")[..^20]), ("deep", Deep));

        var outcome = Import();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var said = outcome.Output.Split('\n');
        Assert.StartsWith("note: 2 of 3 logs cannot be read", said[1], StringComparison.Ordinal);
        Assert.Contains(said, line => line.StartsWith($"not read: {PathOf("logs/cut.json")}: line 2", StringComparison.Ordinal));
        Assert.Contains(
            said,
            line => line.Contains("deep.json: line 1") && line.EndsWith("nested more than 512 deep, which no log is")
        );
        var table = File.ReadAllText(PathOf("scores.csv"));
        File.Delete(PathOf("logs/cut.json"));
        File.Delete(PathOf("logs/deep.json"));
        Import();
        Assert.Equal(File.ReadAllText(PathOf("scores.csv")), table);
    }

    [Fact]
    public void A_damaged_log_that_is_named_or_alone_leaves_nothing()
    {
        Logs(("good", Inspect("\"acc\":{\"value\":1}")), ("cut", Inspect("\"acc\":{\"value\":1}")[..^20]));

        AssertRefused(Run("import", PathOf("logs"), PathOf("logs/cut.json"), "--out", PathOf("scores.csv")), "cut.json, line 2");
        File.Delete(PathOf("logs/good.json"));
        AssertRefused(Import(), "cut.json: line 2", "cut off or damaged");
        Assert.False(File.Exists(PathOf("scores.csv")));
    }

    [Fact]
    public void A_log_that_is_named_and_cannot_be_read_is_what_the_message_names()
    {
        Logs(("log", Inspect("\"acc\":{\"value\":1}")));
        // A lock holds for everybody, whatever their permissions.
        using var locked = new FileStream(PathOf("logs/log.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var outcome = Run("import", PathOf("logs/log.json"), "--out", PathOf("scores.csv"));
        AssertRefused(outcome, $"{PathOf("logs/log.json")}: it cannot be read");
        Assert.DoesNotContain("write", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("scores.csv")));
    }

    [Theory]
    [InlineData("\"acc\":{\"value\":null}", "2 results without a score (missing)")]
    [InlineData("\"acc\":{\"value\":[1]}", "2 rows", ", the first sample 1, line 2: the score of acc is no number: [1]")]
    [InlineData("\"\":{\"value\":\"x\"}", "2 rows", ", the first sample 1", "is no number")]
    public void Nothing_that_is_written_has_its_reasons(string score, params string[] said)
    {
        Logs(("log", Inspect(score)));
        AssertRefused(Import(), ["nothing is written: ", .. said]);
    }

    [Fact]
    public void Runs_without_the_headline_say_what_is_logged()
    {
        Logs(("log", Inspect("\"other\":{\"value\":1}")));
        var catalog = Write(Examples.Of(Examples.Addition));
        AssertRefused(
            Import("--catalog", catalog, "--any-version", "--table", "runs"),
            "the headline metric exact_match is not logged; where it is one of other"
        );
    }

    [Fact]
    public void A_limit_without_a_worst_value_is_told_first()
    {
        Logs(("log", Inspect("\"judge\":{\"value\":5}", limited: true)));

        Assert.StartsWith(
            "note: addition, judge: what a limit ended has no value and does not count",
            Import().Output.Split('\n')[1],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("what a limit ended", Import("--range", "judge=1,5").Output);
        Assert.Contains("addition,judge,3,", File.ReadAllText(PathOf("scores.csv")));
    }

    [Theory]
    [InlineData("--pass 9", "--pass 9 has no effect: 9 attempts at a sample are needed, and there are at most 1")]
    [InlineData("--pass 1 --table samples", "--pass has no effect on --table samples")]
    [InlineData("--any-version", "--any-version has no effect without --catalog")]
    [InlineData("--range bleux=0,1", "--range of bleux has no effect: no result has such a metric")]
    [InlineData("--range acc=2,5", "addition, acc: 1 is outside the range from 2 to 5")]
    [InlineData("--models models.csv", "2 rows of --models are of no model in the logs: lab/other, lab/n*")]
    public void An_option_that_changes_nothing_says_so(string options, string said)
    {
        Write("models.csv", "model,flop\nlab/m,1e20\nlab/other,1e20\nlab/n*,1e20\n");
        Logs(("log", Inspect("\"acc\":{\"value\":1}")));

        Assert.DoesNotContain("no effect", Import().Output);
        var outcome = Import(options.Replace("models.csv", PathOf("models.csv")).Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(said, outcome.Output);
    }

    private static string Deep => $$$"""{"eval":{"eval_id":"x","task":"t","model":"m","task_args":{{{new string('[', 600)}}}""";

    private static string Inspect(string scores, bool limited = false)
    {
        var end = limited ? ""","limit":{"type":"time","limit":1}""" : "";
        return $$$"""
            {"version":2,"status":"success","eval":{"eval_id":"e","task":"addition","model":"lab/m"},
             "samples":[{"id":"a","epoch":1,"scores":{{{{scores}}}}},{"id":"b","epoch":1,"scores":{{{(
                limited ? "{}" : $"{{{scores}}}"
            )}}}{{{end}}}}]}
            """;
    }

    private void Logs(params (string Name, string Text)[] logs)
    {
        Directory.CreateDirectory(PathOf("logs"));
        foreach (var (name, text) in logs)
            Write($"logs/{name}.json", text);
    }

    private Outcome Import(params string[] options) => Run(["import", PathOf("logs"), "--out", PathOf("scores.csv"), .. options]);
}
