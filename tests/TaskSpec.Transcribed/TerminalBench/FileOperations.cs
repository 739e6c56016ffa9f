namespace Transcribed.TerminalBench;

[TaskFamily("db-wal-recovery", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(45, HumanSource.Estimate, Who = Who.Expert), HumanTime(240, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "file-operations"), Metadata("tags", "database, encryption, recovery")]
public sealed class DbWalRecovery : TerminalBench2;
