namespace Transcribed.LmEval;

[TaskFamily("pile_github", Version = "2.0")]
[Provenance(Url = "https://huggingface.co/datasets/EleutherAI/pile"), Metadata("dataset_name", "pile_github")]
[Metadata("output_type", "loglikelihood_rolling")]
[Headline<WordPerplexity>, Records<BytePerplexity>, Records<BitsPerByte>]
public sealed class PileGithub : PileTasks;

[TaskFamily("lambada_openai_mt_it", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/EleutherAI/lambada_openai"), Metadata("dataset_name", "it")]
[Metadata("tags", "lambada_multilingual"), Metadata("output_type", "loglikelihood")]
[Headline<Perplexity>, Records<GreedyMatch>]
public sealed class LambadaOpenaiMtIt : LambadaMultilingualTasks;

[TaskFamily("arithmetic_3ds", Version = "2.0")]
[Metadata("dataset_path", "json"), Metadata("tags", "arithmetic"), Metadata("output_type", "loglikelihood")]
[Headline<GreedyMatch>]
public sealed class Arithmetic3ds : ArithmeticTasks;
