namespace Transcribed.Inspect;

[TaskFamily("mathvista", Version = "590c4dea", Title = "MathVista: Visual Math Problem-Solving"), Samples(1000)]
[Provenance(Url = "https://arxiv.org/abs/2310.02255"), Metadata("group", "Mathematics"), Metadata("tags", "Multimodal")]
public sealed class Mathvista;
