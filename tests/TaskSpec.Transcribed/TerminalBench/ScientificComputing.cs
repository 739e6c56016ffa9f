namespace Transcribed.TerminalBench;

[TaskFamily("adaptive-rejection-sampler", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(180, HumanSource.Estimate, Who = Who.Expert), HumanTime(480, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "scientific-computing")]
[Metadata("tags", "applied-statistics, adaptive-rejection-sampling, Bayesian-inference, simulation")]
public sealed class AdaptiveRejectionSampler : TerminalBench2;

[TaskFamily("tune-mjcf", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(30, HumanSource.Estimate, Who = Who.Expert), HumanTime(120, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "scientific-computing")]
[Metadata("tags", "mujoco, physics, simulation, numerical-optimization"), Metadata("estimated_duration_sec", 210)]
public sealed class TuneMjcf : TerminalBench2;
