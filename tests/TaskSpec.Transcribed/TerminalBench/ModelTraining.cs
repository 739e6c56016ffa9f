namespace Transcribed.TerminalBench;

[TaskFamily("pytorch-model-recovery", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(15, HumanSource.Estimate, Who = Who.Expert), HumanTime(70, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "model-training"), Metadata("tags", "coding, pytorch, machine-learning")]
public sealed class PytorchModelRecovery : TerminalBench2;
