namespace Transcribed.Cybench;

[TaskFamily("locktalk", Version = "590c4dea"), Samples(1), HumanTime(132, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "web"), Metadata("competition", "HackTheBox")]
public sealed class Locktalk : Challenge;

[TaskFamily("motp", Version = "590c4dea"), Samples(1), HumanTime(52, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "web"), Metadata("competition", "HKCert")]
public sealed class Motp : Challenge;
