extern alias fixes;

using System.Text.RegularExpressions;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;
using Fix = fixes::TaskSpec.CodeFixes.EditFix;

namespace TaskSpec.Generators.Tests.Fixes;

public sealed class EditFixTests
{
    private const string Usings = "using System;\nusing TaskSpec;\n\n";

    [Theory]
    [InlineData("[Headline<ExactMatch>]", "[Headline<ExactMatch>, Records<EditSimilarity>]")]
    [InlineData("[Headline<ExactMatch>()]", "[Headline<ExactMatch>(), Records<EditSimilarity>]")]
    [InlineData(
        "[Headline<ExactMatch>] // what people quote",
        "[Headline<ExactMatch>, Records<EditSimilarity>] // what people quote"
    )]
    [InlineData(
        "[Headline<ExactMatch>]\n[Records<F1>(Link = Link.None)]",
        "[Headline<ExactMatch>]\n[Records<F1>(Link = Link.None), Records<LogLikelihood>]"
    )]
    [InlineData(
        "[\n    Headline<ExactMatch>,\n    Provenance(License = \"MIT\")\n]",
        "[\n    Headline<ExactMatch>,\n    Provenance(License = \"MIT\"),\n    Records<EditSimilarity>\n]"
    )]
    [InlineData("[Headline<ExactMatch>,]", "[Headline<ExactMatch>, Records<EditSimilarity>,]")]
    [InlineData(
        "[\n    Headline<ExactMatch>,\n    Provenance(License = \"MIT\"),\n]",
        "[\n    Headline<ExactMatch>,\n    Provenance(License = \"MIT\"),\n    Records<EditSimilarity>,\n]"
    )]
    [InlineData("[HeadlineAttribute<ExactMatch>]", "[HeadlineAttribute<ExactMatch>, Records<EditSimilarity>]")]
    [InlineData("[TaskSpec.Headline<ExactMatch>]", "[TaskSpec.Headline<ExactMatch>, Records<EditSimilarity>]")]
    public async Task Record_joins_the_metrics_in_the_authors_formatting(string before, string after) =>
        Assert.Equal(Family(after), await FixTest.Of("TSK6001", Family(before)).FixFirstAsync());

    [Theory]
    [InlineData("[Headline<ExactMatch>, Records<Edit = 0.2)]")]
    [InlineData("[Headline<ExactMatch>, Needs<]")]
    [InlineData("[Headline<ExactMatch>")]
    public async Task Half_typed_attributes_are_left_alone(string metrics) =>
        Assert.Empty(await FixTest.Of("TSK6001", Family(metrics)).OfferedAsync());

