using MathNet.Numerics.Distributions;
using TaskSpec.Catalogs;
using TaskSpec.Scaling.Beliefs;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>One hidden score, forecast by one design.</summary>
/// <param name="Task">The task.</param>
/// <param name="Model">The hidden model.</param>
/// <param name="Design">What is recorded: the headline itself, or the metric that stands for it.</param>
/// <param name="Predicted">The error that was expected.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Observed">What came true.</param>
public sealed record DesignForecast(string Task, string Model, string Design, double Predicted, double Forecast, double Observed)
{
    /// <summary>How far it was off.</summary>
    public double Error => Math.Abs(Forecast - Observed);
}

/// <summary>Whether, of two designs for one task, that with the smaller expected error forecasts better.</summary>
/// <param name="Forecasts">All forecasts.</param>
/// <param name="Pairs">Pairs of designs at one hidden score whose expected errors differ by a tenth or more.</param>
/// <param name="Right">In how many of them the design with the smaller expected error was nearer.</param>
/// <param name="SignP">Two-sided probability of so uneven a count if neither were better (sign test).</param>
/// <param name="Gain">Mean of how much nearer it was, in score.</param>
/// <param name="WilcoxonP">Two-sided probability of the signed ranks of the gains (Wilcoxon, normal approximation).</param>
/// <remarks>The pairs of one task hang together, so that both probabilities are too small.</remarks>
public sealed record DesignValidity(
    IReadOnlyList<DesignForecast> Forecasts,
    int Pairs,
    int Right,
    double SignP,
    double Gain,
    double WilcoxonP
)
{
    private const double Differs = 1.1;

    /// <summary>Forecasts each model from those with far less compute, from the headline and from each metric that stands for it.</summary>
    /// <param name="tasks">The headline's scores; all recipes are one ladder.</param>
    /// <param name="rows">The table, the metrics that stand for it among them.</param>
    /// <param name="vias">Those metrics.</param>
    /// <param name="beliefs">What is believed of each task without its results.</param>
    /// <param name="gap">How many times less compute.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ScalingException">No model has enough smaller ones.</exception>
    public static DesignValidity Of(
        IReadOnlyList<CurveSet> tasks,
        IReadOnlyList<ScoreRow> rows,
        IReadOnlyCollection<string> vias,
        HeldBeliefs beliefs,
        double gap,
        CancellationToken stop = default
    )
    {
        var forecasts = (
            from task in tasks
            let data = CurveData.Merged(task.Families.Select(family => family.Value))
            from at in Enumerable.Range(0, data.Count)
            let seen = data.Where(i => data.LogFlop[i] + Math.Log10(gap) <= data.LogFlop[at] + 1e-9)
            where seen.Count >= Validity.LeastModels
            select (task, data, at, seen)
        )
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .SelectMany(one => Of(one.task, one.data, one.at, one.seen, rows, vias, beliefs))
            .ToArray();
        if (forecasts.Length == 0)
            throw new ScalingException($"no model has {Validity.LeastModels} models with so much less compute; lower --gap");
        var gains = (
            from score in forecasts.GroupBy(one => (one.Task, one.Model))
            from one in score
            from other in score
            where one.Predicted * Differs <= other.Predicted
            select other.Error - one.Error
        ).ToArray();
        var right = gains.Count(gain => gain > 0);
        return new(
            forecasts,
            gains.Length,
            right,
            SignTest(right, gains.Count(gain => gain != 0)),
            gains.DefaultIfEmpty(0).Average(),
            SignedRanks(gains)
        );
    }

    private static IEnumerable<DesignForecast> Of(
        CurveSet task,
        CurveData data,
        int at,
        CurveData seen,
        IReadOnlyList<ScoreRow> rows,
        IReadOnlyCollection<string> vias,
        HeldBeliefs beliefs
    )
    {
        var (target, share, observed) = (data.LogFlop[at], data.Shares[at], data.Scores[at]);
        // All families are one ladder here, and none of them is to speak for the task.
        var (believed, shapes) = beliefs.Of(task.Task, "");
        yield return new(
            task.Task,
            data.Models[at],
            "itself",
            believed.Error(task.Response, seen, target),
            believed.Densities(shapes, seen, [(target, share)]).First().Mean,
            observed
        );
        var kept = seen.Models.ToHashSet(StringComparer.Ordinal);
        var smaller = rows.Where(row => row.Task == task.Task && kept.Contains(LadderRun.Split(row.Model).Run)).ToArray();
        foreach (var via in vias)
        {
            var values = smaller.Where(row => row.Metric == via).OrderBy(row => row.Flop).Select(row => row.Value).ToArray();
            if (values.Length > 0 && Predicted(smaller, via, Math.Pow(10, target), task) is { } predicted)
                yield return new(
                    task.Task,
                    data.Models[at],
                    via,
                    believed.Error(task.Response, seen, target, ResponseOf(values, task.Response)),
                    predicted,
                    observed
                );
        }
    }

    // A log-likelihood among the choices is negative, and their probability rises with compute; what falls is a loss of the right answer.
    private static Response ResponseOf(double[] values, Response headline) =>
        headline is not ChoiceAccuracy choice ? new LogLikelihood(Priors.AnswerTokens)
        : values.All(value => value < 0) ? new ChoiceLogLikelihoods(choice.Choices)
        : values[^1] > values[0] ? new ChoiceBrier(choice.Choices)
        : new LogLikelihood(Priors.AnswerTokens);

    private static double? Predicted(ScoreRow[] rows, string via, double flop, CurveSet task)
    {
        try
        {
            var question = new ForecastQuestion(task.Metric, SurrogateName.Parse(via), new(flop, null, null));
            return TwoStep.Of(rows, question).FirstOrDefault()?.Predicted?.Value;
        }
        catch (ScalingException)
        {
            return null; // Too few runs have both: this design has no forecast there.
        }
    }

    private static double SignTest(int right, int all)
    {
        if (all == 0)
            return 1;
        var fewer = Math.Min(right, all - right);
        return Math.Min(1, 2 * Binomial.CDF(.5, all, fewer));
    }

    private static double SignedRanks(double[] gains)
    {
        var sorted = gains.Where(gain => gain != 0).OrderBy(Math.Abs).ToArray();
        double n = sorted.Length,
            sum = sorted.Select((gain, i) => Math.Sign(gain) * (i + 1.0)).Sum();
        var deviation = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 6);
        return n == 0 ? 1 : 2 * Normal(-Math.Abs(sum) / deviation);

        static double Normal(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);
    }
}
