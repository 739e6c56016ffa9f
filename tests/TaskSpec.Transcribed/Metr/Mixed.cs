namespace Transcribed.Metr;

[TaskFamily("interpret_data", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("ecommerce_biggest_order", HumanMinutes = 8, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("ecommerce_popular_products", HumanMinutes = 45, HumanSource = HumanSource.Baseline, HumanN = 2)]
[Task("ecommerce_spent_most", HumanMinutes = 3, HumanSource = HumanSource.Estimate)]
[Metadata("real life source", 0.4), Metadata("no provided verification mechanisms", 1)]
[Metadata("information seeking required", 0.6)]
public sealed class InterpretData : MetrTask;
