using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

public static partial class CatalogJson
{
    /// <summary>One family, as it stands in a catalog.</summary>
    internal static Family Map(Fields fields, Family? x) =>
        new()
        {
            Id = fields.Required("id", fields.Text("id", x?.Id)),
            Version = fields.Required("version", fields.Text("version", x?.Version)),
            Type = fields.Required("type", fields.Text("type", x?.Type)),
            Assembly = fields.Text("assembly", x?.Assembly),
            Title = fields.Text("title", x?.Title),
            Summary = fields.Text("summary", x?.Summary),
            Suite = fields.Text("suite", x?.Suite),
            Plan = fields.Object<ScalingPlan>("plan", x?.Plan, Map),
            Headline = fields.Object<MetricUse>("headline", x?.Headline, Map),
            Records = fields.List<MetricUse>("records", x?.Records ?? [], Map),
            Samples = fields.Object<SampleSource>("samples", x?.Samples, Map),
            Tasks = fields.List<EvalTask>("tasks", x?.Tasks ?? [], Map),
            TasksFile = fields.Text("tasksFile", x?.TasksFile),
            Variants = fields.List<Variant>("variants", x?.Variants ?? [], Map),
            Answer = fields.Object<Answer>("answer", x?.Answer, Map),
            Choices = fields.Object<Choices>("choices", x?.Choices, Map),
            RunsAs = fields.Object<RunsAs>("runsAs", x?.RunsAs, Map),
            Steps = fields.List<StepInfo>("steps", x?.Steps ?? [], Map),
            Needs = fields.Texts("needs", x?.Needs ?? []),
            Limits = fields.Object<Limits>("limits", x?.Limits, Map),
            Sampling = fields.Object<Sampling>("sampling", x?.Sampling, Map),
            Sandbox = fields.Object<Sandbox>("sandbox", x?.Sandbox, Map),
            Scored = fields.Object<Scoring>("scored", x?.Scored, Map),
            HumanTimes = fields.List<HumanTime>("humanTimes", x?.HumanTimes ?? [], Map),
            Difficulty = fields.Object<Difficulty>("difficulty", x?.Difficulty, Map),
            DifficultyFromHumanTime = fields.Object<HumanDifficulty>("difficultyFromHumanTime", x?.DifficultyFromHumanTime, Map),
            Usage = fields.Object<Usage>("usage", x?.Usage, Map),
            Correlations = fields.List<Correlation>("correlations", x?.Correlations ?? [], Map),
            Provenance = fields.Object<Provenance>("provenance", x?.Provenance, Map),
            Metadata = fields.List<MetadataEntry>("metadata", x?.Metadata ?? [], Map),
            Invalid = fields.List<InvalidValue>("invalid", x?.Invalid ?? [], Map),
            Dangling = fields.List<DanglingReference>("dangling", x?.Dangling ?? [], Map),
            MissingFiles = fields.List<MissingFile>("missingFiles", x?.MissingFiles ?? [], Map),
            Profile = fields.Object<Profile>("profile", x?.Profile, Map),
            Measured = fields.Object<MeasuredFamily>("measured", x?.Measured, Map),
            Forecast = fields.Object<ForecastSummary>("forecast", x?.Forecast, Map),
        };

    private static MetricUse Map(Fields fields, MetricUse? x) =>
        new(
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("type", fields.Text("type", x?.Type)),
            fields.Required("form", fields.Word("form", x?.Form))
        )
        {
            Name = fields.Text("name", x?.Name),
            Floor = fields.Number("floor", x?.Floor),
            Best = fields.Number("best", x?.Best),
            Worst = fields.Number("worst", x?.Worst),
            By = fields.Word("by", x?.By),
            K = fields.Count("k", x?.K),
            Threshold = fields.Number("threshold", x?.Threshold),
            Edits = fields.Count("edits", x?.Edits),
            Order = fields.Count("order", x?.Order),
            FromOrder = fields.Count("fromOrder", x?.FromOrder),
            Averaging = fields.Word("averaging", x?.Averaging),
            Levels = fields.Count("levels", x?.Levels),
            Traits = fields.Texts("traits", x?.Traits ?? []),
            LmEval = fields.Text("lmEval", x?.LmEval),
            Inspect = fields.Text("inspect", x?.Inspect),
            Extract = fields.Text("extract", x?.Extract),
            Ceiling = fields.Number("ceiling", x?.Ceiling),
            Link = fields.Word("link", x?.Link),
            TokenCorrelation = fields.Number("tokenCorrelation", x?.TokenCorrelation),
        };

