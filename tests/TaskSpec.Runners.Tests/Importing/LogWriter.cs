using System.Text.Json;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Writes runs as a runner logs them.</summary>
internal abstract class LogWriter
{
    public abstract string Name { get; }

    /// <summary>The conditions that its logs state.</summary>
    public abstract IReadOnlyList<string> Conditions { get; }

    /// <summary>The ends of an attempt that its logs tell apart.</summary>
    public virtual IReadOnlyList<ResultState> States =>
        [ResultState.Scored, ResultState.Scored, ResultState.Limit, ResultState.Error];

    /// <summary>Whether one run may make several attempts at a sample.</summary>
    public virtual bool HasAttempts => true;

    /// <summary>Whether its logs state which way a metric goes.</summary>
    public virtual bool StatesDirection => false;

    /// <summary>What the task of a run is called.</summary>
    public virtual string TaskOf(GeneratedRun run) => run.Task;

    public abstract void Write(string folder, GeneratedRun run);

    public static IReadOnlyList<LogWriter> All { get; } =
    [
        new InspectWriter(),
        new LmEvalWriter(),
        new PromptfooWriter(),
        new HarborWriter(),
        new HelmWriter(),
        new VerifiersWriter(),
        new MetrWriter(),
        new LightevalWriter(),
        new OpenTelemetryWriter(),
        new EveryEvalEverWriter(),
        new ExtensionsAiWriter(),
        new SamplesWriter(),
    ];

    protected static void Json(string path, object? content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(content));
    }

    protected static void Lines(string path, IEnumerable<object> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines.Select(line => JsonSerializer.Serialize(line)));
    }

    protected static double Number(string? text) => double.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