    [Fact]
    public async Task Class_in_one_that_has_no_name_yet_is_not_named()
    {
        const string source = """
            using TaskSpec;

            namespace Real;

            [TaskFamily("gaia", Version = "1"), Samples(100), Headline<ExactMatch>]
            public sealed class 
            {
                public sealed class Search : [Headline<;

                [Step, After<Search>]
                public sealed class Conclude : Step;
            }
            """;
        foreach (var title in await FixTest.Of("TSK1006", source).OfferedAsync())
            Assert.DoesNotContain("HasStep", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_stay_what_they_are()
    {
        var before = Family("[Headline<ExactMatch>]").Replace("\n", "\r\n");
        var after = Family("[Headline<ExactMatch>, Records<EditSimilarity>]").Replace("\n", "\r\n");
        Assert.Equal(after, await FixTest.Of("TSK6001", before).FixFirstAsync());
    }

    [Fact]
    public async Task Headline_of_a_suite_leaves_the_suite_alone()
    {
        const string suite = """
            using TaskSpec;

            [Suite("sums", Version = "1"), Headline<ExactMatch>]
            public abstract class Sums;
            """;
        const string before = """
            using TaskSpec;

            [TaskFamily("add", Version = "1")]
            [Samples(100), Answer(Tokens = 4)]
            public sealed class Add : Sums;
            """;
        const string after = """
            using TaskSpec;

            [TaskFamily("add", Version = "1")]
            [Samples(100), Answer(Tokens = 4)]
            [Records<EditSimilarity>]
            public sealed class Add : Sums;
            """;
        Assert.Equal(after, await FixTest.Of("TSK6001", before).And("Suite.cs", suite).FixFirstAsync());
    }

    [Fact]
    public async Task Without_a_using_names_are_whole()
    {
        const string before = """
            [TaskSpec.TaskFamily("add", Version = "1")]
            [TaskSpec.Samples(100), TaskSpec.Answer(Tokens = 4)]
            [TaskSpec.Headline<TaskSpec.ExactMatch>]
            public sealed class Add;
            """;
        var after = await FixTest.Of("TSK6001", before).FixFirstAsync();
        Assert.Equal(before.Replace("ExactMatch>]", "ExactMatch>, TaskSpec.Records<TaskSpec.EditSimilarity>]"), after);
    }

    [Fact]
    public async Task Namespace_TaskSpec_needs_no_using()
    {
        var before = Family("[Headline<ExactMatch>]").Replace(Usings, "namespace TaskSpec.Sums;\n\n");
        var after = await FixTest.Of("TSK6001", before).FixFirstAsync();
        Assert.Equal(before.Replace("<ExactMatch>", "<ExactMatch>, Records<EditSimilarity>"), after);
    }

    [Fact]
    public async Task Metric_behind_a_gate_is_recorded_on_the_step_before_it()
    {
        var before = Gated("[Step(Tokens = 60, Across = Transfer.Distinct), Calls<Python>(Need = Need.Essential)]");
        var after = Gated(
            "[Step(Tokens = 60, Across = Transfer.Distinct), Calls<Python>(Need = Need.Essential), Records<LogLikelihood>]"
        );
        Assert.Equal(after, await FixTest.Of("TSK2003", before).FixFirstAsync());
        Assert.Equal(["Record LogLikelihood on Script"], await FixTest.Of("TSK2003", before).OfferedAsync());
    }

    [Fact]
    public async Task Class_in_another_file_is_changed_there()
    {
        const string family = """
            using TaskSpec;

            [TaskFamily("digest", Version = "1"), Samples(1_000), Limits(TimeSeconds = 600)]
            [Headline<EditSimilarity>, HasStep<Script>]
            public sealed class Digests
            {
                [Step(Tokens = 64, Across = Transfer.Distinct), After<Script>, OutputOf<Python>]
                public sealed class Digest : Step;
            }
            """;
        const string shared = """
            using TaskSpec;

            [Tool("python", Input = Requirement.AnyCorrect)]
            public sealed class Python : Tool;

            [Step(Tokens = 60, Across = Transfer.Distinct), Calls<Python>(Need = Need.Essential)]
            public sealed class Script : Step;
            """;
        var test = FixTest.Of("TSK2003", family).And("Shared.cs", shared);
        Assert.Equal(shared.Replace("Essential)]", "Essential), Records<LogLikelihood>]"), await test.FixFirstAsync("Shared.cs"));
        Assert.Equal(family, await test.FixFirstAsync("Test.cs"));

        // A step that says nothing of itself gets a list of its own.
        var bare = shared.Replace("Step(Tokens = 60, Across = Transfer.Distinct), ", "");
        var fixedBare = await FixTest.Of("TSK2003", family).And("Shared.cs", bare).FixFirstAsync("Shared.cs");
        Assert.Equal(bare.Replace("Essential)]", "Essential)]\n[Records<LogLikelihood>]"), fixedBare);
    }

    [Theory]
    [InlineData(
        "[TaskFamily(\"x\", Version = \"1\")]\n[Samples(100), Answer(Tokens = 4)]\n[Headline<ExactMatch>]\npublic sealed record X;"
    )]
    [InlineData(
        "namespace N.@event;\n[TaskFamily(\"x\", Version = \"1\"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]\npublic sealed class @class;"
    )]
    [InlineData(
        "public static class Outer\n{\n    [TaskFamily(\"x\", Version = \"1\"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]\n    public sealed class X;\n}"
    )]
    [InlineData(
        "[TaskFamily(\"x\", Version = \"1\"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]\nfile sealed class X;"
    )]
    [InlineData(
        "[TaskFamily(\"x\", Version = \"1\"), Samples(100)]\npublic sealed partial class X;\n[Headline<ExactMatch>]\npublic sealed partial class X;\n[Answer(Tokens = 4)]\npartial class X;"
    )]
    [InlineData(
        "using F = TaskSpec.TaskFamilyAttribute;\nusing H = TaskSpec.HeadlineAttribute<TaskSpec.ExactMatch>;\n[F(\"x\", Version = \"1\"), Samples(100), Answer(Tokens = 4)]\n[H]\npublic sealed class X;"
    )]
    [InlineData(
        "using TS = TaskSpec;\n[TS.TaskFamily(\"x\", Version = \"1\"), TS::Samples(100), Answer(Tokens = 4)]\n[global::TaskSpec.HeadlineAttribute<TS.ExactMatch>]\npublic sealed class X;"
    )]
    public async Task Every_way_to_declare_a_family_is_fixed(string declaration)
    {
        var before = "using TaskSpec;\n" + declaration;
        var after = await FixTest.Of("TSK6001", before).FixFirstAsync();
        Assert.Equal(before, Regex.Replace(after, @", (TS\.)?Records<(TS\.)?EditSimilarity>", ""));
        await AnalyzerTest.Of("TSK6001", after).VerifyAsync();
    }

    [Fact]
    public async Task Title_says_what_it_brings() =>
        Assert.Equal(
            ["Record EditSimilarity: ±0.15 → ±0.14"],
            await FixTest.Of("TSK6001", Family("[Headline<ExactMatch>]")).OfferedAsync()
        );

    [Fact]
    public async Task Comments_of_what_is_taken_away_stay()
    {
        const string before = """
            using TaskSpec;
            namespace N;

            [
                TaskFamily("a", Version = "1.0.0"), // the id is public
                Samples(5000), Answer(Tokens = 4), Sampling(MaxOutputTokens = 16), // greedy
                Headline<EditSimilarity>, // the headline, see the paper
                Records<EditSimilarity> // twice
            ]
            public sealed class A;
            """;
        const string after = """
            using TaskSpec;
            namespace N;

            [
                TaskFamily("a", Version = "1.0.0"), // the id is public
                Samples(5000), Answer(Tokens = 4), Sampling(MaxOutputTokens = 16), // greedy
                Headline<EditSimilarity> // the headline, see the paper
                // twice
            ]
            public sealed class A;
            """;
        Assert.Equal(after, await FixTest.Of("TSK3015", before).FixFirstAsync());
    }

    [Fact]
    public async Task Directives_around_what_is_taken_away_stay()
    {
        const string before = """
            using TaskSpec;

            [TaskFamily("a", Version = "1.0.0"), Samples(5000), Answer(Tokens = 4)]
            [
                Headline<EditSimilarity>,
            #if !QUICK
                // Again, by mistake.
                Records<EditSimilarity>,
            #endif
                Metadata("owner", "me")
            ]
            public sealed class A;
            """;
        Assert.Equal(before.Replace("    Records<EditSimilarity>,\n", ""), await FixTest.Of("TSK3015", before).FixFirstAsync());
    }

    [Theory]
    [InlineData("[Headline<EditSimilarity>,\n#if QUICK\nMetadata(\"a\", 1)\n#else\nRecords<EditSimilarity>\n#endif\n]")]
    [InlineData("[Headline<EditSimilarity>]\n[\n#if !QUICK\nRecords<EditSimilarity>\n#else\nMetadata(\"a\", 1)\n#endif\n]")]
    public async Task What_would_not_parse_under_another_symbol_is_not_offered(string metrics)
    {
        var source = Family(metrics).Replace("Samples(100)", "Samples(5000)");
        Assert.Empty(await FixTest.Of("TSK3015", source).OfferedAsync());
    }

    [Fact]
    public async Task Metric_is_recorded_where_no_directive_takes_it_away()
    {
        var before = Family("[Headline<ExactMatch>]\n#if !QUICK\n[Records<F1>(Link = Link.None)]\n#endif");
        var after = await FixTest.Of("TSK6001", before).FixFirstAsync();
        Assert.Contains("[Headline<ExactMatch>, Records<", after, StringComparison.Ordinal);
        var all = Family("#if !QUICK\n[Headline<ExactMatch>]\n#endif");
        Assert.Contains(
            "#endif\n[Records<EditSimilarity>]\n",
            await FixTest.Of("TSK6001", all).FixFirstAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whole_solution_is_fixed_at_once()
    {
        var names = Enumerable.Range(0, 5).Select(i => $"F{i}").ToList();
        string Text(IEnumerable<string> names, string metrics) =>
            Usings + string.Join("\n\n", names.Select(name => Class(name, metrics))) + "\n";

        var test = FixTest
            .Of("TSK6001", Text(names, "[Headline<ExactMatch>]"))
            .And(
                "Other.cs",
                Text(["G"], "[Headline<ExactMatch>]").Replace("using System;\nusing TaskSpec;\n", "using TaskSpec;\n")
            );
        var after = await test.FixAllAsync();
        Assert.Equal(Text(names, "[Headline<ExactMatch>, Records<EditSimilarity>]"), after["Test.cs"]);
        Assert.Equal(
            Text(["G"], "[Headline<ExactMatch>, Records<EditSimilarity>]").Replace("using System;\n", ""),
            after["Other.cs"]
        );
    }

    [Fact]
    public async Task Key_of_another_rule_means_what_is_offered_first()
    {
        var before = Family("[Headline<ExactMatch>]");
        var after = await (FixTest.Of("TSK6001", before) with { Key = "TSK5009.0.Limits.TimeSeconds" }).FixAllAsync();
        Assert.Equal(Family("[Headline<ExactMatch>, Records<EditSimilarity>]"), after["Test.cs"]);
    }

    [Fact]
    public void Fixer_holds_its_constants_itself()
    {
        // An editor may load it beside another version of the analyzers.
        Assert.DoesNotContain(typeof(Fix).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("TaskSpec"));
    }

    [Fact]
    public void Rules_that_name_edits_are_those_that_are_fixed()
    {
        var naming = Directory
            .EnumerateFiles(Path.Combine(Snapshot.Root, "src", "TaskSpec", "Rules"), "TSK*.cs")
            .Where(path => File.ReadAllText(path).Contains("Edits =", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path)[..7]);
        Assert.Equal(naming.Order(StringComparer.Ordinal), new Fix().FixableDiagnosticIds);
    }

    private static string Family(string metrics) => Usings + Class("Add", metrics) + "\n";

    private static string Class(string name, string metrics) =>
        $"/// <summary>Sums.</summary>\n[TaskFamily(\"{name}\", Version = \"1\")]\n[Samples(100), Answer(Tokens = 4)]\n{metrics}\npublic sealed class {name};";

    private static string Gated(string step) =>
        $$"""
            using TaskSpec;

            [Tool("python", Input = Requirement.AnyCorrect)]
            public sealed class Python : Tool;

            [TaskFamily("digest", Version = "1"), Samples(1_000), Limits(TimeSeconds = 600)]
            [Headline<EditSimilarity>]
            public sealed class Digests
            {
                // What the model writes.
                {{step}}
                public sealed class Script : Step;

                [Step(Tokens = 64, Across = Transfer.Distinct), After<Script>, OutputOf<Python>]
                public sealed class Digest : Step;
            }
            """.Replace("\r", "");
}
