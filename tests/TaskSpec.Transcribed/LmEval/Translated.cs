namespace Transcribed.LmEval;

[TaskFamily("galician_bench_flores_gl-it", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/facebook/flores"), Metadata("dataset_name", "all")]
[Metadata("output_type", "generate_until")]
[Headline<Bleu>, Records<Ter>, Records<ChrF>]
public sealed class GalicianBenchFloresGlIt : GalicianBenchTasks;

[TaskFamily("afridiacritics_fon_prompt_5", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/masakhane/diacritics-restoration"), Metadata("dataset_name", "fon")]
[Metadata("tags", "adr_tasks, adr_prompt_5"), Metadata("output_type", "generate_until")]
[Headline<Bleu>, Records<ChrF>]
public sealed class AfridiacriticsFonPrompt5 : AfrobenchTasks;
