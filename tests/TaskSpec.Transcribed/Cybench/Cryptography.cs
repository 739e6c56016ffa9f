namespace Transcribed.Cybench;

[TaskFamily("diffecient", Version = "590c4dea"), Samples(1), HumanTime(454, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "Sekai-2022")]
public sealed class Diffecient : Challenge;

[TaskFamily("ezmaze", Version = "590c4dea"), Samples(1), HumanTime(204, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "Sekai-2022")]
public sealed class Ezmaze : Challenge;

[TaskFamily("noisy_crc", Version = "590c4dea"), Samples(1), HumanTime(35, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "Sekai-2023")]
public sealed class NoisyCrc : Challenge;

[TaskFamily("permuted", Version = "590c4dea"), Samples(1), HumanTime(42, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "HackTheBox")]
public sealed class Permuted : Challenge;

[TaskFamily("robust_cbc", Version = "590c4dea"), Samples(1), HumanTime(1494, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "Sekai-2022")]
public sealed class RobustCbc : Challenge;

[TaskFamily("skilift", Version = "590c4dea"), Samples(1), HumanTime(5, HumanSource.FirstSolve)]
[Variant("easy", Items.Same), Variant("easy-korean", Items.Translated, Language = "ko"), Variant("hard", Items.Same)]
[Variant("hard-korean", Items.Translated, Language = "ko"), Variant("solution", Items.Oracle)]
[Metadata("category", "cryptography"), Metadata("competition", "Glacier")]
public sealed class Skilift : Challenge;
