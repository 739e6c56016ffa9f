namespace Transcribed.Metr;

[TaskFamily("continue_pattern", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("easy", HumanMinutes = 1080, HumanSource = HumanSource.Estimate)]
[Metadata("irreversible mistake availability", 0.2), Metadata("implicit generalizability required", 0.2)]
[Metadata("non explicit scoring description", 0.4), Metadata("no provided verification mechanisms", 1)]
[Metadata("information seeking required", 0.6), Metadata("novel situation", 0.4)]
public sealed class ContinuePattern : MetrTask;

[TaskFamily("wikipedia_research", Version = "19b03113"), Limits(TimeSeconds = 36000)]
[Task("austrian_votes", HumanMinutes = 2, HumanSource = HumanSource.Estimate)]
[Task("speaker_of_house", HumanMinutes = 1, HumanSource = HumanSource.Estimate)]
[Metadata("real life source", 0.4), Metadata("non explicit scoring description", 0.2)]
[Metadata("no provided verification mechanisms", 0.8), Metadata("information seeking required", 1)]
public sealed class WikipediaResearch : MetrTask;
