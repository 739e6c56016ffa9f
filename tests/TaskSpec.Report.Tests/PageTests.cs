using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace TaskSpec.Report.Tests;

/// <summary>The page as a document, without a browser.</summary>
public sealed partial class PageTests : ReportTest
{
    [Fact]
    public void It_is_a_well_formed_document_whose_ids_are_unique_and_whose_links_lead_somewhere()
    {
        var page = Parse(Report(Everything()));
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(
            page.Descendants("a").Attributes("href").Select(href => href.Value),
            href =>
            {
                if (href.StartsWith('#'))
                    Assert.Contains(href[1..], ids);
                else
                    Assert.Matches("^https://github.com/taskspec/taskspec/blob/main/docs/rules/TSK[0-9]{4}.md$", href);
            }
        );
        Assert.All(page.Descendants("button"), button => Assert.Equal("button", button.Attribute("type")?.Value));
    }

    [Fact]
    public void Its_policy_lets_in_its_own_styles_and_script_and_nothing_else()
    {
        var page = Report(Everything());
        var policy = Parse(page)
            .Descendants("meta")
            .First(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy")
            .Attribute("content")!
            .Value;
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("http", policy);
        var blocks = Blocks().Matches(page);
        Assert.Equal(4, blocks.Count);
        Assert.All(
            blocks,
            block =>
            {
                var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block.Groups["content"].Value)));
                Assert.Contains($"'sha256-{hash}'", policy);
            }
        );
        Assert.DoesNotContain(" style=\"", page);
        Assert.DoesNotMatch(" on[a-z]+=\"", page);
        Assert.DoesNotMatch("(src|srcset|data|poster)=\"[^\"]", page);
    }

    [Fact]
    public void It_is_the_same_for_the_same_input()
    {
        var everything = Everything();
        Assert.Equal(Report(everything), Report(everything));
    }

    [Fact]
    public void What_was_not_given_is_said()
    {
        var page = Report(Write(Examples.All));
        Assert.Contains("Time horizons and their trend: give <code>--runs</code>", page);
        Assert.DoesNotContain("Not in this report", Report(Everything()));
    }

    [Fact]
    public void Results_alone_make_a_report()
    {
        var page = Report("--scores", Write("scores.csv", Examples.Scores()));
        Assert.Contains("Forecasts against what came", page);
        Assert.Contains("Families, their findings and overlap: give <code>PATH</code>", page);
        Assert.Contains("Time horizons", Report("--runs", Write("runs.csv", Examples.Runs())));
        Assert.Contains("From log-likelihood to accuracy", Report("--samples", Write("samples.csv", Examples.Samples())));
    }

    [Theory]
    [InlineData(1, 6, "no hidden model has 5 models")]
    [InlineData(8, 1, "ability, which the others measure, needs at least 3")]
    public void What_cannot_be_computed_says_why_and_the_rest_stays(int models, int tasks, string said)
    {
        var page = Report(Write(Examples.All), "--scores", Write("scores.csv", Examples.Scores(models, tasks)));
        Assert.Contains(said, page);
        Assert.Contains("families-table", page);
    }

    [Fact]
    public void One_model_and_one_score_make_a_page()
    {
        var page = Report("--scores", Write("scores.csv", "model,task,metric,value\nm,t,acc,0.5\n"));
        Assert.Contains("Nothing can be shown here: ", page);
        Assert.Equal(
            "2 notes",
            $"{Run("report", "--scores", PathOf("scores.csv"), "--out", Page).Output.Split("note: ").Length - 2} notes"
        );
    }

    [Fact]
    public void An_empty_catalog_makes_a_page_that_says_so()
    {
        Assert.Contains("has no families", Report(Write(Examples.Of())));
    }

    [Fact]
    public void Of_many_tasks_those_that_say_most_are_shown_and_it_is_said()
    {
        var page = Report("--scores", Write("scores.csv", Examples.Scores(models: 4, tasks: 300)));
        Assert.Contains("200 of the 300 tasks", page);
    }

    [Fact]
    public void Every_headline_is_shown_unless_one_metric_is_named()
    {
        var table = Examples.Scores() + Examples.Scores(metric: "aaa")[(Examples.Scores().IndexOf('\n') + 1)..];
        var scores = Write("scores.csv", table);
        var chain = Examples.Chain with { Headline = Examples.Chain.Headline! with { Name = "aaa" } };
        var catalog = Write(Examples.Of(Examples.Addition, chain));
        Assert.Contains(
            "2 metrics are shown, of each task one: <bdi>exact_match</bdi>, <bdi>aaa</bdi>",
            Report(catalog, "--scores", scores)
        );
        Assert.Contains("the metric <bdi>aaa</bdi> is shown, of 2 in the table", Report("--scores", scores));
        var named = Report(catalog, "--scores", scores, "--metric", "exact_match");
        Assert.Contains("the metric <bdi>exact_match</bdi> is shown", named);
        Assert.Contains("aaa (share, 0 to 1)", Details(named));
    }

    [Fact]
    public void Measured_scores_are_in_points_whatever_the_metric_counts_in()
    {
        var family = Examples.Good with { Headline = Examples.Good.Headline! with { Worst = 10, Best = 2 }, Measured = null };
        var scores = Write(
            "scores.csv",
            $"model,flop,task,metric,value,stderr\nm,1e20,{family.Id},exact_match,4,0.8\nunknown,,{family.Id},exact_match,4,\n"
        );
        var details = Details(Report(Write(Examples.Of(family)), "--scores", scores));
        Assert.Contains("<td>m</td><td>1E&#x2B;20</td><td>0.75</td><td>0.1</td>", details);
        Assert.DoesNotContain("<td>unknown</td>", details);
        Assert.Contains("1 model has scores and no training compute", details);
    }

    [Fact]
    public void Scores_of_another_version_are_no_measured_points_and_it_is_said()
    {
        var rows = Examples.Scores().TrimEnd().Split('\n');
        string Table(string version) =>
            string.Join("\n", rows.Select((row, i) => row + (i == 0 ? ",version" : "," + version))) + "\n";
        string[] args =
        [
            "report",
            Write(Examples.Of(Examples.Addition)),
            "--scores",
            Write("scores.csv", Table("2.0.0")),
            "--out",
            Page,
        ];
        var outcome = Run(args);
        const string said =
            "scores of addition are left out of the forecast: results are of version 2.0.0, the catalog has 1.0.0; check out the one that was run";
        Assert.Equal((0, $"taskspec: {said}\n"), (outcome.ExitCode, outcome.Error));
        var page = File.ReadAllText(Page);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain(">measured<", Details(page), StringComparison.Ordinal);

        foreach (var version in (string[])["1.0.0", ""])
        {
            Write("scores.csv", Table(version));
            Assert.Equal("", Run(args).Error);
            Assert.Contains(">measured<", Details(File.ReadAllText(Page)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void As_json_it_says_what_it_wrote()
    {
        var outcome = Run(["report", .. Everything(), "--out", Page, "--json"]);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(new FileInfo(Page).Length, json.RootElement.GetProperty("bytes").GetInt64());
        Assert.Equal(5, json.RootElement.GetProperty("families").GetInt32());
        Assert.Contains(
            "horizons",
            json.RootElement.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("id").GetString())
        );
    }

    [Fact]
    public void Wrong_input_is_told_and_nothing_is_written()
    {
        var scores = Write("scores.csv", Examples.Scores());
        Refused("there is nothing to report on");
        Refused("is a table; give it with --scores", scores);
        Refused("--metric and --floors go with --scores", Write(Examples.All), "--metric", "acc");
        Refused("no metric 'acc'; it has", "--scores", scores, "--metric", "acc");
        Refused("--forecasts goes with PATH", "--scores", scores, "--forecasts", PathOf("absent.taskspec.json"));
        Refused("there is no such file", "--scores", PathOf("absent.csv"));
        Refused("does not exist", PathOf("absent"));
        Refused("has no rows", "--scores", Write("empty.csv", "model,task,metric,value\n"));
        Refused("must be a finite number", "--scores", Write("bad.csv", "model,task,metric,value\nm,t,acc,much\n"));
        Refused("no column", "--runs", scores);
        var outcome = Run("report", Write(Examples.All));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--out", outcome.Error);
        Assert.Equal(2, Run("report", Write(Examples.All), "--out", PathOf("absent/report.html")).ExitCode);
    }

    private void Refused(string said, params string[] args)
    {
        var outcome = Run(["report", .. args, "--out", Page]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("taskspec: ", outcome.Error);
        Assert.Contains(said, outcome.Error);
        Assert.False(File.Exists(Page));
    }

    /// <summary>A page as strict XML, which ours are.</summary>
    internal static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(
            new StringReader(page),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
        );
        return XDocument.Load(reader);
    }

    [GeneratedRegex("<(?<name>style|script)( id=\"plot-style\")?>(?<content>.*?)</\\k<name>>", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
