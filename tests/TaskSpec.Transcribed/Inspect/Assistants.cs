namespace Transcribed.Inspect;

[TaskFamily("browse_comp", Version = "590c4dea", Title = "BrowseComp: A Simple Yet Challenging Benchmark for Browsing Agents")]
[Samples(1266)]
[Provenance(Url = "https://arxiv.org/pdf/2504.12516"), Metadata("group", "Assistants"), Metadata("tags", "Agent")]
[Sandbox("sandbox", Internet = true)]
public sealed class BrowseComp;

/// <summary>Tau2.</summary>
[Suite("tau2", Version = "590c4dea")]
[Provenance(Url = "https://arxiv.org/abs/2506.07982"), Metadata("group", "Assistants"), Metadata("tags", "Agent")]
public abstract class Tau2Tasks;

[TaskFamily("tau2_airline", Version = "590c4dea"), Samples(50)]
public sealed class Tau2Airline : Tau2Tasks;

[TaskFamily("tau2_retail", Version = "590c4dea"), Samples(114)]
public sealed class Tau2Retail : Tau2Tasks;

[TaskFamily("tau2_telecom", Version = "590c4dea"), Samples(114)]
public sealed class Tau2Telecom : Tau2Tasks;
