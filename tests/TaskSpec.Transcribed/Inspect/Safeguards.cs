namespace Transcribed.Inspect;

[TaskFamily("b3", Version = "590c4dea", Title = "b3: Backbone Breaker Benchmark"), Samples(630)]
[Provenance(Url = "https://arxiv.org/abs/2510.22620"), Metadata("group", "Safeguards"), Metadata("tags", "Agent")]
[Metadata("dependency", "b3")]
public sealed class B3;

[TaskFamily("abstention_bench", Version = "590c4dea", Title = "AbstentionBench: Reasoning LLMs Fail on Unanswerable Questions")]
[Samples(39558)]
[Provenance(Url = "https://arxiv.org/pdf/2506.09038"), Metadata("group", "Safeguards")]
[Metadata("dependency", "abstention_bench")]
public sealed class AbstentionBench;
