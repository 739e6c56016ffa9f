using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What one log says alone, and what several say together.</summary>
public sealed class LayoutTests : LogTest
{
    [Theory]
    [InlineData(1, 75)]
    [InlineData(100, 75)]
    [InlineData(1, 0.4)]
    [InlineData(100, 0.4)]
    public void Samples_of_a_score_in_percent_have_a_unit_of_their_own(double unit, double percent)
    {
        double[] shares = [0, percent / 50, percent / 100, percent / 100];
        Write(
            "e.json",
            FormattableString.Invariant(
                $$$$"""
                {"model_info":{"id":"m"},"evaluation_results":[{"evaluation_name":"t","evaluation_result_id":"r","metric_config":{"metric_id":"acc","metric_unit":"percent"},
                "score_details":{"score":{{{{percent}}}} }}],"detailed_evaluation_results":{"file_path":"e_samples.jsonl"}}
                """
            )
        );
        Write(
            "e_samples.jsonl",
            string.Join(
                '\n',
                shares.Select(
                    (share, i) =>
                        FormattableString.Invariant(
                            $$$$"""{"evaluation_name":"t","sample_id":"{{{{i}}}}","evaluation_result_id":"r","evaluation":{"score":{{{{share * unit}}}} }}"""
                        )
                )
            )
        );

        var (rows, import) = Imported();

        Assert.Equal(shares, rows.Select(row => Math.Round(row.Value!.Value, 9)));
        Assert.Empty(import.Unread);
    }

    [Fact]
    public void Trials_of_one_job_are_so_wherever_they_lie()
    {
        Trial("x/a", "s1", """{"rewards":{"accuracy":1}}""", "null");
        Trial("y/b", "s2", "null", """{"exception_type":"AgentTimeoutError"}""");

        Assert.Equal(
            [("s1", "accuracy", 1), ("s2", "accuracy", 0)],
            Imported().Rows.OrderBy(row => row.Sample).Select(row => (row.Sample, row.Metric, row.Value ?? double.NaN))
        );
    }

    [Fact]
    public void Jobs_over_parts_of_a_data_set_are_of_it_where_their_tasks_are_the_same()
    {
        Trial("1/a", "s1", """{"rewards":{"r":1}}""", "null", "one", "c1");
        Trial("1/b", "s2", """{"rewards":{"r":1}}""", "null", "one", "c2");
        Trial("2/a", "s1", """{"rewards":{"r":1}}""", "null", "two", "c1");
        Assert.Single(Imported().Rows.Select(row => row.Variant).Distinct());

        Trial("3/a", "s1", """{"rewards":{"r":1}}""", "null", "three", "other");
        Assert.Equal(2, Imported().Rows.Where(row => row.Sample == "s1").Select(row => row.Variant).Distinct().Count());
    }

    [Fact]
    public void A_default_is_nothing_said_where_some_logs_say_nothing()
    {
        Run("a", new JObject { ["quick"] = false }, []);
        Run("b", [], []);
        Assert.Equal([null], Variants());

        Run("c", new JObject { ["quick"] = true }, new JObject { ["quick"] = true });
        Assert.Equal([null, "quick=true"], Variants());
    }

    [Fact]
    public void What_somebody_passed_is_no_default()
    {
        Run("a", new JObject { ["quick"] = false }, new JObject { ["quick"] = false });
        Run("b", [], []);

        Assert.Equal([null, "quick=false"], Variants());
    }

    private void Trial(string place, string sample, string result, string exception, string job = "j", string checksum = "c")
    {
        Directory.CreateDirectory(Path.Combine(Folder, place));
        Write(
            $"{place}/result.json",
            $$$$"""
            {"id":"{{{{job}}}}{{{{place}}}}","task_name":"{{{{sample}}}}","trial_name":"{{{{sample}}}}","source":"t","task_checksum":"{{{{checksum}}}}","config":{"job_id":"{{{{job}}}}" },
            "agent_info":{"name":"a","model_info":{"name":"m"}},"verifier_result":{{{{result}}}},"exception_info":{{{{exception}}}} }
            """
        );
    }

    private void Run(string id, JObject arguments, JObject passed) =>
        Write(
            $"{id}.json",
            $$$$"""
            {"version":2,"status":"success","eval":{"eval_id":"{{{{id}}}}","task":"t","model":"m","task_args":{{{{arguments}}}},"task_args_passed":{{{{passed}}}},
            "dataset":{},"config":{}},"samples":[{"id":1,"epoch":1,"scores":{"s":{"value":1}}}]}
            """
        );

    private IEnumerable<string?> Variants() => Imported().Rows.Select(row => row.Variant).Distinct().Order();

    private (SampleRow[] Rows, Import Import) Imported()
    {
        var import = new Import(CancellationToken.None);
        return ([.. Logs.Read([Folder], RunnerList.Readers, import)], import);
    }
}
