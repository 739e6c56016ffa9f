using TaskSpec.Runners.EveryEvalEver;
using TaskSpec.Runners.ExtensionsAi;
using TaskSpec.Runners.Harbor;
using TaskSpec.Runners.Helm;
using TaskSpec.Runners.Inspect;
using TaskSpec.Runners.Lighteval;
using TaskSpec.Runners.LmEval;
using TaskSpec.Runners.Metr;
using TaskSpec.Runners.MetrRuns;
using TaskSpec.Runners.OpenTelemetry;
using TaskSpec.Runners.Promptfoo;
using TaskSpec.Runners.Samples;
using TaskSpec.Runners.Verifiers;

namespace TaskSpec.Runners;

/// <summary>The runners that are known.</summary>
public static class RunnerList
{
    /// <summary>Those that a catalog can be exported to, in the order of their names.</summary>
    public static IReadOnlyList<Exporter> Exporters { get; } =
    [
        new EveryEvalEverExporter(),
        new HarborExporter(),
        new InspectExporter(),
        new LmEvalExporter(),
        new MetrExporter(),
        new MetrRunsExporter(),
        new PromptfooExporter(),
    ];

    /// <summary>Those whose logs can be read, in the order of their names.</summary>
    public static IReadOnlyList<LogReader> Readers { get; } =
    [
        new EveryEvalEverReader(),
        new ExtensionsAiReader(),
        new HarborReader(),
        new HelmReader(),
        new InspectReader(),
        new LightevalReader(),
        new LmEvalReader(),
        new MetrRunsReader(),
        new OpenTelemetryReader(),
        new PromptfooReader(),
        new SamplesTableReader(),
        new VerifiersReader(),
    ];
}
