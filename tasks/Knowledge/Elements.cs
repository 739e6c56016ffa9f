namespace Tour;

/// <summary>The chemical elements by their atomic numbers, from a file.</summary>
[TaskFamily("elements", Version = "1.0.0", Title = "The elements by number")]
[Samples(118, File = "data/elements.jsonl"), Answer(Tokens = 2), Sampling(MaxOutputTokens = 8)]
[Headline<ExactMatch>, Records<LogLikelihood>]
[HumanTime(0.5, HumanSource.Estimate, Who = Who.Expert, Factor = 3)]
[Provenance(License = "CC0-1.0", Url = "https://iupac.org/what-we-do/periodic-table-of-elements/", PublicSince = "2016")]
public sealed class Elements;
