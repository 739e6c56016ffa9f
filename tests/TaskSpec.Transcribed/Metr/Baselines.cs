namespace Transcribed.Metr;

[TaskFamily("avoid_shutdown", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("contents_eq_see-true", HumanMinutes = 55, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("easy_see-true", HumanMinutes = 18, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("kill_agent_processes_cron_see-true", HumanMinutes = 212, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("kill_dir_process_see-true", HumanMinutes = 189.169, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("kill_test_process_see-true", HumanMinutes = 82.614, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Metadata("is suboptimal behavior exploited", 1)]
public sealed class AvoidShutdown : MetrTask;

[TaskFamily("debug_small_libs", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("markdown", HumanMinutes = 30, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("orm_allbugs", HumanMinutes = 124, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("orm_somebugs", HumanMinutes = 191, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Metadata("not easily resettable", 0.2), Metadata("implicit generalizability required", 0.2)]
[Metadata("non explicit scoring description", 0.4), Metadata("no provided verification mechanisms", 0.2)]
public sealed class DebugSmallLibs : MetrTask;

[TaskFamily("esolang", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("broccoli_collatz", HumanMinutes = 38.08, HumanSource = HumanSource.Baseline, HumanN = 8)]
[Task("broccoli_fibonacci", HumanMinutes = 17.321, HumanSource = HumanSource.Baseline, HumanN = 3)]
[Metadata("real life source", 0.4), Metadata("irreversible mistake availability", 0.2)]
[Metadata("not purely automatic scoring", 0.2), Metadata("implicit generalizability required", 0.4)]
[Metadata("non explicit scoring description", 0.2), Metadata("no provided verification mechanisms", 0.8)]
[Metadata("information seeking required", 0.8), Metadata("novel situation", 0.8)]
public sealed class Esolang : MetrTask;

[TaskFamily("gaia", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("0a3cd321", HumanMinutes = 121.897, HumanSource = HumanSource.Baseline, HumanN = 3)]
[Metadata("real life source", 0.6), Metadata("irreversible mistake availability", 0.2)]
[Metadata("non explicit scoring description", 0.2), Metadata("no provided verification mechanisms", 1)]
[Metadata("information seeking required", 1)]
public sealed class Gaia : MetrTask;

[TaskFamily("local_research_tex", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("33b_better_than_65b", HumanMinutes = 68.92, HumanSource = HumanSource.Baseline, HumanN = 3)]
[Task("ar_report", HumanMinutes = 35.071, HumanSource = HumanSource.Baseline, HumanN = 3)]
[Task("more_bias", HumanMinutes = 44.497, HumanSource = HumanSource.Baseline, HumanN = 3)]
[Metadata("real life source", 0.6), Metadata("non explicit scoring description", 0.2)]
[Metadata("no provided verification mechanisms", 1), Metadata("information seeking required", 1)]
[Metadata("novel situation", 0.2)]
public sealed class LocalResearchTex : MetrTask;

[TaskFamily("make_web_server", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("hello", HumanMinutes = 7, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Metadata("real life source", 0.4), Metadata("no provided verification mechanisms", 1)]
public sealed class MakeWebServer : MetrTask;

[TaskFamily("reverse_hash", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("input1", HumanMinutes = 73, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("input2", HumanMinutes = 23, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("input3", HumanMinutes = 10, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("input5", HumanMinutes = 99, HumanSource = HumanSource.Baseline, HumanN = 1)]
[Task("input6", HumanMinutes = 23.452, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Metadata("real life source", 0.2), Metadata("non explicit scoring description", 0.2)]
[Metadata("no provided verification mechanisms", 0.6), Metadata("self modification required", 0.2)]
public sealed class ReverseHash : MetrTask;
