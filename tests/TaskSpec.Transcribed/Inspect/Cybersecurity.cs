namespace Transcribed.Inspect;

/// <summary>CyberSecEval_2: Cybersecurity Risk and Vulnerability Evaluation.</summary>
[Suite("cyberseceval_2", Version = "590c4dea")]
[Provenance(Url = "https://arxiv.org/pdf/2404.13161"), Metadata("group", "Cybersecurity"), Sandbox("sandbox")]
[Scored(By.Container)]
public abstract class Cyberseceval2Tasks;

[TaskFamily("cyse2_interpreter_abuse", Version = "590c4dea"), Samples(500)]
public sealed class Cyse2InterpreterAbuse : Cyberseceval2Tasks;

[TaskFamily("cyse2_prompt_injection", Version = "590c4dea"), Samples(251)]
public sealed class Cyse2PromptInjection : Cyberseceval2Tasks;

[TaskFamily("cyse2_vulnerability_exploit", Version = "590c4dea"), Samples(585)]
public sealed class Cyse2VulnerabilityExploit : Cyberseceval2Tasks;

/// <summary>SecQA: A Concise Question-Answering Dataset for Evaluating Large Language Models in Computer Security.</summary>
[Suite("sec_qa", Version = "590c4dea")]
[Provenance(Url = "https://arxiv.org/abs/2312.15838"), Metadata("group", "Cybersecurity"), Headline<MultipleChoiceAccuracy>]
public abstract class SecQaTasks;

[TaskFamily("sec_qa_v1", Version = "590c4dea"), Samples(110)]
[Variant("sec_qa_v1_5_shot", Items.Same, FewShot = 5)]
public sealed class SecQaV1 : SecQaTasks;

[TaskFamily("sec_qa_v2", Version = "590c4dea"), Samples(100)]
[Variant("sec_qa_v2_5_shot", Items.Same, FewShot = 5)]
public sealed class SecQaV2 : SecQaTasks;
