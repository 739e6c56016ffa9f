using System.Reflection;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>One metric of the answer, scored by the <c>Score</c> of its own class.</summary>
internal sealed class Scorer
{
    private readonly MetricUse use;
    private readonly Func<string, Sample, double>? ofText;
    private readonly Func<IReadOnlyList<double>, Sample, double>? ofChoices;
    private readonly Extraction? extract;

    private Scorer(MetricUse use, Type type, string where)
    {
        this.use = use;
        ofText = Score<Func<string, Sample, double>>(type, typeof(ITextMetric));
        ofChoices = ofText is null ? Score<Func<IReadOnlyList<double>, Sample, double>>(type, typeof(IChoiceMetric)) : null;
        extract = Extract(use.Extract, where);
    }

    /// <summary>The metric's name in results.</summary>
    public string Name => use.ResultName();

    /// <summary>Whether it is scored from the log-likelihoods of the choices, and not from the text.</summary>
    public bool OfChoices => ofChoices is not null;

    /// <summary>Whether the mean of its samples' scores is its score.</summary>
    public bool IsMean => use.Averaging is not (Averaging.Corpus or Averaging.Classes);

    /// <summary>The scorer of a metric, or why there can be none.</summary>
    /// <exception cref="EvalException">Its class is missing, or its <c>Extract</c> is no regular expression.</exception>
    public static (Scorer? Scorer, string? Obstacle) Of(MetricUse use, Family family, Assembly authors, bool? byLetter)
    {
        var name = use.ResultName();
        switch (FeatureUse.Measure(use, family))
        {
            case Feature.ContainerScore:
                return (null, $"{name} is scored in a container, which this runner has not");
            case Feature.JudgeScore:
                return (null, $"{name} is scored by a judge, which this runner has not");
            case Feature.HumanScore:
                return (null, $"{name} is scored by people");
        }

        var where = $"family '{family.Id}', metric {name}";
        var type =
            MetricTypes.Find(authors, use.Type)
            ?? throw new EvalException(
                $"{where}: there is no class {use.Type} in or behind {authors.GetName().Name}; build it again"
            );
        var scorer = new Scorer(use, type, where);
        return scorer.ofText is null && scorer.ofChoices is null
                ? (
                    null,
                    $"{name} has no Score of one output{(use.By == By.LogProbs ? ": a chat gives no log-likelihood of the target" : "")}"
                )
            : scorer.OfChoices && byLetter is null
                ? (null, $"{name} needs the log-likelihoods of the choices, which this client does not give")
            : type == typeof(LengthNormalizedAccuracy) && byLetter == true
                ? (null, $"{name} divides by the length of the choice, but this client gives the log-likelihood of its letter")
            : (scorer, null);
    }

    /// <summary>
    /// The score of an answer, or why there is none. What a limit ended before there was anything to score has the worst (docs/runners/limits.md); what else has
    /// no score has a state that says so, and is never 0.
    /// </summary>
    public EvalScore Score(Answer answer, Sample sample)
    {
        if (answer.State == ResultState.Error)
            return new(Name, null, ResultState.Error, answer.Problem);
        var state = answer.State;
        try
        {
            var value = OfChoices
                ? answer.LogLikelihoods is { } values
                    ? ofChoices!(values, sample)
                    : (double?)null
                : answer.Text is { } text
                    ? OfText(text, sample)
                    : null;
            return value is null && state == ResultState.Limit && answer.Limit != Answer.Filter
                    ? new(Name, use.Worst, state, answer.Problem)
                : value is null ? new(Name, null, ResultState.Missing, answer.Problem)
                : double.IsFinite(value.Value) ? new(Name, value, state, null)
                : new(Name, null, ResultState.Missing, $"{Name} is no finite number");
        }
        catch (Exception error)
        {
            // The metric may be an author's own: whatever it throws is this score's problem, and no other's.
            return new(Name, null, ResultState.Error, $"{Name} failed with {error.GetType().Name}: {error.Message}");
        }
    }

    private double OfText(string text, Sample sample) => ofText!(extract?.From(text) ?? text, sample);

    private static Extraction? Extract(string? pattern, string where)
    {
        try
        {
            return pattern is null ? null : new(pattern);
        }
        catch (ArgumentException error)
        {
            throw new EvalException($"{where}: Extract is no regular expression: {error.Message}", error);
        }
    }

    private static TScore? Score<TScore>(Type type, Type metric)
        where TScore : Delegate =>
        metric.IsAssignableFrom(type) ? type.GetInterfaceMap(metric).TargetMethods[0].CreateDelegate<TScore>() : null;
}
