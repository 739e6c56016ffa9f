namespace Transcribed.TerminalBench;

[TaskFamily("hf-model-inference", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(20, HumanSource.Estimate, Who = Who.Expert), HumanTime(120, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "data-science")]
[Metadata("tags", "api, coding, data-processing, data-science")]
public sealed class HfModelInference : TerminalBench2;
