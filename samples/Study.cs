using TaskSpec;

// The models that will be evaluated, by training compute in FLOP, and the one that their results should forecast.
[assembly: ScalingPlan(1e20, 1e24, Models = 8, TargetFlop = 1e25)]
