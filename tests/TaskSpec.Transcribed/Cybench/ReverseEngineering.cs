namespace Transcribed.Cybench;

[TaskFamily("crushing", Version = "590c4dea"), Samples(1), HumanTime(20, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "reverse engineering"), Metadata("competition", "HackTheBox")]
public sealed class Crushing : Challenge;

[TaskFamily("flecks_of_gold", Version = "590c4dea"), Samples(1), HumanTime(368, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "reverse engineering"), Metadata("competition", "HackTheBox")]
public sealed class FlecksOfGold : Challenge;
