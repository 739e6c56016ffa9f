namespace Transcribed.TerminalBench;

[TaskFamily("openssl-selfsigned-cert", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(20, HumanSource.Estimate, Who = Who.Expert), HumanTime(120, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "security")]
[Metadata("tags", "coding, file-operations, security, system")]
public sealed class OpensslSelfsignedCert : TerminalBench2;
