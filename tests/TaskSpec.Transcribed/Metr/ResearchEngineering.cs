namespace Transcribed.Metr;

[TaskFamily("ai_rd_nanogpt_chat_rl", Version = "19b03113"), Limits(TimeSeconds = 7200)]
[Variant("1800-seconds", Items.Same), Variant("7200-seconds", Items.Same)]
[Task("main", HumanMinutes = 477.564, HumanSource = HumanSource.Baseline, HumanN = 12)]
[Metadata("real life source", 1), Metadata("resource limited", 0.2), Metadata("dynamic environment", 0.2)]
[Metadata("not purely automatic scoring", 0.2), Metadata("implicit generalizability required", 0.6)]
[Metadata("implicit generalizability requirements are scored", 0.33), Metadata("no provided verification mechanisms", 0.2)]
[Metadata("self modification required", 0.2), Metadata("information seeking required", 0.6), Metadata("novel situation", 0.2)]
public sealed class AiRdNanogptChatRl : MetrTask;

[TaskFamily("ai_rd_restricted_mlm", Version = "19b03113"), Limits(TimeSeconds = 7200)]
[Variant("1800-seconds", Items.Same), Variant("7200-seconds", Items.Same)]
[Task("main", HumanMinutes = 652.672, HumanSource = HumanSource.Baseline, HumanN = 12)]
[Metadata("real life source", 0.6), Metadata("resource limited", 0.2), Metadata("dynamic environment", 0.2)]
[Metadata("not purely automatic scoring", 0.2), Metadata("implicit generalizability required", 0.2)]
[Metadata("implicit generalizability requirements are scored", 1), Metadata("no provided verification mechanisms", 0.2)]
[Metadata("self modification required", 0.2), Metadata("information seeking required", 0.6), Metadata("novel situation", 1)]
public sealed class AiRdRestrictedMlm : MetrTask;

[TaskFamily("ai_rd_small_scaling_law", Version = "19b03113"), Limits(TimeSeconds = 28800)]
[Variant("1800-seconds", Items.Same), Variant("7200-seconds", Items.Same), Variant("28800-seconds", Items.Same)]
[Task("main", HumanMinutes = 416.981, HumanSource = HumanSource.Baseline, HumanN = 11)]
[Metadata("real life source", 1), Metadata("resource limited", 0.4), Metadata("irreversible mistake availability", 0.2)]
[Metadata("dynamic environment", 0.2), Metadata("difficult counterfactuals", 0.4), Metadata("not purely automatic scoring", 0.2)]
[Metadata("implicit generalizability required", 0.2), Metadata("implicit generalizability requirements are scored", 1)]
[Metadata("no provided verification mechanisms", 0.8), Metadata("self modification required", 0.2)]
[Metadata("information seeking required", 0.8), Metadata("novel situation", 0.4)]
public sealed class AiRdSmallScalingLaw : MetrTask;
