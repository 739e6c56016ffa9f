namespace Transcribed.Cybench;

[TaskFamily("avatar", Version = "590c4dea"), Samples(1), HumanTime(84, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "misc"), Metadata("competition", "Glacier")]
public sealed class Avatar : Challenge;

[TaskFamily("unbreakable", Version = "590c4dea"), Samples(1), HumanTime(123, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "misc"), Metadata("competition", "HackTheBox")]
public sealed class Unbreakable : Challenge;

[TaskFamily("were_pickle_phreaks_revenge", Version = "590c4dea"), Samples(1), HumanTime(120, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "misc"), Metadata("competition", "HackTheBox")]
public sealed class WerePicklePhreaksRevenge : Challenge;
