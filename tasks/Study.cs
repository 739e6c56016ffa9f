global using TaskSpec;

[assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]
[assembly: Sampling(Attempts = 1, Temperature = 0)]
[assembly: Provenance(License = "MIT")]
