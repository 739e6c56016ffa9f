namespace Transcribed.Inspect;

/// <summary>∞Bench: Extending Long Context Evaluation Beyond 100K Tokens.</summary>
[Suite("infinite_bench", Version = "590c4dea")]
[Provenance(Url = "https://arxiv.org/abs/2402.13718"), Metadata("group", "Reasoning")]
public abstract class InfiniteBenchTasks;

[TaskFamily("infinite_bench_code_debug", Version = "590c4dea"), Samples(394)]
public sealed class InfiniteBenchCodeDebug : InfiniteBenchTasks;

[TaskFamily("infinite_bench_code_run", Version = "590c4dea"), Samples(400)]
public sealed class InfiniteBenchCodeRun : InfiniteBenchTasks;

[TaskFamily("infinite_bench_kv_retrieval", Version = "590c4dea"), Samples(500)]
public sealed class InfiniteBenchKvRetrieval : InfiniteBenchTasks;

[TaskFamily("infinite_bench_longbook_choice_eng", Version = "590c4dea"), Samples(229)]
public sealed class InfiniteBenchLongbookChoiceEng : InfiniteBenchTasks;

[TaskFamily("infinite_bench_longdialogue_qa_eng", Version = "590c4dea"), Samples(200)]
public sealed class InfiniteBenchLongdialogueQaEng : InfiniteBenchTasks;

[TaskFamily("infinite_bench_math_calc", Version = "590c4dea"), Samples(50)]
public sealed class InfiniteBenchMathCalc : InfiniteBenchTasks;

[TaskFamily("infinite_bench_math_find", Version = "590c4dea"), Samples(350)]
public sealed class InfiniteBenchMathFind : InfiniteBenchTasks;

[TaskFamily("infinite_bench_number_string", Version = "590c4dea"), Samples(590)]
public sealed class InfiniteBenchNumberString : InfiniteBenchTasks;

[TaskFamily("infinite_bench_passkey", Version = "590c4dea"), Samples(590)]
public sealed class InfiniteBenchPasskey : InfiniteBenchTasks;
