namespace Transcribed.TerminalBench;

[TaskFamily("caffe-cifar-10", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 1200), Scored(By.Container, TimeoutSeconds = 1200)]
[Metadata("difficulty", "medium"), Metadata("category", "machine-learning"), Metadata("tags", "cnn, caffe")]
public sealed class CaffeCifar10 : TerminalBench2;