    private static SampleSource Map(Fields fields, SampleSource? x) =>
        new(fields.Required("kind", fields.Word("kind", x?.Kind)))
        {
            Count = fields.Count("count", x?.Count),
            TaskPerSample = fields.Flag("taskPerSample", x?.TaskPerSample),
            Clusters = fields.Count("clusters", x?.Clusters),
            ClusterCorrelation = fields.Number("clusterCorrelation", x?.ClusterCorrelation),
            File = fields.Text("file", x?.File),
            HuggingFace = fields.Text("huggingFace", x?.HuggingFace),
            Config = fields.Text("config", x?.Config),
            Split = fields.Text("split", x?.Split),
            Revision = fields.Text("revision", x?.Revision),
            Fixed = fields.Flag("fixed", x?.Fixed),
            Input = fields.Text("input", x?.Input),
            Target = fields.Text("target", x?.Target),
            TargetPattern = fields.Text("targetPattern", x?.TargetPattern),
            Choices = fields.Text("choices", x?.Choices),
            Task = fields.Text("task", x?.Task),
            FewShotSplit = fields.Text("fewShotSplit", x?.FewShotSplit),
        };

    /// <summary>One named task, as it stands in a catalog and on a line of a tasks file.</summary>
    internal static EvalTask Map(Fields fields, EvalTask? x) =>
        new(fields.Required("id", fields.Text("id", x?.Id)))
        {
            HumanMinutes = fields.Number("humanMinutes", x?.HumanMinutes),
            HumanSource = fields.Word("humanSource", x?.HumanSource),
            HumanN = fields.Count("humanN", x?.HumanN),
            TimeSeconds = fields.Count("timeSeconds", x?.TimeSeconds),
            Weight = fields.Number("weight", x?.Weight),
            Samples = fields.Count("samples", x?.Samples),
            Config = fields.Text("config", x?.Config),
            Choices = fields.Count("choices", x?.Choices),
            Tokens = fields.Count("tokens", x?.Tokens),
        };

    internal static Variant Map(Fields fields, Variant? x) =>
        new(fields.Required("id", fields.Text("id", x?.Id)), fields.Required("items", fields.Word("items", x?.Items)))
        {
            Language = fields.Text("language", x?.Language),
            FewShot = fields.Count("fewShot", x?.FewShot),
            Config = fields.Text("config", x?.Config),
            Default = fields.Flag("default", x?.Default),
        };

    private static Answer Map(Fields fields, Answer? x) =>
        new()
        {
            Requirement = fields.Word("requirement", x?.Requirement),
            Tokens = fields.Count("tokens", x?.Tokens),
            TokensCv = fields.Number("tokensCv", x?.TokensCv),
            Edits = fields.Count("edits", x?.Edits),
            ReasoningTokens = fields.Count("reasoningTokens", x?.ReasoningTokens),
        };

    private static RunsAs Map(Fields fields, RunsAs? x) =>
        new()
        {
            LmEval = fields.Text("lmEval", x?.LmEval),
            LmEvalMetric = fields.Text("lmEvalMetric", x?.LmEvalMetric),
            Inspect = fields.Text("inspect", x?.Inspect),
            InspectScorer = fields.Text("inspectScorer", x?.InspectScorer),
        };

    private static Choices Map(Fields fields, Choices? x) =>
        new(fields.Required("count", fields.Count("count", x?.Count)))
        {
            Max = fields.Count("max", x?.Max),
            Floor = fields.Number("floor", x?.Floor),
            ShuffleSeed = fields.Count("shuffleSeed", x?.ShuffleSeed),
        };

    private static StepInfo Map(Fields fields, StepInfo? x) =>
        new(fields.Required("id", fields.Text("id", x?.Id)), fields.Required("type", fields.Text("type", x?.Type)))
        {
            Tokens = fields.Count("tokens", x?.Tokens),
            TokensCv = fields.Number("tokensCv", x?.TokensCv),
            Requirement = fields.Word("requirement", x?.Requirement),
            Edits = fields.Count("edits", x?.Edits),
            Weight = fields.Number("weight", x?.Weight),
            Optional = fields.Flag("optional", x?.Optional),
            Across = fields.Word("across", x?.Across),
            OneExecution = fields.Flag("oneExecution", x?.OneExecution),
            Recovery = fields.Number("recovery", x?.Recovery),
            HumanMinutes = fields.Number("humanMinutes", x?.HumanMinutes),
            After = fields.Texts("after", x?.After ?? []),
            InsteadOf = fields.Texts("insteadOf", x?.InsteadOf ?? []),
            Needs = fields.Texts("needs", x?.Needs ?? []),
            Calls = fields.List<ToolCall>("calls", x?.Calls ?? [], Map),
            OutputOf = fields.Text("outputOf", x?.OutputOf),
            Records = fields.List<MetricUse>("records", x?.Records ?? [], Map),
            Shared = fields.Flag("shared", x?.Shared),
        };

    private static ToolCall Map(Fields fields, ToolCall? x) =>
        new(fields.Required("tool", fields.Text("tool", x?.Tool)))
        {
            Need = fields.Word("need", x?.Need),
            Retries = fields.Count("retries", x?.Retries),
            Feedback = fields.Flag("feedback", x?.Feedback),
            MaxCalls = fields.Count("maxCalls", x?.MaxCalls),
        };
}
