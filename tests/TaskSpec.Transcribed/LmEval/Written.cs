namespace Transcribed.LmEval;

[TaskFamily("medtext", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/BI55/MedText"), Metadata("output_type", "generate_until")]
[Headline<Bleu>, Records<Rouge1>, Records<Rouge2>, Records<RougeL>, Records<Bleurt>, Records<BertScore>]
public sealed class Medtext : MedtextTasks;

[TaskFamily("nortruthfulqa_gen_nno_p4", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/ltg/nortruthfulqa_gen"), Metadata("dataset_name", "nn")]
[Metadata("tags", "nortruthfulqa_gen_nno"), Metadata("output_type", "generate_until")]
[Sampling(FewShot = 0)]
[Headline<BleuMax>, Records<BleuAcc>, Records<BleuDiff>, Records<Rouge1Max>, Records<Rouge1Acc>, Records<Rouge1Diff>]
[Records<Rouge2Max>, Records<Rouge2Acc>, Records<Rouge2Diff>, Records<RougeLMax>, Records<RougeLAcc>, Records<RougeLDiff>]
public sealed class NortruthfulqaGenNnoP4 : NorevalTasks;

[TaskFamily("cocoteros_va", Version = "1.0")]
[Provenance(Url = "https://huggingface.co/datasets/gplsi/cocoteros_va"), Metadata("output_type", "generate_until")]
[Sampling(MaxOutputTokens = 40)]
[Headline<Bleu>, Records<Rouge1>]
public sealed class CocoterosVa : CatalanBenchTasks;
