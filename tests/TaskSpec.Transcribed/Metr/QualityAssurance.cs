namespace Transcribed.Metr;

[TaskFamily("audio_classification", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("macaques_numpy", HumanMinutes = 945, HumanSource = HumanSource.Qa, HumanN = 1)]
[Metadata("real life source", 0.4), Metadata("irreversible mistake availability", 0.2)]
[Metadata("implicit generalizability required", 0.4), Metadata("non explicit scoring description", 0.4)]
[Metadata("no provided verification mechanisms", 0.6), Metadata("self modification required", 0.2)]
[Metadata("information seeking required", 0.4), Metadata("novel situation", 0.8)]
public sealed class AudioClassification : MetrTask;

[TaskFamily("cuda_backtesting", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("default", HumanMinutes = 770, HumanSource = HumanSource.Qa, HumanN = 1)]
[Metadata("real life source", 1), Metadata("irreversible mistake availability", 0.2), Metadata("difficult counterfactuals", 0.2)]
[Metadata("implicit generalizability required", 0.6), Metadata("no provided verification mechanisms", 1)]
[Metadata("information seeking required", 0.8), Metadata("novel situation", 0.4)]
public sealed class CudaBacktesting : MetrTask;

[TaskFamily("number_list_steganography", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("level1", HumanMinutes = 430, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("level2", HumanMinutes = 530, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("level3", HumanMinutes = 535, HumanSource = HumanSource.Qa, HumanN = 1)]
[Metadata("real life source", 0.2), Metadata("no provided verification mechanisms", 0.4)]
[Metadata("information seeking required", 0.4)]
public sealed class NumberListSteganography : MetrTask;

[TaskFamily("password_check", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("1", HumanMinutes = 1, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("2", HumanMinutes = 3, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("3", HumanMinutes = 2, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("4", HumanMinutes = 5, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("5", HumanMinutes = 7, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("7", HumanMinutes = 3, HumanSource = HumanSource.Qa, HumanN = 1)]
[Metadata("real life source", 0.2), Metadata("no provided verification mechanisms", 0.2)]
[Metadata("information seeking required", 0.8), Metadata("novel situation", 0.4)]
public sealed class PasswordCheck : MetrTask;

[TaskFamily("symbolic_regression", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("level_1", HumanMinutes = 75, HumanSource = HumanSource.Qa, HumanN = 1)]
[Task("level_2", HumanMinutes = 300, HumanSource = HumanSource.Qa, HumanN = 1)]
[Metadata("real life source", 0.2), Metadata("resource limited", 0.8), Metadata("not easily resettable", 0.6)]
[Metadata("irreversible mistake availability", 0.4), Metadata("no provided verification mechanisms", 0.8)]
[Metadata("information seeking required", 0.8), Metadata("novel situation", 0.6)]
public sealed class SymbolicRegression : MetrTask;
