namespace Transcribed.LmEval;

[TaskFamily("global_mmlu_full_ru_sociology", Version = "0.0")]
[Provenance(Url = "https://huggingface.co/datasets/CohereForAI/Global-MMLU"), Metadata("dataset_name", "ru")]
[Metadata("tags", "global_mmlu_full_ru_social_sciences_tasks"), Metadata("output_type", "multiple_choice")]
[Headline<MultipleChoiceAccuracy>]
public sealed class GlobalMmluFullRuSociology : GlobalMmluTasks;

[TaskFamily("mmmlu_bn_bd_high_school_government_and_politics", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/openai/MMMLU"), Metadata("dataset_name", "BN_BD")]
[Metadata("tags", "mmmlu_bn_bd_social_sciences_tasks"), Metadata("output_type", "multiple_choice")]
[Headline<MultipleChoiceAccuracy>, Records<LengthNormalizedAccuracy>]
public sealed class MmmluBnBdHighSchoolGovernmentAndPolitics : OpenaiMmmluTasks;

[TaskFamily("afrixnli_xho_prompt_5", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/masakhane/afrixnli"), Metadata("dataset_name", "xho")]
[Metadata("tags", "afrixnli_tasks, afrixnli_tasks_prompt_5"), Metadata("output_type", "multiple_choice")]
[Headline<ClassF1>, Records<MultipleChoiceAccuracy>]
public sealed class AfrixnliXhoPrompt5 : AfrixnliTasks;

[TaskFamily("evalita-mp_sa_prompt-3", Version = "1")]
[Provenance(Url = "https://huggingface.co/datasets/evalitahf/sentiment_analysis"), Metadata("tags", "evalita-mp_sa_tasks")]
[Metadata("output_type", "multiple_choice")]
[Headline<ClassF1>]
public sealed class EvalitaMpSaPrompt3 : EvalitaLlmTasks;

[TaskFamily("galcola", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/proxectonos/galcola"), Metadata("output_type", "multiple_choice")]
[Headline<MatthewsCorrelation>, Records<MultipleChoiceAccuracy>]
public sealed class Galcola : GalicianBenchTasks;

[TaskFamily("mmlu_high_school_microeconomics_continuation", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/cais/mmlu"), Metadata("dataset_name", "high_school_microeconomics")]
[Metadata("tags", "mmlu_social_sciences_continuation"), Metadata("output_type", "multiple_choice")]
public sealed class MmluHighSchoolMicroeconomicsContinuation : MmluTasks;

[TaskFamily("AraDiCE_ArabicMMLU_middle_other_general-knowledge_lev", Version = "0.0")]
[Provenance(Url = "https://huggingface.co/datasets/QCRI/AraDICE-ArabicMMLU-lev")]
[Metadata("dataset_name", "middle_other_general-knowledge"), Metadata("tags", "AraDiCE_ArabicMMLU_other_lev")]
[Metadata("output_type", "multiple_choice")]
[Headline<MultipleChoiceAccuracy>, Records<LengthNormalizedAccuracy>, Records<ClassF1>]
public sealed class AraDiCEArabicMMLUMiddleOtherGeneralKnowledgeLev : AradiceTasks;

[TaskFamily("esbbq_age", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/BSC-LT/EsBBQ"), Metadata("dataset_name", "Age")]
[Metadata("output_type", "multiple_choice")]
[Headline<AccAmbig>, Records<AccDisambig>, Records<BiasScoreAmbig>, Records<BiasScoreDisambig>]
public sealed class EsbbqAge : EsbbqTasks;
