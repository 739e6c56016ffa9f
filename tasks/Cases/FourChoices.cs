namespace Tour;

/// <summary>
/// Four choices, of which three are typical mistakes. A quarter of the answers are right by chance, which hides what small models
/// know.
/// </summary>
[TaskFamily("four-choices", Version = "1.0.0", Title = "Four choices")]
[Samples(100), Choices(4)]
[Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
public sealed class FourChoices : ISamples
{
    private static readonly Func<Dice, Question>[] Kinds =
    [
        Question.Precedence,
        Question.UpAndDown,
        Question.Weekday,
        Question.Median,
    ];

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        var dice = new Dice(seed: 4);
        foreach (var (kind, ask) in Kinds.Index())
        foreach (var (i, question) in dice.Distinct(200, ask).Where(question => question.IsFair).Take(25).Index())
            yield return new($"{kind * 25 + i:000}", question.Text, question.Right)
            {
                Choices = dice.Shuffle([question.Right, question.First, question.Second, question.Third]),
            };
    }
}
