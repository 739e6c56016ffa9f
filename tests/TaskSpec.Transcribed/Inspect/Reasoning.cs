namespace Transcribed.Inspect;

[TaskFamily(
    "squad",
    Version = "590c4dea",
    Title = "SQuAD: A Reading Comprehension Benchmark requiring reasoning over Wikipedia articles"
)]
[Samples(11873)]
[Provenance(Url = "https://arxiv.org/abs/1606.05250"), Metadata("group", "Reasoning")]
public sealed class Squad;
