using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Profiling;
using TaskSpec.Runners;

namespace TaskSpec.Cli.Commands;

/// <summary>Asks a model every sample of a catalog, and writes what its answers score.</summary>
internal sealed class RunCommand : CliCommand
{
    private const string KeyVariable = "OPENAI_API_KEY";

    private readonly Argument<string> catalog = new("PATH") { Description = ProjectWords };
    private readonly Option<string> endpoint = new("--endpoint")
    {
        Description =
            $"Where chat completions are served, up to the version; a key is taken from the environment variable {KeyVariable}",
        HelpName = "URL",
        Required = true,
    };
    private readonly Option<string> model = new("--model")
    {
        Description = "The model's name there, and in the tables",
        HelpName = "M",
        Required = true,
    };
    private readonly OutputOption output = new("--out")
    {
        Description = "The folder of the journal and the tables; what it holds of the same run is not run again",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<string[]> families = new("--family")
    {
        Description = "Run these families alone",
        HelpName = "FAMILY",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<int?> concurrency = NumberOption.Count(
        "--concurrency",
        "N",
        "The most requests at a time; 4 by default"
    );
    private readonly Option<int?> attempts = NumberOption.Count(
        "--attempts",
        "N",
        "Attempts at each sample, in place of the declared ones"
    );
    private readonly Option<int?> limitSamples = NumberOption.Count(
        "--limit-samples",
        "N",
        "Ask the first N samples of each task alone"
    );
    private readonly Option<double?> flop = NumberOption.Of(
        "--training-flop",
        "F",
        "The model's training compute, for the tables"
    );
    private readonly Option<string?> family = new("--recipe")
    {
        Description = "The model's recipe, for the tables (column family)",
        HelpName = "X",
    };
    private readonly Option<bool> changed = new("--resume-changed")
    {
        Description =
            "Go on with a run whose declarations or options have changed: what still holds is kept, the rest is run again",
    };
    private readonly Option<bool> retryErrors = new("--retry-errors")
    {
        Description = "Make the attempts again that ended in an error",
    };

    public RunCommand(Screen screen)
        : base(
            screen,
            "run",
            "Asks a model itself, and writes its results as tables",
            "taskspec run . --endpoint http://localhost:8000/v1 --model my-model --out results"
        )
    {
        Add(catalog);
        foreach (
            var option in new Option[]
            {
                endpoint,
                model,
                output,
                families,
                concurrency,
                attempts,
                limitSamples,
                flop,
                family,
                changed,
                retryErrors,
            }
        )
            Add(option);
    }

    public override IReadOnlyList<FormerName> FormerNames => [new("--training-family", "--recipe")];

    protected override async Task<int> Run(Invocation run)
    {
        var address = Address(run.Parsed.GetRequiredValue(endpoint));
        if (string.IsNullOrWhiteSpace(run.Parsed.GetRequiredValue(model)))
            throw new CliError("--model is empty; give the model's name at the endpoint");
        var place = run.Parsed.GetRequiredValue(output);
        RefuseFile(place);
        var source = await run.Open(catalog);
        var chosen = run.Parsed.GetValue(families) ?? [];
        foreach (var id in chosen)
            Invocation.Find(source.Catalog, id);
        using var host = new SampleHost(
            source.Assembly ?? throw new CliError("run asks samples, which a catalog does not hold; name the project or assembly")
        );
        try
        {
            var key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } given ? given : null;
            using var client = Client(address, run.Parsed.GetRequiredValue(model), key);
            var eval = EvalRun.Of(source.Catalog, host.Assembly, client, Settings(run, chosen));
            foreach (var finding in eval.Findings.Where(finding => finding.Lost))
                run.Note($"{finding.Family}: {finding.Message}");
            var summary = await run.Progress.During("asking", tell => InFolder(eval, place, tell, run));
            if (run.Json)
                run.Screen.Out.Write(RunText.Json(eval, summary));
            else if (!run.Quiet)
                RunText.Write(run.Screen, place, summary);
            return ExitCode.Done;
        }
        catch (Exception error) when (error is EvalException or SampleSetException)
        {
            throw new CliError(error.Message, error);
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            run.Note("interrupted; the same command goes on from here");
            throw;
        }
    }

    private static ChatCompletions Client(Uri address, string model, string? key)
    {
        try
        {
            return new(address, model, key);
        }
        catch (ArgumentException error) when (error.ParamName == "key")
        {
            throw new CliError($"{KeyVariable} holds no key: set it to the key alone, without blanks or a line break", error);
        }
    }

    private Task<RunSummary> InFolder(EvalRun eval, string place, Action<string> tell, Invocation run) =>
        eval.InFolder(
            place,
            new() { Changed = run.Parsed.GetValue(changed), RetryErrors = run.Parsed.GetValue(retryErrors) },
            run.Quiet || run.Screen.Progress is null ? null : new RunProgress(tell),
            run.Stop
        );

    private EvalOptions Settings(Invocation run, string[] chosen) =>
        new()
        {
            Model = run.Parsed.GetRequiredValue(model),
            Families = chosen,
            Concurrency = run.Parsed.GetValue(concurrency) ?? 4,
            Attempts = run.Parsed.GetValue(attempts),
            LimitSamples = run.Parsed.GetValue(limitSamples),
            TrainingFlop = run.Parsed.GetValue(flop),
            TrainingFamily = run.Parsed.GetValue(family),
        };

    private static Uri Address(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? throw new CliError("--endpoint is no address; it is one such as http://localhost:8000/v1")
        : address.UserInfo.Length > 0
            ? throw new CliError($"--endpoint holds a name or password; put the key into the environment variable {KeyVariable}")
        : address;

    private static void RefuseFile(string place)
    {
        if (string.IsNullOrWhiteSpace(place))
            throw new CliError("--out is empty; name a folder");
        for (var path = Path.GetFullPath(place); path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
                throw new CliError($"cannot write to {place}: {path} is a file; name a folder");
        }
    }

    private sealed class RunProgress(Action<string> tell) : IProgress<EvalProgress>
    {
        public void Report(EvalProgress value) => tell(RunText.Of(value));
    }
}
