namespace Transcribed.LmEval;

[Suite("acpbench", Version = "4e7e0d47")]
public abstract class AcpbenchTasks;

[Suite("afrixnli", Version = "4e7e0d47")]
public abstract class AfrixnliTasks;

[Suite("afrobench", Version = "4e7e0d47")]
public abstract class AfrobenchTasks;

[Suite("aradice", Version = "4e7e0d47")]
public abstract class AradiceTasks;

[Suite("arithmetic", Version = "4e7e0d47")]
public abstract class ArithmeticTasks;

[Suite("catalan_bench", Version = "4e7e0d47")]
public abstract class CatalanBenchTasks;

[Suite("coqa", Version = "4e7e0d47")]
public abstract class CoqaTasks;

[Suite("esbbq", Version = "4e7e0d47")]
public abstract class EsbbqTasks;

[Suite("evalita_llm", Version = "4e7e0d47")]
public abstract class EvalitaLlmTasks;

[Suite("galician_bench", Version = "4e7e0d47")]
public abstract class GalicianBenchTasks;

[Suite("global_mmlu", Version = "4e7e0d47")]
public abstract class GlobalMmluTasks;

[Suite("humaneval", Version = "4e7e0d47")]
public abstract class HumanevalTasks;

[Suite("ifeval", Version = "4e7e0d47")]
public abstract class IfevalTasks;

[Suite("lambada_multilingual", Version = "4e7e0d47")]
public abstract class LambadaMultilingualTasks;

[Suite("llama3", Version = "4e7e0d47")]
public abstract class Llama3Tasks;

[Suite("medtext", Version = "4e7e0d47")]
public abstract class MedtextTasks;

[Suite("mlqa", Version = "4e7e0d47")]
public abstract class MlqaTasks;

[Suite("mmlu", Version = "4e7e0d47")]
public abstract class MmluTasks;

[Suite("noreval", Version = "4e7e0d47")]
public abstract class NorevalTasks;

[Suite("openai-mmmlu", Version = "4e7e0d47")]
public abstract class OpenaiMmmluTasks;

[Suite("pile", Version = "4e7e0d47")]
public abstract class PileTasks;
