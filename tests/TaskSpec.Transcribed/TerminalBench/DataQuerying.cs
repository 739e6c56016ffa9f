namespace Transcribed.TerminalBench;

[TaskFamily("sparql-university", Version = "590c4dea"), Samples(1)]
[Limits(TimeSeconds = 900), Scored(By.Container, TimeoutSeconds = 900)]
[HumanTime(800, HumanSource.Estimate, Who = Who.Expert), HumanTime(10000, HumanSource.Estimate, Who = Who.Junior)]
[Metadata("difficulty", "hard"), Metadata("category", "data-querying")]
[Metadata("tags", "knowledge-graph, sparql-query, information-retrieval")]
public sealed class SparqlUniversity : TerminalBench2;
