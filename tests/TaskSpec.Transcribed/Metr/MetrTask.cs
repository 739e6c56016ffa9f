namespace Transcribed.Metr;

/// <summary>METR's tasks of January 2025: families of tasks with the time that people take.</summary>
[Suite("metr", Version = "19b03113"), Headline<ScoreBinarized>]
public abstract class MetrTask;

/// <summary>One where a run counts as a success.</summary>
[Metric("score_binarized", Form.AllRight)]
public sealed class ScoreBinarized : IMetric;
