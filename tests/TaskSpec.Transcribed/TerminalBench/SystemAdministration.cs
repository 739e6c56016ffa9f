namespace Transcribed.TerminalBench;

[TaskFamily("compile-compcert", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 2400), Scored(By.Container, TimeoutSeconds = 2400)]
[HumanTime(60, HumanSource.Estimate, Who = Who.Expert), HumanTime(120, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "system-administration"), Metadata("tags", "compilation, compilers")]
public sealed class CompileCompcert : TerminalBench2;
