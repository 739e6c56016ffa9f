namespace Transcribed.TerminalBench;

[TaskFamily("log-summary-date-ranges", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(75, HumanSource.Estimate, Who = Who.Expert), HumanTime(150, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "data-processing")]
[Metadata("tags", "log-analysis, report-generation, data-processing")]
public sealed class LogSummaryDateRanges : TerminalBench2;

[TaskFamily("regex-log", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(45, HumanSource.Estimate, Who = Who.Expert), HumanTime(180, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "medium"), Metadata("category", "data-processing")]
[Metadata("tags", "regex, string-parsing, log-analysis")]
public sealed class RegexLog : TerminalBench2;
