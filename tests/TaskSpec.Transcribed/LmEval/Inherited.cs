namespace Transcribed.LmEval;

[TaskFamily("ntrex_som_Latn-eng_Latn_prompt_1", Version = "4e7e0d47")]
[Metadata("dataset_name", "som_Latn")]
public sealed class NtrexSomLatnEngLatnPrompt1 : AfrobenchTasks;
