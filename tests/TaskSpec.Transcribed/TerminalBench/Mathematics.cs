namespace Transcribed.TerminalBench;

[TaskFamily("feal-differential-cryptanalysis", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 1800), Scored(By.Container, TimeoutSeconds = 1800)]
[HumanTime(480, HumanSource.Estimate, Who = Who.Expert), HumanTime(19200, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "hard"), Metadata("category", "mathematics"), Metadata("tags", "software-engineering")]
public sealed class FealDifferentialCryptanalysis : TerminalBench2;

[TaskFamily("model-extraction-relu-logits", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(480, HumanSource.Estimate, Who = Who.Expert), HumanTime(2400, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "hard"), Metadata("category", "mathematics"), Metadata("tags", "security")]
public sealed class ModelExtractionReluLogits : TerminalBench2;
