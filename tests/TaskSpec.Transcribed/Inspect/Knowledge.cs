namespace Transcribed.Inspect;

[TaskFamily(
    "commonsense_qa",
    Version = "590c4dea",
    Title = "CommonsenseQA: A Question Answering Challenge Targeting Commonsense Knowledge"
)]
[Samples(1221)]
[Provenance(Url = "https://arxiv.org/abs/1811.00937"), Metadata("group", "Knowledge")]
public sealed class CommonsenseQa;

/// <summary>SimpleQA/SimpleQA Verified: Measuring short-form factuality in large language models.</summary>
[Suite("simpleqa", Version = "590c4dea")]
[Provenance(Url = "https://arxiv.org/abs/2411.04368"), Metadata("group", "Knowledge")]
public abstract class SimpleqaTasks;

[TaskFamily("simpleqa", Version = "590c4dea"), Samples(4326)]
public sealed class Simpleqa : SimpleqaTasks;

[TaskFamily("simpleqa_verified", Version = "590c4dea"), Samples(1000)]
public sealed class SimpleqaVerified : SimpleqaTasks;

[TaskFamily("air_bench", Version = "590c4dea", Title = "AIR Bench: AI Risk Benchmark"), Samples(5694)]
[Provenance(Url = "https://arxiv.org/pdf/2407.17436"), Metadata("group", "Knowledge")]
public sealed class AirBench;
