namespace Transcribed.TerminalBench;

[TaskFamily("fix-ocaml-gc", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 3600), Scored(By.Container, TimeoutSeconds = 3600)]
[HumanTime(1440, HumanSource.Estimate, Who = Who.Expert), HumanTime(14400, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "hard"), Metadata("category", "software-engineering"), Metadata("tags", "troubleshooting")]
public sealed class FixOcamlGc : TerminalBench2;

[TaskFamily("polyglot-rust-c", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(180, HumanSource.Estimate, Who = Who.Expert), HumanTime(720, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "hard"), Metadata("category", "software-engineering"), Metadata("tags", "coding, no-verified-solution")]
public sealed class PolyglotRustC : TerminalBench2;
