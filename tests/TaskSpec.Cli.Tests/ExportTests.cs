using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>What needs no code of the project's is exported from a catalog alone.</summary>
public sealed class ExportTests : CliTest
{
    private static readonly Family published = Examples.Addition with
    {
        Id = "gsm8k",
        Samples = new(SampleKind.HuggingFace)
        {
            HuggingFace = "openai/gsm8k",
            Config = "main",
            Split = "test",
            Input = "question",
            Target = "answer",
        },
    };

    private static readonly Family known = Examples.Addition with
    {
        Id = "known",
        RunsAs = new() { LmEval = "arc_easy", Inspect = "inspect_evals/arc_easy" },
    };

    private static readonly Family beside = Examples.Addition with
    {
        Id = "beside",
        Samples = new(SampleKind.File) { File = "own.jsonl" },
    };

    private string Out => PathOf("out");

    [Fact]
    public void A_catalog_is_enough_for_data_sets_for_what_the_runner_has_and_for_files_beside_it()
    {
        Write("own.jsonl", """{"id": "a", "input": "1 + 1?", "target": "2"}""" + "\n");
        var outcome = Run(
            "export",
            Write(Examples.Of(Examples.Addition, published, known, beside)),
            "--runner",
            "lm-eval",
            "--out",
            Out
        );

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("its samples are made by code: name the project or assembly that declares it (addition)", outcome.Output);
        Assert.Contains("lm-eval runs its own arc_easy", outcome.Output);
        Assert.Contains("1 + 1?", File.ReadAllText(Path.Combine(Out, "data", "beside.jsonl")));
        Assert.Contains("\"dataset_path\": \"openai/gsm8k\"", File.ReadAllText(Path.Combine(Out, "gsm8k.yaml")));
        Assert.Contains(
            "\"arc_easy\",\n    \"beside\",\n    \"gsm8k\"\n",
            File.ReadAllText(Path.Combine(Out, "taskspec+all.yaml"))
        );
    }

    [Fact]
    public void One_command_runs_all_in_Inspect()
    {
        var outcome = Run("export", Write(Examples.Of(published, known)), "--runner", "inspect", "--out", Out);

        Assert.Contains("inspect eval-set taskspec_all.py inspect_evals/arc_easy --log-dir LOGS", outcome.Output);
        Assert.Contains("return taskspec(\"gsm8k.inspect.json\")", File.ReadAllText(Path.Combine(Out, "taskspec_all.py")));
    }

    [Fact]
    public void A_file_that_is_not_beside_the_catalog_is_named()
    {
        AssertRefused(
            Run("export", Write(Examples.Of(beside)), "--runner", "promptfoo", "--out", Out),
            "beside: its samples file own.jsonl is not beside the catalog: put it there, or name the project that declares it"
        );
        Assert.False(Directory.Exists(Out));
    }
}
