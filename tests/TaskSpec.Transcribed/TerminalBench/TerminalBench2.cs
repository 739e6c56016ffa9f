namespace Transcribed.TerminalBench;

/// <summary>Terminal-Bench 2: tasks in a terminal, decided by tests in the same container.</summary>
[Suite("terminal_bench_2", Version = "590c4dea"), Sandbox("docker"), Headline<TestsPass>]
[Variant("default", Items.Same, Default = true), Variant("solution", Items.Oracle)]
public abstract class TerminalBench2;
