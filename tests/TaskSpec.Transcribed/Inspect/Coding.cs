namespace Transcribed.Inspect;

[TaskFamily(
    "class_eval",
    Version = "590c4dea",
    Title = "ClassEval: A Manually-Crafted Benchmark for Evaluating LLMs on Class-level Code Generation"
)]
[Samples(100)]
[Provenance(Url = "https://arxiv.org/abs/2308.01861"), Metadata("group", "Coding"), Scored(By.Container)]
public sealed class ClassEval;

[TaskFamily("scicode", Version = "590c4dea", Title = "SciCode: A Research Coding Benchmark Curated by Scientists"), Samples(65)]
[Provenance(Url = "https://arxiv.org/abs/2407.13168"), Metadata("group", "Coding"), Metadata("dependency", "scicode")]
[Scored(By.Container)]
public sealed class Scicode;
