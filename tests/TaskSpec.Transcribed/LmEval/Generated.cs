namespace Transcribed.LmEval;

[TaskFamily("mmlu_pt_llama_college_medicine", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/meta-llama/Llama-3.1-8B-Instruct-evals")]
[Metadata("dataset_name", "Llama-3.1-8B-Instruct-evals__multilingual_mmlu_pt__details")]
[Metadata("tags", "mmlu_pt_llama_other_tasks"), Metadata("output_type", "generate_until")]
[Sampling(FewShot = 5, MaxOutputTokens = 10)]
[Headline<ExactMatch>]
public sealed class MmluPtLlamaCollegeMedicine : Llama3Tasks;

[TaskFamily("masakhapos_ewe_prompt_5", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/masakhane/masakhapos"), Metadata("dataset_name", "ewe")]
[Metadata("tags", "masakhapos_tasks, masakhapos_prompt_5"), Metadata("output_type", "generate_until")]
[Headline<GeneratedAccuracy>]
public sealed class MasakhaposEwePrompt5 : AfrobenchTasks;

[TaskFamily("mlqa_hi_hi", Version = "0.1")]
[Provenance(Url = "https://huggingface.co/datasets/facebook/mlqa"), Metadata("dataset_name", "mlqa.hi.hi")]
[Metadata("output_type", "generate_until")]
[Headline<ExactMatch>, Records<F1>]
public sealed class MlqaHiHi : MlqaTasks;

[TaskFamily("humaneval_64", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/openai/openai_humaneval"), Metadata("unsafe_code", true)]
[Metadata("output_type", "generate_until")]
[Sampling(FewShot = 0, MaxOutputTokens = 1024)]
[Headline<PassAtK>]
public sealed class Humaneval64 : HumanevalTasks;

[TaskFamily("coqa", Version = "3.0")]
[Provenance(Url = "https://huggingface.co/datasets/EleutherAI/coqa"), Metadata("output_type", "generate_until")]
[Headline<ExactMatch>, Records<F1>]
public sealed class Coqa : CoqaTasks;

[TaskFamily("ifeval_es", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/BSC-LT/IFEval_es"), Metadata("output_type", "generate_until")]
[Sampling(FewShot = 0, MaxOutputTokens = 1280)]
[Headline<PromptLevelStrictAcc>, Records<InstLevelStrictAcc>, Records<PromptLevelLooseAcc>, Records<InstLevelLooseAcc>]
public sealed class IfevalEs : IfevalTasks;

[TaskFamily("acp_prog_gen_with_pddl", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/ibm-research/acp_bench"), Metadata("dataset_name", "acp_prog_gen")]
[Metadata("tags", "acp_gen_2shot_with_pddl, acp_bench_hard_with_pddl"), Metadata("output_type", "generate_until")]
[Sampling(FewShot = 2, MaxOutputTokens = 1000)]
[Headline<Score>]
public sealed class AcpProgGenWithPddl : AcpbenchTasks;
