namespace Transcribed.Cybench;

[TaskFamily("it_has_begun", Version = "590c4dea"), Samples(1), HumanTime(7, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "forensics"), Metadata("competition", "HackTheBox")]
public sealed class ItHasBegun : Challenge;
